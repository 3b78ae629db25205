// SPDX-License-Identifier: MIT
// The window on real screens of an X server, as with_screens.sh makes them: it fits, nothing in it is cut or out of
// reach, and it is back in sight after a monitor is gone.
#include "accounts/account_book.h"
#include "application.h"
#include "clipping.h"
#include "keepers/keepers.h"
#include "simulator/simulator.h"
#include "table/lease_table.h"
#include "ui/keys/keys_view.h"
#include "ui/leases/leases_panel.h"
#include "ui/request/request_panel.h"
#include "ui/table/lease_table_view.h"
#include "ui/window/main_window.h"
#include "ui/wording/language.h"
#include "view/lease_columns.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QMenuBar>
#include <QProcess>
#include <QScreen>
#include <QScrollBar>
#include <QTest>
#include <QWindow>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

constexpr int leastRows = 8;
constexpr int manyKeys = 50;

void settle()
{
    for (int i = 0; i < 8; ++i) // one layout's change can cause another's, several times
        QCoreApplication::processEvents();
}

/// The part of a scroll area that can be scrolled to is in reach; what is outside of anything else is not.
bool isInReach(const QWidget &control, const QRect &screen)
{
    QRect rect = control.rect();
    for (const QWidget *at = &control; !at->isWindow(); at = at->parentWidget()) {
        const QWidget *around = at->parentWidget();
        rect.translate(at->pos());
        const auto *area = qobject_cast<const QAbstractScrollArea *>(around->parentWidget());
        if (area && area->viewport() == around)
            return isInReach(*area, screen);
        if (!around->rect().contains(rect))
            return false;
    }
    return screen.contains(QRect(control.mapToGlobal(QPoint()), control.size()));
}

/// Of a dock behind another one's tab, which Qt moves out of the window; its contents are hidden.
bool isBehindATab(const QWidget &control)
{
    for (const QWidget *above = control.parentWidget(); above; above = above->parentWidget()) {
        if (const auto *dock = qobject_cast<const QDockWidget *>(above))
            return dock->widget() && !dock->widget()->isVisible();
    }
    return false;
}

/// What takes the mouse or the keyboard and can be seen, but lies where neither gets.
QStringList outOfReach(const QWidget &window)
{
    const QRect screen = window.screen()->availableGeometry();
    QStringList found;
    const auto controls = window.findChildren<QWidget *>();
    for (const QWidget *control : controls) {
        const bool acts = qobject_cast<const QAbstractButton *>(control) || qobject_cast<const QLineEdit *>(control)
            || qobject_cast<const QComboBox *>(control) || qobject_cast<const QAbstractSpinBox *>(control)
            || qobject_cast<const QAbstractItemView *>(control) || qobject_cast<const QMenuBar *>(control);
        if (acts && control->isVisible() && control->window() == &window && !isBehindATab(*control)
            && !isInReach(*control, screen))
            found.append(
                u"%1 %2"_s.arg(QString::fromLatin1(control->metaObject()->className()), control->objectName()));
    }
    return found;
}

struct Demo
{
    Demo()
    {
        Options options;
        options.demo = true;
        options.language = u"en"_s;
        application = std::make_unique<Application>(options);
        started = application->start() && QTest::qWaitFor([this] { return accounts().size() == 8; }, 60'000)
            && QTest::qWaitForWindowExposed(&window(), 60'000)
            && QTest::qWaitFor([this] { return application->keepers().onCount() == 1; }, 60'000);
        if (started)
            application->keepers().pauseAll(); // no row comes while it is measured
    }

    MainWindow &window() const { return application->window(); }
    AccountBook &accounts() const { return application->accounts(); }
    LeaseTableView &table() const { return window().leasesPanel().table(); }

    void addKeys()
    {
        for (int number = 9; number <= manyKeys; ++number) {
            Account account;
            account.name = number < manyKeys ? u"Key %1"_s.arg(number) : QString(200, u'W');
            AccountSecrets secrets;
            secrets.key = Secret(u"TESTKEY%1"_s.arg(number, 3, 10, QLatin1Char('0')));
            accounts().add(account, secrets, AccountBook::Keep::InStore, [](const auto &) {});
        }
    }

    std::unique_ptr<Application> application;
    bool started = false;
};

} // namespace

class ScreensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(QGuiApplication::platformName(), u"xcb"_s);
        QApplication::setQuitOnLastWindowClosed(false);
    }

