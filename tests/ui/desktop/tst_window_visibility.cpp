// SPDX-License-Identifier: MIT
#include "ui/desktop/window_visibility.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace proxydeck;

class TestWindowVisibility : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seesAWindowWhileItIsThere()
    {
        WindowVisibility sight;
        QWidget window;
        sight.watch(window);
        const QSignalSpy changed(&sight, &WindowVisibility::seenChanged);
        QVERIFY(!sight.isSeen());
        window.show();
        QTRY_VERIFY(sight.isSeen());
        QCOMPARE(changed.size(), 1);
        window.showMinimized();
        QTRY_VERIFY(!sight.isSeen());
        window.showNormal();
        QTRY_VERIFY(sight.isSeen());
        window.hide();
        QTRY_VERIFY(!sight.isSeen());
        window.show();
        QTRY_VERIFY(sight.isSeen());
        QCOMPARE(changed.size(), 5);
    }

    void saysSoBeforeAnythingIsPainted()
    {
        class Window final : public QWidget
        {
        public:
            explicit Window(const WindowVisibility &sight)
                : m_visibility(sight)
            {
            }
            bool seenWhenPainted = false;
            int paints = 0;

        protected:
            void paintEvent(QPaintEvent *) override
            {
                seenWhenPainted = m_visibility.isSeen();
                ++paints;
            }

        private:
            const WindowVisibility &m_visibility;
        };
        WindowVisibility sight;
        Window window(sight);
        sight.watch(window);
        window.show();
        QTRY_VERIFY(window.paints > 0);
        QVERIFY(window.seenWhenPainted);
        window.hide();
        window.paints = 0;
        window.show();
        QTRY_VERIFY(window.paints > 0);
        QVERIFY(window.seenWhenPainted);
    }

    void aDockAfloatIsInSightWithoutItsWindow()
    {
        WindowVisibility sight;
        QMainWindow window;
        auto *dock = new QDockWidget(&window);
        dock->setWidget(new QWidget);
        window.addDockWidget(Qt::LeftDockWidgetArea, dock);
        sight.watch(window);
        sight.watch(*dock);
        window.show();
        QTRY_VERIFY(sight.isSeen());
        window.showMinimized();
        QTRY_VERIFY(!sight.isSeen()); // isVisible() is true, but the window is minimised
        window.showNormal();
        dock->setFloating(true);
        dock->show();
        window.hide();
        dock->show();
        QTRY_VERIFY(dock->isVisible() && sight.isSeen());
        dock->hide();
        QTRY_VERIFY(!sight.isSeen());
    }

    void forgetsWhatIsGone()
    {
        WindowVisibility sight;
        auto window = std::make_unique<QWidget>();
        sight.watch(*window);
        window->show();
        QTRY_VERIFY(sight.isSeen());
        window.reset();
        QVERIFY(!sight.isSeen());
    }

    void hearsThatTheOperatorTurnedToIt()
    {
        WindowVisibility sight;
        QWidget window;
        sight.watch(window);
        const QSignalSpy activated(&sight, &WindowVisibility::activated);
        window.show();
        window.activateWindow();
        QTRY_VERIFY(activated.size() > 0);
    }
};

QTEST_MAIN(TestWindowVisibility)
#include "tst_window_visibility.moc"
