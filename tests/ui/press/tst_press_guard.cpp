// SPDX-License-Identifier: MIT
// Which presses count: on a clock set by the test, so that an hour with a held key takes no time.
#include "support/fake_clock.h"
#include "ui/press/press_guard.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QTest>
#include <QWidget>

#include <functional>

using namespace proxydeck;
using What = PressGuard::What;

namespace {

/// Counts the presses that a key starts, when it goes down or, as a button does for Space, when it comes up.
class Pressed : public QWidget
{
public:
    explicit Pressed(PressGuard &guard)
        : m_guard(guard)
    {
    }

    bool onRelease = false;
    int counted = 0;
    int ignored = 0;

protected:
    void keyPressEvent(QKeyEvent *event) override { onRelease ? event->accept() : press(); }
    void keyReleaseEvent(QKeyEvent *event) override { onRelease ? press() : event->accept(); }
    void mousePressEvent(QMouseEvent *) override { press(); }

private:
    void press() { (m_guard.counts(What::Request, {}) ? counted : ignored)++; }

    PressGuard &m_guard;
};

} // namespace

class PressGuardTest : public QObject
{
    Q_OBJECT

    const QUuid m_east = QUuid::createUuid();
    const QUuid m_west = QUuid::createUuid();

    static void key(QWidget &widget, QEvent::Type type, int key, quint64 timestamp, bool repeat = false)
    {
        QKeyEvent event(type, key, Qt::NoModifier, quint32(key), 0, 0, QString(), repeat);
        event.setTimestamp(timestamp);
        QApplication::sendEvent(&widget, &event);
    }

private Q_SLOTS:
    void aPressCountsAfterFourTenthsOfASecond()
    {
        FakeClock clock;
        PressGuard guard(clock);
        QVERIFY(guard.counts(What::Request, {m_east}));
        clock.advance(399);
        QVERIFY(!guard.counts(What::Request, {m_east}));
        // The one before did not count, and yet begins the time anew.
        clock.advance(399);
        QVERIFY(!guard.counts(What::Request, {m_east}));
        clock.advance(400);
        QVERIFY(guard.counts(What::Request, {m_east}));
        clock.setUtcMs(0); // the wall clock does not matter
        clock.advance(400);
        QVERIFY(guard.counts(What::Request, {m_east}));
    }

    void eachSetOfKeysHasItsOwnTime()
    {
        FakeClock clock;
        PressGuard guard(clock);
        QVERIFY(guard.counts(What::Request, {m_east}));
        QVERIFY(guard.counts(What::Request, {m_west}));
        QVERIFY(guard.counts(What::Request, {m_east, m_west}));
        QVERIFY(!guard.counts(What::Request, {m_west, m_east})); // the same set
        QVERIFY(guard.counts(What::ListInUse, {m_east}));
        clock.advance(100);
        QVERIFY(!guard.counts(What::Request, {m_east}));
        QVERIFY(!guard.counts(What::ListInUse, {m_east}));
    }

