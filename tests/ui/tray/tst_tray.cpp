// SPDX-License-Identifier: MIT
#include "lease/vendor_clock.h"
#include "preferences/preferences.h"
#include "support/fake_clock.h"
#include "table/lease_table.h"
#include "ui/tray/tray.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QCloseEvent>
#include <QDateTime>
#include <QDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSystemTrayIcon>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

/// Counts calls instead of showing anything, and returns the test's answers.
class TestTray final : public Tray
{
public:
    using Tray::Tray;

    QStringList shown;
    Close answer = Close::ToTray;
    bool remembers = true;
    bool reallyAsks = false;
    int asked = 0;
    using Tray::eventFilter;

protected:
    void popUp(const QString &title, const QString &text) override { shown.append(title + u'|' + text); }
    Close ask(bool &remember) override
    {
        ++asked;
        if (reallyAsks)
            return Tray::ask(remember);
        remember = remembers;
        return answer;
    }
};

/// Handles close events like the program's window.
class Window final : public QWidget
{
public:
    Tray *tray = nullptr;

protected:
    void closeEvent(QCloseEvent *event) override { event->setAccepted(!tray || tray->onClose() == Tray::Close::Quit); }
};

struct World
{
    QTemporaryDir folder;
    FakeClock clock;
    VendorClock vendorClock{clock};
    LeaseTable leases{vendorClock};
    QSettings settings{folder.filePath(u"settings.ini"_s), QSettings::IniFormat};
    Preferences preferences{settings};
    bool hasTray = true;
    QString extraction = u"Extract 5 · East & West"_s;
    Window window;
    TestTray tray{{window, leases, preferences, [this] { return extraction; }, [this] { return hasTray; }, false}};

    World()
    {
        window.tray = &tray;
        window.show();
    }
    ~World() { window.tray = nullptr; }

    QAction *action(const char *name) { return tray.menu().findChild<QAction *>(QLatin1StringView(name)); }
    Notice notice() const { return {Notice::Kind::FailedCall, {}, u"East: <b>Out</b> of stock"_s, u"A & B"_s}; }
};

} // namespace

class TrayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aShortageIsARedSignAndALineOfTheTip()
    {
        World world;
        QPixmap plain(64, 64);
        plain.fill(Qt::blue);
        world.window.setWindowIcon(QIcon(plain));
        const auto reds = [&world] {
            const QImage image = world.tray.shownIcon().pixmap(QSize(32, 32), 1.0).toImage();
            int found = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const QColor color = image.pixelColor(x, y);
                    found += int(color.red() > 150 && color.blue() < 100 && color.green() < 100);
                }
            }
            return found;
        };
        QCOMPARE(reds(), 0);
        world.tray.setShortage(u"East: 12 / 20"_s);
        QVERIFY2(reds() > 40, qPrintable(QString::number(reds())));
        QVERIFY2(world.tray.toolTip().endsWith(u"\nEast: 12 / 20"_s), qPrintable(world.tray.toolTip()));
        world.tray.setShortage(QString());
        QCOMPARE(reds(), 0);
        QVERIFY(!world.tray.toolTip().contains(u"East"_s));
    }

    void closesToTheTrayOnceThatIsChosen()
    {
        World world;
        QVERIFY(!world.window.close());
        QCOMPARE(world.tray.asked, 1);
        QVERIFY(!world.window.isVisible());
        QVERIFY(!QApplication::quitOnLastWindowClosed());
        QCOMPARE(world.preferences.text(Preference::Closing), u"tray"_s);
        world.tray.showWindow();
        QVERIFY(world.window.isVisible());
        QVERIFY(QApplication::quitOnLastWindowClosed());
        QVERIFY(!world.window.close());
        QCOMPARE(world.tray.asked, 1);
    }

    /// At the start of a session the program is often there before the tray.
    void aTrayThatComesLaterHasTheIcon()
    {
        World world;
        world.hasTray = false;
        TestTray tray({world.window, world.leases, world.preferences, [] { return QString(); },
                       [&world] { return world.hasTray; }, false});
        world.window.tray = &tray;
        QVERIFY(!tray.isShown());
        world.hasTray = true;
        QVERIFY(!world.window.close());
        QVERIFY(!world.window.isVisible());
        QVERIFY(tray.isShown());
        const auto *icon = tray.findChild<QSystemTrayIcon *>();
        QVERIFY(icon->isVisible()); // else nothing would bring the window back
        world.window.tray = &world.tray;
    }

    /// The panel of a desktop ends, is restarted, or is replaced while the program runs.
    void theWindowComesBackWhenItsTrayGoes()
    {
        World world;
        world.tray.hideWindow();
        TestTray tray({world.window, world.leases, world.preferences, [] { return QString(); },
                       [&world] { return world.hasTray; }, false, 1});
        tray.hideWindow();
        QTest::qWait(20);
        QVERIFY(!world.window.isVisible());
        world.hasTray = false;
        QTRY_VERIFY(world.window.isVisible());
        QVERIFY(QApplication::quitOnLastWindowClosed());
        // Without a tray, closing means quitting; with a new one it hides again.
        tray.hideWindow();
        QVERIFY(world.window.isVisible());
        world.hasTray = true;
        tray.hideWindow();
        QVERIFY(!world.window.isVisible());
    }

    void asksAgainWhereNothingIsToBeRemembered()
    {
        World world;
        world.tray.remembers = false;
        QVERIFY(!world.window.close());
        QCOMPARE(world.preferences.text(Preference::Closing), u"ask"_s);
        world.tray.showWindow();
        world.tray.answer = Tray::Close::Stay;
        world.tray.remembers = true;
        QVERIFY(!world.window.close());
        QVERIFY(world.window.isVisible());
        QCOMPARE(world.preferences.text(Preference::Closing), u"ask"_s);
        world.tray.answer = Tray::Close::Quit;
        QVERIFY(world.window.close());
        QCOMPARE(world.tray.asked, 3);
        QCOMPARE(world.preferences.text(Preference::Closing), u"quit"_s);
    }

    void theQuestionSaysWhatItDoes()
    {
        World world;
        world.tray.reallyAsks = true;
        QString texts;
        QTimer::singleShot(0, &world.tray, [&] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            QVERIFY(box);
            for (QAbstractButton *button : box->buttons())
                texts += button->text() + u'\n';
            QVERIFY(box->checkBox() && box->checkBox()->isChecked());
            box->checkBox()->setChecked(false);
            box->defaultButton()->click();
        });
        QVERIFY(!world.window.close());
        QVERIFY2(texts.contains(u"Keep it in the tray") && texts.contains(u"Quit"), qPrintable(texts));
        QVERIFY(!world.window.isVisible());
        QCOMPARE(world.preferences.text(Preference::Closing), u"ask"_s);

        world.tray.showWindow();
        QTimer::singleShot(0, &world.tray, [] { QApplication::activeModalWidget()->close(); });
        QVERIFY(!world.window.close());
        QVERIFY(world.window.isVisible());
    }

    void neverClosesToATrayThatIsNotThere()
    {
        World world;
        world.preferences.set(Preference::Closing, u"tray"_s);
        world.hasTray = false;
        QVERIFY(world.window.close());
        world.window.show();
        world.hasTray = true;
        world.preferences.set(Preference::TrayIcon, false);
        QVERIFY(world.window.close());
        QCOMPARE(world.tray.asked, 0);
    }

    void quitsWhenAskedTo()
    {
        World world;
        world.preferences.set(Preference::Closing, u"tray"_s);
        world.tray.quitNext();
        QVERIFY(world.window.close());
        // Only once: if the window has refused to quit, its close button hides it again.
        world.window.show();
        QCoreApplication::processEvents();
        QVERIFY(!world.window.close());
        QVERIFY(!world.window.isVisible());
        connect(&world.tray, &Tray::quitRequested, &world.window, &QWidget::close);
        world.tray.showWindow();
        world.action("quit")->trigger();
        QVERIFY(!world.window.isVisible());
        QVERIFY(QApplication::quitOnLastWindowClosed());
        QEvent quit(QEvent::Quit);
        world.window.show();
        world.tray.eventFilter(qApp, &quit);
        QVERIFY(world.window.close());
    }

    void bringsTheWindowBackWithItsIcon()
    {
        World world;
        world.preferences.set(Preference::Closing, u"tray"_s);
        world.window.close();
        world.preferences.set(Preference::TrayIcon, false);
        QVERIFY(world.window.isVisible());
        world.preferences.set(Preference::TrayIcon, true);
        world.window.close();
        QVERIFY(!world.window.isVisible());
        // The desktop's tray is gone: the next notice would not be seen.
        world.hasTray = false;
        world.tray.show(world.notice());
        QVERIFY(world.window.isVisible());
    }

    void inTheMenuBarOfMacOs()
    {
        World world;
        QSystemTrayIcon *elsewhere = world.tray.findChild<QSystemTrayIcon *>();
        QVERIFY(!elsewhere->icon().isMask());
        TestTray tray{
            {world.window, world.leases, world.preferences, [] { return QString(); }, [] { return true; }, true}};
        world.window.tray = &tray;
        auto *icon = tray.findChild<QSystemTrayIcon *>();
        // A mask, which the system colours; for normal and high-resolution screens.
        QVERIFY(icon->icon().isMask());
        for (const int side : {18, 36}) {
            const QImage image
                = icon->icon().pixmap(QSize(side, side)).toImage().convertToFormat(QImage::Format_ARGB32);
            QCOMPARE(image.size(), QSize(side, side));
            int opaque = 0;
            for (int y = 0; y < side; ++y) {
                for (int x = 0; x < side; ++x) {
                    const QRgb pixel = image.pixel(x, y);
                    QVERIFY(qAlpha(pixel) == 0 || (pixel & 0xffffff) == 0);
                    opaque += qAlpha(pixel) == 255;
                }
            }
            QVERIFY(opaque > side * side / 10 && opaque < side * side / 2);
        }
        // A click opens the menu, but activated() is emitted as well.
        tray.hideWindow();
        Q_EMIT icon->activated(QSystemTrayIcon::Trigger);
        QVERIFY(!world.window.isVisible());
        Q_EMIT elsewhere->activated(QSystemTrayIcon::Trigger);
        QVERIFY(world.window.isVisible());
        world.window.tray = &world.tray;
    }

    void comesBackFromTheDock()
    {
        World world;
        TestTray tray{
            {world.window, world.leases, world.preferences, [] { return QString(); }, [] { return true; }, true}};
        QEvent press(QEvent::ApplicationActivate);
        tray.hideWindow();
        QWidget other;
        other.show();
        tray.eventFilter(qApp, &press); // the activation may be for the other window
        QCoreApplication::processEvents();
        QVERIFY(!world.window.isVisible());
        other.hide();
        world.tray.eventFilter(qApp, &press); // other systems have no Dock and send this event in many other cases
        QCoreApplication::processEvents();
        QVERIFY(!world.window.isVisible());
        tray.eventFilter(qApp, &press);
        QTRY_VERIFY(world.window.isVisible());
    }

    void theDocksQuitAsksAHiddenWindowToo()
    {
        World world;
        TestTray tray{
            {world.window, world.leases, world.preferences, [] { return QString(); }, [] { return true; }, true}};
        world.window.tray = &tray;
        const QSignalSpy asked(&tray, &Tray::quitRequested);
        QEvent quit(QEvent::Quit);
        QVERIFY(!tray.eventFilter(qApp, &quit)); // Qt closes visible windows itself
        QCoreApplication::processEvents();
        tray.hideWindow();
        QVERIFY(tray.eventFilter(qApp, &quit));
        QTRY_COMPARE(asked.size(), 1);
        QCoreApplication::processEvents();
        tray.showWindow(); // the window refused to close
        tray.hideWindow();
        bool passed = false;
        connect(&tray, &Tray::quitRequested, this, [&] { passed = !tray.eventFilter(qApp, &quit); });
        QVERIFY(tray.eventFilter(qApp, &quit));
        QTRY_VERIFY(passed); // the window accepted: the program ends now
        world.window.tray = &world.tray;
    }

    void leavesFullScreenBeforeItHides()
    {
        World world;
        TestTray tray{
            {world.window, world.leases, world.preferences, [] { return QString(); }, [] { return true; }, true}};
        world.window.showFullScreen();
        tray.hideWindow();
        QVERIFY(world.window.isVisible() && !world.window.isFullScreen());
        QTRY_VERIFY(!world.window.isVisible());
        tray.showWindow();
        QVERIFY(world.window.isVisible());

        world.window.showFullScreen();
        tray.hideWindow();
        tray.showWindow(); // shown again before the delay ended
        QTest::qWait(1'200);
        QVERIFY(world.window.isVisible());
        QVERIFY(QApplication::quitOnLastWindowClosed());
    }

    void hidesItsDialogsToo()
    {
        World world;
        QDialog dialog(&world.window);
        dialog.show();
        world.tray.hideWindow();
        QVERIFY(!dialog.isVisible());
    }

    void theMenuNamesWhatItDoes()
    {
        World world;
        const QSignalSpy extract(&world.tray, &Tray::extractRequested);
        Q_EMIT world.tray.menu().aboutToShow();
        QCOMPARE(world.action("extractAgain")->text(), u"Extract 5 · East && West"_s);
        world.action("extractAgain")->trigger();
        QCOMPARE(extract.size(), 1);
        world.extraction.clear();
        Q_EMIT world.tray.menu().aboutToShow();
        QVERIFY(!world.action("extractAgain")->isEnabled());
        QVERIFY(!world.action("extractAgain")->text().isEmpty());

        QCOMPARE(world.action("toggleWindow")->text(), u"&Hide the window"_s);
        world.action("toggleWindow")->trigger();
        QVERIFY(!world.window.isVisible());
        QCOMPARE(world.action("toggleWindow")->text(), u"&Show the window"_s);
        world.action("toggleWindow")->trigger();
        QVERIFY(world.window.isVisible());

        QVERIFY(world.action("notices")->isChecked());
        world.action("notices")->trigger();
        QCOMPARE(world.preferences.flag(Preference::Notices), false);
        world.preferences.set(Preference::Notices, true);
        QVERIFY(world.action("notices")->isChecked());
    }

    void theTipCounts()
    {
        World world;
        QVERIFY(world.tray.toolTip().contains(u"Live 0 · Expiring 0"));
        QList<Lease> leases(3);
        for (int i = 0; i < 3; ++i) {
            leases[i].host = u"36.25.1.9"_s;
            leases[i].port = quint16(20'000 + i);
            leases[i].server = u"36.25.1.9:%1"_s.arg(leases[i].port);
            leases[i].deadlineMs = world.clock.utcMs() + (i == 0 ? 10'000 : 100'000);
        }
        world.leases.add(leases, LeaseOrigin{});
        QVERIFY2(world.tray.toolTip().contains(u"Live 2 · Expiring 1"), qPrintable(world.tray.toolTip()));
    }

    void saysOfWhatTimeItsTipIsWhileNobodySeesTheWindow()
    {
        World world;
        Lease lease;
        lease.host = u"36.25.1.9"_s;
        lease.port = 20'000;
        lease.server = u"36.25.1.9:20000"_s;
        lease.deadlineMs = world.clock.utcMs() + 100'000;
        world.leases.add({&lease, 1}, LeaseOrigin{});
        const auto time
            = [&world] { return QDateTime::fromMSecsSinceEpoch(world.clock.utcMs()).toString(u"HH:mm:ss"_s); };
        world.tray.setWindowVisible(false);
        QCOMPARE(world.tray.toolTip(), u"ProxyDeck\nLive 1 · Expiring 0 (at %1)"_s.arg(time()));
        world.clock.advance(60'000);
        world.leases.advance(); // runs once a minute
        QCOMPARE(world.tray.toolTip(), u"ProxyDeck\nLive 1 · Expiring 0 (at %1)"_s.arg(time()));
        world.tray.setWindowVisible(true);
        QCOMPARE(world.tray.toolTip(), u"ProxyDeck\nLive 1 · Expiring 0"_s);
        world.tray.setWindowVisible(false);
        world.clock.advance(60'000);
        world.leases.advance();
        QCOMPARE(world.tray.toolTip(), u"ProxyDeck\nLive 0 · Expiring 0"_s); // true at any later time too
    }

    void tellsWhereItCan()
    {
        World world;
        const QSignalSpy fallback(&world.tray, &Tray::fallback);
        world.hasTray = false;
        world.tray.show(world.notice());
        QCOMPARE(world.tray.shown, QStringList());
        QCOMPARE(fallback.size(), 1);
        QCOMPARE(fallback.constFirst().constFirst().toString(), u"East: <b>Out</b> of stock – A & B"_s);
        world.hasTray = true;
        world.tray.show(world.notice());
        if (!QSystemTrayIcon::supportsMessages())
            QSKIP("This platform shows no messages");
        QCOMPARE(world.tray.shown, QStringList{u"East: ‹b›Out‹/b› of stock|A ＆ B"_s});
        QCOMPARE(fallback.size(), 1);
    }
};

QTEST_MAIN(TrayTest)
#include "tst_tray.moc"
