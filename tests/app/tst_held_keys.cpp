// SPDX-License-Identifier: MIT
// A key held for three seconds on a real keyboard of a real X server is one paid call. Only there do repeats come as
// the window system makes them: on X11 most of them do not say that they are repeats.
#include "formats/format_book.h"
#include "rig.h"
#include "ui/desktop/clipboard.h"
#include "ui/leases/leases_panel.h"
#include "ui/look/theme.h"
#include "ui/request/request_panel.h"
#include "ui/table/lease_table_view.h"
#include "ui/widgets/extract_button.h"
#include "ui/window/main_window.h"
#include "ui/wording/language.h"

#include <QApplication>
#include <QKeyEvent>
#include <QProcess>
#include <QSettings>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

constexpr int heldMs = 3'000;

/// Counts how often the key came down, as Qt saw it.
class Downs : public QObject
{
public:
    explicit Downs(int key)
        : m_key(key)
    {
        qApp->installEventFilter(this);
    }

    int all = 0;
    int flagged = 0;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::ShortcutOverride && watched->isWindowType()) {
            const auto *key = static_cast<QKeyEvent *>(event);
            all += key->key() == m_key;
            flagged += key->key() == m_key && key->isAutoRepeat();
        }
        return false;
    }

private:
    int m_key;
};

struct WindowRig : Rig
{
    WindowRig()
    {
        const QUuid account
            = addAccount({.key = u"TESTKEY01"_s, .pwd = {}, .plan = sim::Plan::ShortChannel, .channels = 20},
                         Product::ShortLived, Mode::Channel);
        window.requestPanel().selectAccount(account);
        window.show();
    }

    Language language;
    Theme theme;
    Clipboard clipboard;
    FormatBook formats;
    QSettings settings{folder.filePath(u"settings.ini"_s), QSettings::IniFormat};
    MainWindow window{{clock, catalogue, accounts, desk, leases, view, regionLocks, vendorClock, &ledger, language,
                       theme, clipboard, formats, settings}};
};

bool onTheKeyboard(const QStringList &arguments)
{
    QProcess xdotool;
    xdotool.start(u"xdotool"_s, arguments);
    return xdotool.waitForFinished(60'000) && xdotool.exitStatus() == QProcess::NormalExit && xdotool.exitCode() == 0;
}

} // namespace

class HeldKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void threeSecondsAreOneCall_data()
    {
        QTest::addColumn<QStringList>("keys");
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("button"); // empty: the table has the focus
        QTest::newRow("Return") << QStringList{u"Return"_s} << int(Qt::Key_Return) << u"extract"_s;
        QTest::newRow("Space") << QStringList{u"space"_s} << int(Qt::Key_Space) << u"extract"_s;
        QTest::newRow("Ctrl+Return") << QStringList{u"Control_L"_s, u"Return"_s} << int(Qt::Key_Return) << QString();
        // The button of the empty table goes with the first lease, while the key is still down.
        QTest::newRow("Return, no lease") << QStringList{u"Return"_s} << int(Qt::Key_Return) << u"extractFirst"_s;
    }

    void threeSecondsAreOneCall()
    {
        QFETCH(QStringList, keys);
        QFETCH(int, key);
        QFETCH(QString, button);
        QCOMPARE(QGuiApplication::platformName(), u"xcb"_s);
        WindowRig rig;
        rig.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&rig.window, 60'000));
        QWidget *target = button.isEmpty() ? &rig.window.leasesPanel().table()
                                           : static_cast<QWidget *>(rig.window.findChild<ExtractButton *>(button));
        QVERIFY(target);
        target->setFocus();
        QTRY_VERIFY(target->hasFocus());
        int ignored = 0;
        connect(&rig.window.requestPanel(), &RequestPanel::ignored, this, [&ignored] { ++ignored; });
        const Downs downs(key);

        QVERIFY(onTheKeyboard(QStringList{u"keydown"_s} + keys));
        QTest::qWait(heldMs);
        QVERIFY(onTheKeyboard(QStringList{u"keyup"_s} + keys));

        QTRY_VERIFY(rig.log.size() > 0 && rig.log.at(0).stage() == Call::Stage::Recorded);
        QTest::qWait(500); // what else was sent would have arrived by now
        qInfo("%d times down, %d of them said to be repeats, %d presses ignored", downs.all, downs.flagged, ignored);
        QVERIFY2(downs.all > 5, "The key was not held.");
        QCOMPARE(rig.simulator.requests("share.proxy.qg.net", "/get"), 1);
        QCOMPARE(rig.simulator.leasesHandedOut(u"TESTKEY01"_s), 1);
        QCOMPARE(rig.log.size(), 1);

        // The guard lets the next press through.
        if (!target->isVisible())
            rig.window.findChild<ExtractButton *>(u"extract"_s)->setFocus();
        QVERIFY(onTheKeyboard(QStringList{u"key"_s} + QStringList{keys.join(u'+')}));
        QTRY_COMPARE(rig.simulator.leasesHandedOut(u"TESTKEY01"_s), 2);
    }
};

QTEST_MAIN(HeldKeysTest)
#include "tst_held_keys.moc"
