// SPDX-License-Identifier: MIT
// From a call to its leases, and from a lease to its call.
#include "panel_world.h"
#include "ui/leases/leases_page.h"
#include "ui/table/lease_selection.h"
#include "ui/table/lease_table_view.h"
#include "ui/window/call_of_lease.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestCallLinks : public QObject
{
    Q_OBJECT

    std::unique_ptr<PanelWorld> m_world;

    LeaseTableView &table() { return m_world->panel->table(); }
    QAction *showCall()
    {
        const QPoint at(5, 5);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, at, table().mapToGlobal(at));
        QCoreApplication::sendEvent(table().viewport(), &event);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QAction *found = nullptr;
        for (QAction *action : menu ? menu->actions() : QList<QAction *>()) {
            if (action->objectName() == u"showCall"_s)
                found = action;
        }
        if (menu)
            menu->close();
        return found;
    }

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<PanelWorld>();
        m_world->add({m_world->lease(u"10.0.0.1"_s, 1000, 60'000), m_world->lease(u"10.0.0.2"_s, 1000, 60'000)},
                     u"r1"_s);
        m_world->add({m_world->lease(u"10.0.0.3"_s, 1000, 60'000)}, u"r2"_s);
        m_world->panel->resize(900, 400);
        m_world->panel->show();
    }
    void cleanup() { m_world.reset(); }

    void theLeasesOfACallAreSelected()
    {
        const QList<RowId> rows = m_world->leases.rows();
        m_world->panel->selectRows(rows.first(2));
        QList<RowId> selected = table().selection().rowIds();
        std::sort(selected.begin(), selected.end());
        QCOMPARE(selected, rows.first(2));
        QVERIFY(table().currentRowId().has_value());
    }

    void aFilterThatHidesThemIsCleared()
    {
        const QList<RowId> rows = m_world->leases.rows();
        m_world->panel->showOnly(FilterField::Request, u"r2"_s);
        m_world->view.settle();
        QCOMPARE(m_world->view.rowIds(), QList<RowId>{rows.at(2)});
        m_world->panel->selectRows({rows.at(2)});
        QCOMPARE(m_world->view.rowCount(), 1); // nothing was hidden
        m_world->panel->selectRows({rows.at(0), rows.at(2)});
        m_world->view.settle();
        QCOMPARE(m_world->view.rowCount(), 3);
        QCOMPARE(table().selection().rowCount(), 2);
    }

    void thoseThatAreGoneAreLeftOut()
    {
        const QList<RowId> rows = m_world->leases.rows();
        QSignalSpy said(m_world->panel.get(), &LeasesPanel::message);
        m_world->leases.remove(std::array<RowId, 1>{rows.at(0)});
        m_world->panel->selectRows(rows.first(2));
        QCOMPARE(table().selection().rowIds(), QList<RowId>{rows.at(1)});
        QCOMPARE(said.size(), 0);
        m_world->panel->selectRows({rows.at(0)});
        QCOMPARE(said.size(), 1);
        QCOMPARE(table().selection().rowIds(), QList<RowId>{rows.at(1)}); // as it was
    }

    void aKeyIsFilteredByItsWholeName()
    {
        m_world->panel->showOnly(FilterField::Account, u"East crawl"_s);
        m_world->view.settle();
        QCOMPARE(m_world->view.rowCount(), 3);
        m_world->panel->showOnly(FilterField::Account, u"East \"other"_s);
        m_world->view.settle();
        QCOMPARE(m_world->view.rowCount(), 0);
    }

    void aKeyIsFilteredByTheNameThatItHasNow()
    {
        QVERIFY(m_world->addAccount());
        Account renamed = *m_world->accounts.find(m_world->account);
        renamed.name = u"West crawl"_s;
        m_world->accounts.update(renamed, {}, AccountBook::Keep::InStore, {});
        QTRY_COMPARE(m_world->accounts.find(m_world->account)->name, u"West crawl"_s);
        m_world->panel->showOnlyKeyOf(m_world->account, u"East crawl"_s);
        QCOMPARE(m_world->panel->findChild<QLineEdit *>(u"filter"_s)->text(), u"key:\"West crawl\""_s);
        // A key that is gone goes by the name that its calls and leases have.
        m_world->panel->showOnlyKeyOf(QUuid::createUuid(), u"East crawl"_s);
        QCOMPARE(m_world->panel->findChild<QLineEdit *>(u"filter"_s)->text(), u"key:\"East crawl\""_s);
    }

    void aLeaseLeadsToTheCallThatPaidForIt()
    {
        const QList<RowId> rows = m_world->leases.rows();
        QList<CallId> shown;
        const CallOfLease link(*m_world->panel, m_world->log, [&shown](CallId id) { shown.append(id); });
        m_world->panel->selectRows({rows.at(1)});
        QVERIFY(showCall());
        QVERIFY(!showCall()->isEnabled()); // of an earlier run
        Call paid;
        paid.id = 7;
        paid.rows = rows.first(2);
        m_world->log.append(paid);
        Call list;
        list.id = 8;
        list.rows = rows;
        m_world->log.append(list);
        QVERIFY(showCall()->isEnabled());
        showCall()->trigger();
        QCOMPARE(shown, QList<CallId>{7});
        m_world->panel->selectRows({rows.at(2)});
        showCall()->trigger();
        QCOMPARE(shown, (QList<CallId>{7, 8}));
    }
};

QTEST_MAIN(TestCallLinks)
#include "tst_call_links.moc"
