// SPDX-License-Identifier: MIT
#include "panel_fixture.h"

#include <QHeaderView>
#include <QPaintEvent>
#include <QSignalSpy>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

/// What was repainted.
class PaintWatch final : public QObject
{
public:
    explicit PaintWatch(QWidget *widget)
        : QObject(widget)
    {
        widget->installEventFilter(this);
    }

    QRegion region;
    int paints = 0;

    void reset()
    {
        region = {};
        paints = 0;
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            region += static_cast<QPaintEvent *>(event)->region();
            ++paints;
        }
        return false;
    }
};

} // namespace

class TestLeaseTableView : public PanelFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void selectionSurvivesInsertAndSort();
    void readerIsNotMovedByWhatArrives();
    void sortCyclesBackToNewestFirst();
    void homeAndEndGoToRows();
    void typingFindsAddresses();
    void tickRepaintsOneColumn();
    void tickStopsWhereNobodyLooks();
    void tickNeedsLivingRowsInSight();
};

void TestLeaseTableView::selectionSurvivesInsertAndSort()
{
    addSix();
    show();
    table().selectRow(2);
    const QList<RowId> before = table().selectedRowIds();
    const RowId current = m_world->view.rowId(table().currentIndex().row());
    m_world->add({m_world->lease(u"10.0.5.1"_s, 5001, 2 * minute), m_world->lease(u"10.0.5.2"_s, 5002, 1 * minute)});
    QCOMPARE(table().selectedRowIds(), before);
    QCOMPARE(table().currentIndex().row(), 4);
    table().sortByColumn(int(LeaseColumn::Deadline), Qt::AscendingOrder);
    QCOMPARE(table().selectedRowIds(), before);
    QCOMPARE(m_world->view.rowId(table().currentIndex().row()), current);
}

void TestLeaseTableView::readerIsNotMovedByWhatArrives()
{
    QList<Lease> many;
    for (int i = 0; i < 200; ++i)
        many.append(m_world->lease(u"10.1.0.%1"_s.arg(i), 1000, 5 * minute));
    m_world->add(many);
    show();
    m_world->add({m_world->lease(u"10.2.0.1"_s, 1000, 5 * minute)});
    QCoreApplication::processEvents();
    QCOMPARE(table().rowAt(0), 0); // at the top it is seen to arrive

    table().scrollTo(m_world->view.index(100, 0), QAbstractItemView::PositionAtTop);
    const RowId top = m_world->view.rowId(table().rowAt(0));
    m_world->add({m_world->lease(u"10.2.0.2"_s, 1000, 5 * minute), m_world->lease(u"10.2.0.3"_s, 1000, 5 * minute)});
    QCoreApplication::processEvents();
    QCOMPARE(m_world->view.rowId(table().rowAt(0)), top);
}

void TestLeaseTableView::sortCyclesBackToNewestFirst()
{
    addSix();
    show();
    const QStringList newestFirst = shownServers();
    QCOMPARE(newestFirst.first(), u"10.0.2.3:3003"_s);
    QHeaderView *header = table().horizontalHeader();
    const QPoint deadline(header->sectionViewportPosition(int(LeaseColumn::Deadline)) + 20, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, deadline);
    const QStringList ascending = shownServers();
    QCOMPARE(m_world->view.sortColumn(), int(LeaseColumn::Deadline));
    QCOMPARE(ascending.last(), u"10.0.2.1:3001"_s);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, deadline);
    QCOMPARE(shownServers().first(), u"10.0.2.1:3001"_s);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, deadline);
    QCOMPARE(m_world->view.sortColumn(), -1);
    QCOMPARE(shownServers(), newestFirst);
}

void TestLeaseTableView::homeAndEndGoToRows()
{
    addSix();
    show();
    table().setCurrentIndex(table().model()->index(2, int(LeaseColumn::Server)));
    QTest::keyClick(&table(), Qt::Key_End);
    QCOMPARE(table().currentIndex().row(), 5);
    QTest::keyClick(&table(), Qt::Key_Home);
    QCOMPARE(table().currentIndex().row(), 0);
    QTest::keyClick(&table(), Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(table().selectedRowIds().size(), 6);
    table().clearSelection();
    QTest::keyClick(&table(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(table().selectedRowIds().size(), 6);
}

void TestLeaseTableView::typingFindsAddresses()
{
    addSix();
    show();
    QTest::keyClicks(&table(), u"10.0.0"_s);
    QCOMPARE(table().currentIndex().row(), 4);
}

void TestLeaseTableView::tickRepaintsOneColumn()
{
    addSix();
    show();
    QTRY_VERIFY(table().isTicking());
    PaintWatch watch(table().viewport());
    QSignalSpy changed(&m_world->view, &QAbstractItemModel::dataChanged);
    QTRY_VERIFY_WITH_TIMEOUT(watch.paints > 0, 10'000); // may be what showing still had to paint
    watch.reset();
    QTRY_VERIFY_WITH_TIMEOUT(watch.paints > 0, 10'000);
    const int column = int(LeaseColumn::Remaining);
    const QRect strip(table().columnViewportPosition(column), 0, table().columnWidth(column), table().viewport()->height());
    QVERIFY2((watch.region - strip).isEmpty(), "more than the remaining column was painted");
    // Four rows count; the expired two do not.
    QCOMPARE(watch.region.boundingRect().height(), 4 * table().rowHeight(0));
    QCOMPARE(changed.size(), 0);
}

void TestLeaseTableView::tickStopsWhereNobodyLooks()
{
    addSix();
    QVERIFY(!table().isTicking());
    show();
    QTRY_VERIFY(table().isTicking());
    panel().hide();
    QVERIFY(!table().isTicking());
    panel().show();
    QTRY_VERIFY(table().isTicking());
    panel().showMinimized();
    QTRY_VERIFY(!table().isTicking());
    panel().showNormal();
    QTRY_VERIFY(table().isTicking());

    table().setColumnHidden(int(LeaseColumn::Remaining), true);
    QTRY_VERIFY(!table().isTicking());
    table().setColumnHidden(int(LeaseColumn::Remaining), false);
    QTRY_VERIFY(table().isTicking());
}

void TestLeaseTableView::tickNeedsLivingRowsInSight()
{
    QList<Lease> brief;
    for (int i = 0; i < 100; ++i)
        brief.append(m_world->lease(u"10.3.0.%1"_s.arg(i), 1000, 10 * second));
    m_world->add({m_world->lease(u"10.4.0.1"_s, 1000, 5 * minute)});
    m_world->add(brief);
    show();
    QTRY_VERIFY(table().isTicking());
    m_world->advance(11 * second); // all but the one at the far end
    QTRY_VERIFY(!table().isTicking());
    table().scrollToBottom();
    QTRY_VERIFY(table().isTicking());
    table().scrollToTop();
    QTRY_VERIFY(!table().isTicking());
    m_world->add({m_world->lease(u"10.4.0.2"_s, 1000, 5 * minute)});
    QTRY_VERIFY(table().isTicking());
    m_world->add({m_world->lease(u"10.4.0.3"_s, 1000, noDeadline)});
    chip(LeaseState::Undated)->click();
    QTRY_VERIFY(!table().isTicking());
}

QTEST_MAIN(TestLeaseTableView)
#include "tst_lease_table_view.moc"
