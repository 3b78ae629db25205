// SPDX-License-Identifier: MIT
// Selections of thousands of leases: their rows while rows move, and that no operation queries each row separately.
#include "panel_fixture.h"

#include <QHeaderView>
#include <QSet>
#include <QSignalSpy>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestLeaseSelection : public PanelFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void manyFollowTheirLeases();
    void allStayAllWhileMoreArrive();
    void whatAnOrderScattersIsDropped();
    void headerAsksNoRow();

private:
    void addMany(int count)
    {
        QList<Lease> leases;
        for (int i = 0; i < count; ++i)
            leases.append(m_world->lease(u"10.%1.%2.%3"_s.arg(i % 2).arg(i / 200).arg(i % 200), 80,
                                         (1 + i % 7) * minute, i % 2 ? u"b"_s : u"a"_s));
        m_world->add(leases);
    }
    QSet<RowId> selected()
    {
        const QList<RowId> ids = table().selection().rowIds();
        return {ids.begin(), ids.end()};
    }
    void selectRows(int first, int last)
    {
        const QItemSelection rows(m_world->view.index(first, 0), m_world->view.index(last, 0));
        table().selectionModel()->select(rows, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
};

void TestLeaseSelection::manyFollowTheirLeases()
{
    addMany(9'000);
    show();
    table().setCurrentIndex(m_world->view.index(4, 1));
    table().clearSelection();
    selectRows(10, 3'009);
    selectRows(3'005, 4'009); // overlaps the first range
    selectRows(8'000, 8'000);
    const QSet<RowId> before = selected();
    const RowId current = m_world->view.rowId(4);
    QCOMPARE(before.size(), 4'001);
    QCOMPARE(table().selection().rowCount(), 4'001);
    QSignalSpy edited(&table(), &LeaseTableView::selectionEdited);
    table().sortByColumn(int(LeaseColumn::Area), Qt::AscendingOrder); // splits the selection into two ranges
    QCOMPARE(selected(), before);
    QCOMPARE(m_world->view.rowId(table().currentIndex().row()), current);
    table().sortByColumn(int(LeaseColumn::Area), Qt::DescendingOrder);
    QCOMPARE(selected(), before);
    m_world->view.sort(-1);
    QCOMPARE(selected(), before);
    QCOMPARE(edited.size(), 0);               // the same leases were selected all the time
    m_world->view.setFilterText(u"area:a"_s); // hides half of them
    QSet<RowId> half;
    for (const RowId row : before) {
        if (row % 2 == 0)
            half.insert(row);
    }
    QCOMPARE(selected(), half);
    m_world->view.setFilterText({});
    QCOMPARE(selected(), half);
    table().selectionModel()->select(m_world->view.index(0, 0),
                                     QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    QCOMPARE(selected().size(), 1);
}

void TestLeaseSelection::allStayAllWhileMoreArrive()
{
    addMany(5'000);
    show();
    QTest::keyClick(&table(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(table().selection().rowCount(), 5'000);
    const QSet<RowId> before = selected();
    m_world->add({m_world->lease(u"11.0.0.1"_s, 80, 5 * minute, u"a"_s)});
    QCOMPARE(selected(), before);
    table().sortByColumn(int(LeaseColumn::Area), Qt::AscendingOrder);
    QCOMPARE(selected(), before);
    m_world->leases.remove(std::array{RowId(7)});
    QCOMPARE(table().selection().rowCount(), 4'999);
}

void TestLeaseSelection::whatAnOrderScattersIsDropped()
{
    addMany(8'000);
    show();
    table().sortByColumn(int(LeaseColumn::Area), Qt::AscendingOrder);
    selectRows(0, 3'999); // every second row when sorted by age
    QCOMPARE(selected().size(), 4'000);
    QSignalSpy edited(&table(), &LeaseTableView::selectionEdited);
    m_world->view.sort(-1);
    QVERIFY(selected().isEmpty());
    QVERIFY(!table().selectionModel()->hasSelection());
    QCOMPARE(edited.size(), 1); // and the change is signalled
}

void TestLeaseSelection::headerAsksNoRow()
{
    addMany(10);
    show();
    table().selectAll();
    QVERIFY(!table().horizontalHeader()->selectionModel()->hasSelection());
    QVERIFY(table().horizontalHeader()->selectionModel()->model() == &m_world->view);
}

QTEST_MAIN(TestLeaseSelection)
#include "tst_lease_selection.moc"
