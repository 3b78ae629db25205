// SPDX-License-Identifier: MIT
// From nothing to a copy: how many presses or clicks the main job takes, counted where the window system delivers them.
#include "accounts/account_book.h"
#include "accounts/memory_secret_store.h"
#include "base/system_clock.h"
#include "core.h"
#include "ledger/ledger.h"
#include "program_windows.h"
#include "simulator/simulator.h"
#include "table/lease_table.h"
#include "ui/look/theme.h"
#include "ui/window/main_window.h"
#include "ui/wording/language.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWindow>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

constexpr int mostPresses = 4;
constexpr int mostClicks = 5;
constexpr int number = 5;
const QString link = u"https://share.proxy.qg.net/get?key=TESTKEY01&pwd=TESTPWD01&num=5"_s;

/// Counts what the window system hands to the program's windows.
class Hands : public QObject
{
public:
    Hands() { qApp->installEventFilter(this); }

    int presses = 0; ///< of keys; a modifier that is held for another key is part of it
    int clicks = 0;  ///< of the mouse

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (!watched->isWindowType())
            return false;
        if (event->type() == QEvent::ShortcutOverride) { // comes before what the key does, whatever that is
            const int key = static_cast<QKeyEvent *>(event)->key();
            presses += key != Qt::Key_Control && key != Qt::Key_Shift && key != Qt::Key_Alt;
        } else if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick) {
            ++clicks;
        }
        return false;
    }
};

/// The program as it is started for the first time, with the vendor on this machine and a keychain in memory.
struct FirstRun
{
    FirstRun()
    {
        simulator.addKey(
            {.key = u"TESTKEY01"_s, .pwd = u"TESTPWD01"_s, .plan = sim::Plan::ShortChannel, .channels = 20});
        QGuiApplication::clipboard()->setText(link);
        language.choose(u"en"_s);
        core = std::make_unique<Core>(parts());
        windows = std::make_unique<ProgramWindows>(ProgramWindows::Parts{*core, language, theme, false, false});
        core->ledger()->setPatienceMs(60'000);
        window().restore();
        window().show();
        window().activateWindow();
        core->restore();
    }

    Core::Parts parts()
    {
        Core::Parts parts;
        parts.dataFolder = folder.path();
        parts.route = LoopbackRoute{u"127.0.0.1"_s, simulator.port()};
        parts.makeSecretStore = [] { return std::make_unique<MemorySecretStore>(); };
        return parts;
    }
    MainWindow &window() const { return windows->window(); }
    /// What an extraction of the simulator's is as the text of the format that comes first.
    static qsizetype copied() { return QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts).size(); }

    QTemporaryDir folder;
    SystemClock clock;
    sim::Simulator simulator{clock};
    const bool listening = simulator.listen();
    Language language;
    Theme theme;
    std::unique_ptr<Core> core;
    std::unique_ptr<ProgramWindows> windows;
};

/// A key for whatever window has the focus.
void press(int key, Qt::KeyboardModifiers modifiers = {})
{
    QWindow *focused = nullptr;
    QTRY_VERIFY((focused = QGuiApplication::focusWindow()));
    QTest::keyClick(focused, Qt::Key(key), modifiers);
}

/// The mouse at \a rect of \a widget, where the widget must be what is seen.
void click(const QWidget *widget, const QRect &rect = {})
{
    QVERIFY(widget);
    QTRY_VERIFY(widget->isVisible() && widget->isEnabled());
    const QPoint in = (rect.isValid() ? rect : widget->rect()).center();
    const QWidget *hit = nullptr;
    QTRY_VERIFY((hit = QApplication::widgetAt(widget->mapToGlobal(in))) == widget || widget->isAncestorOf(hit));
    QTest::mouseClick(widget->window()->windowHandle(), Qt::LeftButton, {}, widget->mapTo(widget->window(), in));
}

} // namespace

class FirstCopyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setQuitOnLastWindowClosed(false); }

    void byKeyboard()
    {
        FirstRun run;
        QVERIFY(run.listening);
        QVERIFY(QTest::qWaitForWindowActive(&run.window(), 60'000));
        Hands hands;

        press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier); // New key from extraction link…
        dialogIsThere(run);
        QVERIFY(QTest::qWaitForWindowActive(m_dialog, 60'000));
        press(Qt::Key_Down); // the link does not say the mode: the field that asks for it has the focus
        press(Qt::Key_Return);
        keyIsThere(run);
        run.window().activateWindow(); // as a window manager does after a dialog
        QVERIFY(QTest::qWaitForWindowActive(&run.window(), 60'000));
        press(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier); // Extract and copy
        isCopied(run, 1);

        qInfo("%d presses", hands.presses);
        QCOMPARE(hands.clicks, 0);
        QVERIFY(hands.presses <= mostPresses);

        // From then on: one press.
        hands.presses = 0;
        QTest::qWait(500); // the same press at once would be ignored
        press(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        isCopied(run, 2);
        QCOMPARE(hands.presses, 1);
    }

    void byMouse()
    {
        FirstRun run;
        QVERIFY(run.listening);
        QVERIFY(QTest::qWaitForWindowActive(&run.window(), 60'000));
        Hands hands;

        click(run.window().findChild<QToolButton *>(u"newKeyFromLink"_s));
        dialogIsThere(run);
        auto *mode = m_dialog->findChild<QComboBox *>(u"mode"_s);
        click(mode);
        const QAbstractItemView *modes = mode->view();
        QTRY_VERIFY(modes->isVisible());
        click(modes->viewport(), modes->visualRect(modes->model()->index(0, 0)));
        QTRY_COMPARE(mode->currentIndex(), 0);
        click(m_dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save));
        keyIsThere(run);
        click(run.window().findChild<QPushButton *>(u"extractAndCopyFirst"_s));
        isCopied(run, 1);

        qInfo("%d clicks", hands.clicks);
        QCOMPARE(hands.presses, 0);
        QVERIFY(hands.clicks <= mostClicks);
    }

private:
    void dialogIsThere(const FirstRun &run)
    {
        QTRY_VERIFY((m_dialog = run.window().findChild<QDialog *>()) && m_dialog->isVisible());
    }

    void keyIsThere(const FirstRun &run)
    {
        QTRY_COMPARE(run.core->accounts().size(), qsizetype(1));
        QTRY_VERIFY(!m_dialog);
        QVERIFY(!QGuiApplication::clipboard()->text().contains(u"TESTKEY01"_s));
    }

    /// After so many presses, each for as many leases as the link says.
    void isCopied(const FirstRun &run, int times)
    {
        QTRY_COMPARE_WITH_TIMEOUT(run.core->leases().size(), qsizetype(times) * number, 60'000);
        const auto extracted = run.simulator.serversInUse(u"TESTKEY01"_s);
        QCOMPARE(extracted.size(), qsizetype(times) * number);
        QTRY_COMPARE(FirstRun::copied(), qsizetype(number));
        const QString text = QGuiApplication::clipboard()->text();
        QCOMPARE(std::count_if(extracted.cbegin(), extracted.cend(),
                               [&text](const QString &server) { return text.contains(server); }),
                 number);
        QCOMPARE(run.simulator.requests("share.proxy.qg.net", "/get"), times);
    }

    QPointer<QDialog> m_dialog;
};

QTEST_MAIN(FirstCopyTest)
#include "tst_first_copy.moc"
