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
        WindowVisibility visibility;
        QWidget window;
        visibility.watch(window);
        const QSignalSpy changed(&visibility, &WindowVisibility::visibleChanged);
        QVERIFY(!visibility.isVisible());
        window.show();
        QTRY_VERIFY(visibility.isVisible());
        QCOMPARE(changed.size(), 1);
        window.showMinimized();
        QTRY_VERIFY(!visibility.isVisible());
        window.showNormal();
        QTRY_VERIFY(visibility.isVisible());
        window.hide();
        QTRY_VERIFY(!visibility.isVisible());
        window.show();
        QTRY_VERIFY(visibility.isVisible());
        QCOMPARE(changed.size(), 5);
    }

    void saysSoBeforeAnythingIsPainted()
    {
        class Window final : public QWidget
        {
        public:
            explicit Window(const WindowVisibility &visibility)
                : m_visibility(visibility)
            {
            }
            bool seenWhenPainted = false;
            int paints = 0;

        protected:
            void paintEvent(QPaintEvent *) override
            {
                seenWhenPainted = m_visibility.isVisible();
                ++paints;
            }

        private:
            const WindowVisibility &m_visibility;
        };
        WindowVisibility visibility;
        Window window(visibility);
        visibility.watch(window);
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
        WindowVisibility visibility;
        QMainWindow window;
        auto *dock = new QDockWidget(&window);
        dock->setWidget(new QWidget);
        window.addDockWidget(Qt::LeftDockWidgetArea, dock);
        visibility.watch(window);
        visibility.watch(*dock);
        window.show();
        QTRY_VERIFY(visibility.isVisible());
        window.showMinimized();
        QTRY_VERIFY(!visibility.isVisible()); // isVisible() is true, but the window is minimised
        window.showNormal();
        dock->setFloating(true);
        dock->show();
        window.hide();
        dock->show();
        QTRY_VERIFY(dock->isVisible() && visibility.isVisible());
        dock->hide();
        QTRY_VERIFY(!visibility.isVisible());
    }

    void forgetsWhatIsGone()
    {
        WindowVisibility visibility;
        auto window = std::make_unique<QWidget>();
        visibility.watch(*window);
        window->show();
        QTRY_VERIFY(visibility.isVisible());
        window.reset();
        QVERIFY(!visibility.isVisible());
    }

    void hearsThatTheOperatorTurnedToIt()
    {
        WindowVisibility visibility;
        QWidget window;
        visibility.watch(window);
        const QSignalSpy activated(&visibility, &WindowVisibility::activated);
        window.show();
        window.activateWindow();
        QTRY_VERIFY(activated.size() > 0);
    }
};

QTEST_MAIN(TestWindowVisibility)
#include "tst_window_visibility.moc"