    void theWindowFits()
    {
        const QStringList wanted = qEnvironmentVariable("PROXYDECK_SCREEN").split(QRegularExpression(u"[x ]"_s));
        QCOMPARE(wanted.size(), 3);
        const QScreen &screen = *QGuiApplication::primaryScreen();
        QCOMPARE(screen.devicePixelRatio(), wanted.at(2).toDouble());
        QCOMPARE(screen.size(), QSize(wanted.at(0).toInt(), wanted.at(1).toInt()) / wanted.at(2).toDouble());

        Demo demo;
        QVERIFY(demo.started);
        QTRY_VERIFY(demo.application->leases().size() >= leastRows);
        for (QDockWidget *dock : demo.window().findChildren<QDockWidget *>())
            dock->show();
        demo.table().setCurrentIndex(demo.table().model()->index(0, 0));
        look(demo, "en");
        demo.application->language().choose(u"zh_CN"_s);
        look(demo, "zh_CN");

        demo.addKeys();
        QTRY_COMPARE(demo.accounts().size(), qsizetype(manyKeys));
        look(demo, "fifty keys");
        auto *keys = demo.window().findChild<KeysView *>();
        QVERIFY(keys);
        for (const int row : {manyKeys - 1, 0}) {
            const QUuid id = demo.accounts().at(row).id;
            demo.window().requestPanel().selectAccount(id);
            settle();
            QCOMPARE(demo.window().requestPanel().currentAccount(), id);
            QVERIFY(keys->viewport()->rect().contains(keys->visualRect(keys->currentIndex())));
            look(demo, row > 0 ? "a name of 200 letters" : "the first key");
        }
    }

    void comesBackFromAMonitorThatIsGone()
    {
        QCOMPARE(QGuiApplication::screens().size(), 2);
        Demo demo;
        QVERIFY(demo.started);
        MainWindow &window = demo.window();
        window.showNormal();
        window.setGeometry(1'400, 60, 1'100, 800);
        QTRY_COMPARE(window.screen()->geometry().x(), 1'280);

        QVERIFY(onScreens({u"--delmonitor"_s, u"right"_s}));
        QVERIFY(onScreens({u"--output"_s, u"screen"_s, u"--mode"_s, u"single"_s}));
        QTRY_COMPARE(QGuiApplication::screens().size(), 1);
        const QRect left(0, 0, 1'280, 1'024);
        QTRY_COMPARE(QGuiApplication::primaryScreen()->geometry(), left);
        QTRY_VERIFY(left.contains(window.frameGeometry()));
        QVERIFY(window.isVisible());
        QCOMPARE(window.size(), QSize(1'100, 800));
        QCOMPARE(window.screen(), QGuiApplication::primaryScreen());
    }

private:
    static bool onScreens(const QStringList &arguments)
    {
        QProcess xrandr;
        xrandr.start(u"xrandr"_s, arguments);
        return xrandr.waitForFinished(60'000) && xrandr.exitStatus() == QProcess::NormalExit && xrandr.exitCode() == 0;
    }

    void look(const Demo &demo, const char *state)
    {
        settle();
        const MainWindow &window = demo.window();
        const QRect screen = window.screen()->availableGeometry();
        QTRY_VERIFY2(screen.contains(window.frameGeometry()),
                     qPrintable(u"%1: %2×%3"_s.arg(QLatin1String(state)).arg(window.width()).arg(window.height())));
        // What has just come, such as the result of a check, is laid out a little later; what is cut stays cut.
        QStringList faults;
        for (int tries = 0; tries < 100; ++tries) {
            faults = Clipping::in(window) + outOfReach(window);
            if (faults.isEmpty())
                break;
            QTest::qWait(20);
            settle();
        }
        const LeaseTableView &table = demo.table();
        const int rows = table.viewport()->height() / table.rowHeight(0);
        if (rows < leastRows)
            faults.append(u"%1 rows"_s.arg(rows));
        // The table may scroll sideways, but begins with what is needed at once.
        for (const LeaseColumn column : {LeaseColumn::State, LeaseColumn::Remaining, LeaseColumn::Server}) {
            const int right = table.columnViewportPosition(int(column)) + table.columnWidth(int(column));
            if (right > table.viewport()->width())
                faults.append(
                    u"column %1 ends at %2 of %3"_s.arg(int(column)).arg(right).arg(table.viewport()->width()));
        }
        if (!faults.isEmpty())
            QFAIL(qPrintable(u"%1: %2"_s.arg(QLatin1String(state), faults.join(u'\n'))));
    }
};

QTEST_MAIN(ScreensTest)
#include "tst_screens.moc"