    void aHeldKeyIsOnePress_data()
    {
        QTest::addColumn<bool>("flagged");
        QTest::addColumn<bool>("onRelease");
        QTest::addColumn<int>("everyMs");
        for (const int everyMs : {33, 399, 400, 500, 2'000}) {
            QTest::addRow("said to be repeats, %d ms", everyMs) << true << false << everyMs;
            QTest::addRow("not said, %d ms", everyMs) << false << false << everyMs;
            QTest::addRow("not said, counted when it comes up, %d ms", everyMs) << false << true << everyMs;
        }
    }
    void aHeldKeyIsOnePress()
    {
        QFETCH(bool, flagged);
        QFETCH(bool, onRelease);
        QFETCH(int, everyMs);
        FakeClock clock;
        PressGuard guard(clock);
        Pressed widget(guard);
        widget.onRelease = onRelease;
        quint64 now = 1'000'000;
        constexpr int hour = 3'600'000;
        key(widget, QEvent::KeyPress, Qt::Key_Return, now);
        for (int held = 0; held < hour; held += everyMs) {
            clock.advance(everyMs);
            now += quint64(everyMs);
            if (!flagged || onRelease)
                key(widget, QEvent::KeyRelease, Qt::Key_Return, now);
            key(widget, QEvent::KeyPress, Qt::Key_Return, now, flagged);
            if (held % 7 == 0)
                QCoreApplication::processEvents();
        }
        clock.advance(50);
        key(widget, QEvent::KeyRelease, Qt::Key_Return, now + 50);
        QCOMPARE(widget.counted, 1);
        QVERIFY(widget.ignored > 1'000);

        // The next one is a person's again.
        clock.advance(1'000);
        key(widget, QEvent::KeyPress, Qt::Key_Return, now + 1'050);
        key(widget, QEvent::KeyRelease, Qt::Key_Return, now + 1'150);
        QCOMPARE(widget.counted, 2);
    }

    /// A key held in a dialog until that has gone must not press what was behind it.
    void aKeyHeldElsewherePressesNothing()
    {
        FakeClock clock;
        PressGuard guard(clock);
        QWidget window;
        auto *dialog = new QWidget(&window);
        dialog->setFocusPolicy(Qt::StrongFocus);
        auto *pressed = new Pressed(guard);
        pressed->setParent(&window);
        pressed->setFocusPolicy(Qt::StrongFocus);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window, 60'000));
        dialog->setFocus();
        key(*dialog, QEvent::KeyPress, Qt::Key_Return, 1'000);
        pressed->setFocus();
        for (quint64 now = 2'000; now < 9'000; now += 500) {
            clock.advance(500);
            key(*pressed, QEvent::KeyRelease, Qt::Key_Return, now);
            key(*pressed, QEvent::KeyPress, Qt::Key_Return, now);
        }
        QCOMPARE(pressed->counted, 0);
        clock.advance(1'000);
        key(*pressed, QEvent::KeyRelease, Qt::Key_Return, 10'000);
        key(*pressed, QEvent::KeyPress, Qt::Key_Return, 10'100);
        QCOMPARE(pressed->counted, 1);
    }

    /// A key typed by a person at the very millisecond in which another one came up.
    void anotherKeyIsNoRepeat()
    {
        FakeClock clock;
        PressGuard guard(clock);
        Pressed widget(guard);
        key(widget, QEvent::KeyRelease, Qt::Key_Control, 5'000);
        key(widget, QEvent::KeyPress, Qt::Key_Return, 5'000);
        QCOMPARE(widget.counted, 1);
    }

    /// Assistive technology and the simulation of tests give no timestamps.
    void keysWithoutATimeGoByTheClock()
    {
        FakeClock clock;
        PressGuard guard(clock);
        Pressed widget(guard);
        for (int i = 0; i < 3; ++i) {
            key(widget, QEvent::KeyPress, Qt::Key_Return, 0);
            key(widget, QEvent::KeyRelease, Qt::Key_Return, 0);
            clock.advance(400);
        }
        QCOMPARE(widget.counted, 3);
    }

    void whatIsHeldDoesNotHinderTheMouseNorAnAction()
    {
        FakeClock clock;
        PressGuard guard(clock);
        Pressed widget(guard);
        const auto hold = [&](quint64 at) {
            key(widget, QEvent::KeyRelease, Qt::Key_Return, at);
            key(widget, QEvent::KeyPress, Qt::Key_Return, at);
            clock.advance(400);
        };
        widget.show();
        hold(9'000);
        QCOMPARE(widget.counted, 0);
        QTest::mousePress(&widget, Qt::LeftButton);
        QCOMPARE(widget.counted, 1);
        clock.advance(400);
        hold(9'500);
        QCoreApplication::processEvents();
        QVERIFY(guard.counts(What::Request, {})); // started by no event of a key
    }
};

QTEST_MAIN(PressGuardTest)
#include "tst_press_guard.moc"
