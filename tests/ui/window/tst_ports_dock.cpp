// SPDX-License-Identifier: MIT
// The dock of the local ports: its title says how many are on, a port that was saved is brought into sight, and figures
// are asked for only while they can be seen, connections only here.
#include "panel_world.h"
#include "ports/local_ports.h"
#include "ui/port/port_dialog.h"
#include "ui/window/ports_dock.h"

#include <QDialogButtonBox>
#include <QMainWindow>
#include <QPushButton>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestPortsDock : public QObject
{
    Q_OBJECT

    struct World : PanelWorld
    {
        QList<bool> asked; ///< for figures, with connections or not
        LocalPorts ports{partsOf()};
        QMainWindow window;
        PortsDock &dock = *new PortsDock({ports, accounts, leases, view, vendorClock, clipboard}, &window);

        World()
        {
            auto *other = new TabbedDock(&window);
            other->setObjectName(u"other"_s);
            other->setWidget(new QWidget);
            window.addDockWidget(Qt::BottomDockWidgetArea, other);
            window.addDockWidget(Qt::BottomDockWidgetArea, &dock);
            window.tabifyDockWidget(other, &dock);
            other->raise();
            window.resize(900, 500);
            window.show();
        }
        LocalPorts::Parts partsOf()
        {
            LocalPorts::Parts parts{clock, vendorClock, accounts, leases, secrets};
            parts.engine.requestFigures = [this](bool with) { asked.append(with); };
            return parts;
        }
    };
    std::unique_ptr<World> m_world;

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale(u"en_US"_s));
        m_world = std::make_unique<World>();
        QVERIFY(QTest::qWaitForWindowActive(&m_world->window));
    }
    void cleanup() { m_world.reset(); }

    void theTitleSaysHowManyAreOn()
    {
        QCOMPARE(m_world->dock.windowTitle(), u"Local ports"_s);
        const PortTerms first = m_world->ports.proposed();
        QCOMPARE(m_world->ports.set(first), PortProblem::None);
        QCOMPARE(m_world->ports.set(m_world->ports.proposed()), PortProblem::None);
        QCOMPARE(m_world->dock.windowTitle(), u"Local ports (2)"_s);
        m_world->ports.setOn(first.id, false);
        QCOMPARE(m_world->dock.windowTitle(), u"Local ports (1)"_s);
    }

    void aPortThatWasSavedIsBroughtIntoSight()
    {
        QVERIFY(!m_world->dock.panel().isVisible());
        PortDialog *dialog = m_world->dock.panel().makePort(u"area:泉州"_s);
        dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->click();
        QCOMPARE(m_world->ports.ports().size(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(m_world->dock.panel().isVisible(), 60'000);
        QCOMPARE(m_world->dock.panel().current(), m_world->ports.ports().first().id);
    }

    void figuresAreAskedForOnlyWhileTheyCanBeSeen()
    {
        QCOMPARE(m_world->ports.set(m_world->ports.proposed()), PortProblem::None);
        QVERIFY(!m_world->dock.panel().isVisible());
        m_world->asked.clear();
        m_world->dock.setSeenElsewhere(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_world->asked.size() > 1, 60'000);
        QVERIFY(!m_world->asked.contains(true)); // the status bar shows no connections
        m_world->dock.bringToFront();
        QTRY_VERIFY_WITH_TIMEOUT(m_world->asked.contains(true), 60'000);
        m_world->dock.close();
        QTRY_VERIFY_WITH_TIMEOUT(!m_world->dock.panel().isVisible(), 60'000);
        m_world->asked.clear();
        QTRY_VERIFY_WITH_TIMEOUT(m_world->asked.size() > 1, 60'000);
        QVERIFY(!m_world->asked.contains(true));
        m_world->dock.setSeenElsewhere(false);
        m_world->asked.clear();
        QTest::qWait(600); // more than twice as long as while somebody looks
        QCOMPARE(m_world->asked.size(), 0);
    }
};

QTEST_MAIN(TestPortsDock)
#include "tst_ports_dock.moc"
