// SPDX-License-Identifier: MIT
// Docks that share a place: what is behind a tab takes no focus and is not painted, and a menu entry brings it forward.
#include "ui/window/pane_cycle.h"
#include "ui/window/tabbed_dock.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QMainWindow>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TabbedDockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QMainWindow>();
        m_window->setDockOptions(QMainWindow::AllowTabbedDocks);
        m_centre = new QLineEdit(m_window.get());
        m_window->setCentralWidget(m_centre);
        for (auto [dock, edit] : {std::pair(&m_first, &m_firstEdit), std::pair(&m_second, &m_secondEdit)}) {
            *dock = new TabbedDock(m_window.get());
            (*dock)->setWindowTitle(u"dock"_s);
            *edit = new QLineEdit(*dock);
            (*dock)->setWidget(*edit);
            m_window->addDockWidget(Qt::BottomDockWidgetArea, *dock);
        }
        m_window->tabifyDockWidget(m_first, m_second);
        m_first->raise();
        m_window->resize(500, 400);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY(m_firstEdit->isVisible());
        QTRY_VERIFY(!m_secondEdit->isVisible());
    }

    void whatIsBehindIsHiddenAndComesForward()
    {
        m_second->raise();
        QTRY_VERIFY(m_secondEdit->isVisible());
        QTRY_VERIFY(!m_firstEdit->isVisible());
        m_first->bringToFront();
        QVERIFY(m_firstEdit->isVisible()); // at once: it is to take the focus
        QTRY_VERIFY(!m_secondEdit->isVisible());
    }

    void theMenuEntryBringsForwardAndHidesOnlyWhatIsInFront()
    {
        QAction *second = m_second->toggleViewAction();
        m_centre->setFocus();
        second->trigger();
        QTRY_VERIFY(m_secondEdit->isVisible());
        QVERIFY(second->isChecked());
        QVERIFY(m_secondEdit->hasFocus()); // whoever came by its shortcut goes on with the keyboard
        second->trigger();
        QVERIFY(m_second->isHidden());
        QVERIFY(!second->isChecked());
        QTRY_VERIFY(m_firstEdit->isVisible());
        second->trigger();
        QTRY_VERIFY(m_secondEdit->isVisible());
        QVERIFY(second->isChecked());
    }

    void panesBehindAreLeftOut()
    {
        m_centre->setFocus();
        PaneCycle docks({{m_centre}, {m_first}, {m_second}}, m_window.get());
        docks.next();
        QTRY_VERIFY(m_firstEdit->hasFocus());
        docks.next();
        QVERIFY(!m_secondEdit->hasFocus());
    }

    void tabDoesNotLeadBehind()
    {
        m_centre->setFocus();
        for (int i = 0; i < 6; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QVERIFY(!m_secondEdit->hasFocus());
        }
    }

    void aHiddenWindowHidesAndShowsIt()
    {
        m_window->hide();
        QVERIFY(!m_firstEdit->isVisible());
        m_window->show();
        QTRY_VERIFY(m_firstEdit->isVisible());
        QVERIFY(!m_secondEdit->isVisible());
    }

private:
    std::unique_ptr<QMainWindow> m_window;
    QLineEdit *m_centre = nullptr;
    TabbedDock *m_first = nullptr;
    TabbedDock *m_second = nullptr;
    QLineEdit *m_firstEdit = nullptr;
    QLineEdit *m_secondEdit = nullptr;
};

QTEST_MAIN(TabbedDockTest)
#include "tst_tabbed_dock.moc"
