// SPDX-License-Identifier: MIT
#include "panel_fixture.h"
#include "ui/cells/countdown_painter.h"
#include "view/lease_cells.h"

#include <QHeaderView>
#include <QPaintEvent>
#include <QPainter>
#include <QScreen>
#include <QSignalSpy>
#include <QStyle>
#include <QStyleFactory>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

/// Records what is repainted.
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
    void headingGoesToTheTop();
    void barsFollowTheScale();
    void homeAndEndGoToRows();
    void typingFindsAddresses();
    void tickRepaintsOneColumn();
    void tickPaintsWhatAFullPaintDoes_data();
    void tickPaintsWhatAFullPaintDoes();
    void countdownIsPaintedAlikeOnAnyScreen_data();
    void countdownIsPaintedAlikeOnAnyScreen();
    void tickStopsWhereNobodyLooks();
    void tickNeedsLivingRowsInSight();
};

void TestLeaseTableView::selectionSurvivesInsertAndSort()
{
    addSix();
    show();
    table().selectRow(2);
    const QList<RowId> before = table().selection().rowIds();
    const RowId current = m_world->view.rowId(table().currentIndex().row());
    m_world->add({m_world->lease(u"10.0.5.1"_s, 5001, 2 * minute), m_world->lease(u"10.0.5.2"_s, 5002, 1 * minute)});
    QCOMPARE(table().selection().rowIds(), before);
    QCOMPARE(table().currentIndex().row(), 4);
    table().sortByColumn(int(LeaseColumn::Deadline), Qt::AscendingOrder);
    QCOMPARE(table().selection().rowIds(), before);
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
    QCOMPARE(table().rowAt(0), 0); // at the top the new row becomes visible

    // With a selection of the operator's; without one, what arrives is selected and comes into view.
    table().selectRow(100);
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

void TestLeaseTableView::headingGoesToTheTop()
{
    QList<Lease> many;
    for (int i = 0; i < 200; ++i)
        many.append(m_world->lease(u"10.1.0.%1"_s.arg(i), 1000, 5 * minute - i * second));
    m_world->add(many);
    show();
    for (const bool inSlices : {false, true}) {
        if (inSlices)
            m_world->view.setSlices(10, 100);
        table().setCurrentIndex(m_world->view.index(150, 0));
        table().scrollToBottom();
        QVERIFY(table().rowAt(0) > 0);
        QHeaderView *header = table().horizontalHeader();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          {header->sectionViewportPosition(int(LeaseColumn::Remaining)) + 20, header->height() / 2});
        QTRY_VERIFY(m_world->view.isSettled());
        QTRY_COMPARE(table().rowAt(0), 0);
        QCOMPARE(shownServers().first(), inSlices ? u"10.1.0.0:1000"_s : u"10.1.0.199:1000"_s);
    }
}

/// After the longest lease has gone, all bars are longer at once, not only when the next tick comes.
void TestLeaseTableView::barsFollowTheScale()
{
    m_world->add({m_world->lease(u"10.1.0.1"_s, 1000, 50 * second), m_world->lease(u"10.1.0.2"_s, 1000, 5 * minute)});
    show();
    QTRY_VERIFY(table().countdown().isRunning());
    const int column = int(LeaseColumn::Remaining);
    const auto bars = [&] {
        const QRect cell = table().visualRect(m_world->view.index(m_world->view.rowCount() - 1, column));
        return table().viewport()->grab(cell).toImage();
    };
    const QImage before = bars();
    m_world->leases.remove(std::array{m_world->view.rowId(0)});
    QVERIFY(before != bars());
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
    QCOMPARE(table().selection().rowIds().size(), 6);
    table().clearSelection();
    QTest::keyClick(&table(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(table().selection().rowIds().size(), 6);
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
    QTRY_VERIFY(table().countdown().isRunning());
    PaintWatch watch(table().viewport());
    QSignalSpy changed(&m_world->view, &QAbstractItemModel::dataChanged);
    QTRY_VERIFY_WITH_TIMEOUT(watch.paints > 0, 60'000); // may still be the first painting after show()
    watch.reset();
    QTRY_VERIFY_WITH_TIMEOUT(watch.paints > 0, 60'000);
    const int column = int(LeaseColumn::Remaining);
    const QRect strip(table().columnViewportPosition(column), 0, table().columnWidth(column),
                      table().viewport()->height());
    QVERIFY2((watch.region - strip).isEmpty(), "more than the remaining column was painted");
    // Four rows have a countdown; the two expired ones have none.
    QCOMPARE(watch.region.boundingRect().height(), 4 * table().rowHeight(0));
    QCOMPARE(changed.size(), 0);
}

void TestLeaseTableView::tickPaintsWhatAFullPaintDoes_data()
{
    QTest::addColumn<QString>("look");
    QTest::addColumn<bool>("quick");
    for (const char *look : {"plain", "dark", "right to left", "large", "another style", "selected", "rescaled"})
        QTest::newRow(look) << QString::fromLatin1(look) << true;
    // With these all cells are painted by the delegate.
    for (const char *look : {"narrow", "disabled", "styled"})
        QTest::newRow(look) << QString::fromLatin1(look) << false;
}

/// Compares the fast painting of a tick with that of view, delegates and style.
void TestLeaseTableView::tickPaintsWhatAFullPaintDoes()
{
    if (QGuiApplication::platformName() != u"offscreen"_s)
        QSKIP("only this platform tells what lies on its screen");
    QFETCH(QString, look);
    addSix();
    QList<Lease> more; // bars that move each second, times of every length, and one that will soon be expiring
    for (int i = 0; i < 6; ++i)
        more.append(m_world->lease(u"10.7.0.%1"_s.arg(i), quint16(1000 + i), 20 * second + i * 7 * second));
    more.append(m_world->lease(u"10.7.1.1"_s, 2000, 60 * minute + 3 * second));
    more.append(m_world->lease(u"10.7.1.2"_s, 2001, 10 * minute + 2 * second));
    more.append(m_world->lease(u"10.7.1.3"_s, 2002, 200 * 60 * minute));
    if (look == u"rescaled"_s)
        m_world->advance(115 * second); // 3:05 at most: soon the scale is 3 minutes, no longer 5
    else
        m_world->add(more);
    if (look == u"dark"_s) {
        QPalette dark;
        dark.setColor(QPalette::Base, QColor(30, 32, 36));
        dark.setColor(QPalette::Text, Qt::white);
        table().setPalette(dark);
    } else if (look == u"right to left"_s) {
        panel().setLayoutDirection(Qt::RightToLeft);
    } else if (look == u"large"_s) {
        QFont font = table().font();
        font.setPointSizeF(font.pointSizeF() * 1.31);
        table().setFont(font);
    } else if (look == u"narrow"_s) {
        table().setColumnWidth(int(LeaseColumn::Remaining), 36);
    } else if (look == u"styled"_s) {
        table().setStyleSheet(u"QTableView::item { background: #c0ffee; }"_s);
    } else if (look == u"another style"_s) {
        QStyle *style = QStyleFactory::create(u"Windows"_s);
        style->setParent(&panel());
        table().setStyle(style);
    }
    show();
    table().clearSelection(); // of what has just come, which has a tint as well
    if (look == u"selected"_s)
        table().selectRow(3);
    else if (look == u"disabled"_s)
        table().setEnabled(false);
    QWidget *viewport = table().viewport();
    const int column = int(LeaseColumn::Remaining);
    PaintWatch watch(viewport);
    m_world->advance(990 - m_world->clock.utcMs() % 1000); // from now on a tick comes every few milliseconds
    QTRY_VERIFY(table().countdown().isRunning());
    int quickOnes = 0;
    for (int step = 0; step < 8; ++step) {
        m_world->advance(step % 4 == 3 ? 3 * second : second);
        QCoreApplication::processEvents(); // updates changed states
        watch.reset();
        QTRY_VERIFY(watch.paints >= 2);
        // The fast path does not paint the cell's edge. The second row is the lease with 10 minutes.
        const int edge = table().columnViewportPosition(column) + table().columnWidth(column) - 1;
        quickOnes += !watch.region.intersects(QRect(edge, table().rowViewportPosition(1), 1, table().rowHeight(1)));
        const QRect strip = viewport->rect()
            & QRect(table().columnViewportPosition(column), 0, table().columnWidth(column), viewport->height());
        const QImage ticked = panel()
                                  .screen()
                                  ->grabWindow(panel().winId())
                                  .toImage()
                                  .copy(strip.translated(viewport->mapTo(&panel(), QPoint())));
        const QImage painted = viewport->grab(strip).toImage();
        QCOMPARE(ticked.size(), painted.size());
        QVERIFY2(ticked.convertToFormat(QImage::Format_RGB32) == painted.convertToFormat(QImage::Format_RGB32),
                 qPrintable(u"step %1"_s.arg(step)));
    }
    QFETCH(bool, quick);
    QCOMPARE(quickOnes > 0, quick);
}

void TestLeaseTableView::countdownIsPaintedAlikeOnAnyScreen_data()
{
    QTest::addColumn<double>("ratio");
    for (const double ratio : {1.0, 1.25, 1.5, 2.0, 3.0})
        QTest::addRow("%.2f", ratio) << ratio;
}

void TestLeaseTableView::countdownIsPaintedAlikeOnAnyScreen()
{
    QFETCH(double, ratio);
    addSix();
    m_world->add({m_world->lease(u"10.7.0.1"_s, 1000, 40 * second), m_world->lease(u"10.7.1.1"_s, 2000, 2 * minute)});
    show();
    table().clearSelection(); // of what has just come, which has a tint as well
    const int rows = m_world->view.rowCount();
    const QSize cell(table().columnWidth(int(LeaseColumn::Remaining)), table().rowHeight(0));
    QStyleOptionViewItem option;
    option.initFrom(&table());
    option.widget = &table();
    option.state = QStyle::State_Enabled | QStyle::State_Active;
    const auto blank = [&] {
        QImage image((QSizeF(cell.width(), cell.height() * rows) * ratio).toSize(), QImage::Format_RGB32);
        image.setDevicePixelRatio(ratio);
        image.fill(option.palette.color(QPalette::Base));
        return image;
    };
    const RemainingDelegate delegate;
    const auto paintFully = [&](QImage &image) {
        QPainter painter(&image);
        for (int row = 0; row < rows; ++row) {
            option.rect = QRect(QPoint(0, row * cell.height()), cell);
            delegate.paint(&painter, option, m_world->view.index(row, int(LeaseColumn::Remaining)));
        }
    };
    CountdownPainter countdown(delegate);
    QVERIFY(countdown.prepare(option));
    QImage ticked = blank();
    paintFully(ticked);
    int painted = 0;
    for (int step = 0; step < 30; ++step) {
        m_world->advance(second);
        const qint64 now = m_world->vendorClock.nowMs();
        QPainter painter(&ticked);
        for (int row = 0; row < rows; ++row) {
            const RowId id = m_world->view.rowId(row);
            const LeaseState state = m_world->leases.state(id);
            const qint64 deadline = m_world->leases.deadlineMs(id);
            const CountdownPainter::Cell one{QRect(QPoint(0, row * cell.height()), cell), state,
                                             std::max<qint64>(deadline - now, 0), m_world->view.cells().scaleMs()};
            if (state == LeaseState::Expired)
                continue;
            QVERIFY(countdown.canPaint(one));
            // When it becomes Expiring, the colour of its bar changes, so the whole cell is compared.
            const QRegion changed = deadline - now == m_world->leases.expiringMarginMs()
                ? QRegion(one.rect)
                : countdown.changed(one, one.remainingMs + second);
            painter.setClipRegion(changed);
            painter.fillRect(one.rect, option.palette.color(QPalette::Base));
            countdown.paint(painter, one, changed);
            ++painted;
        }
        painter.end();
        QImage full = blank();
        paintFully(full);
        for (int row = 0; row < rows; ++row) {
            if (m_world->leases.state(m_world->view.rowId(row)) == LeaseState::Expired)
                continue;
            const QRect rect
                = (QRectF(0, row * cell.height() * ratio, cell.width() * ratio, cell.height() * ratio)).toRect();
            QVERIFY2(ticked.copy(rect) == full.copy(rect), qPrintable(u"step %1, row %2"_s.arg(step).arg(row)));
        }
    }
    QVERIFY(painted > 60);
}

void TestLeaseTableView::tickStopsWhereNobodyLooks()
{
    addSix();
    QVERIFY(!table().countdown().isRunning());
    show();
    QTRY_VERIFY(table().countdown().isRunning());
    panel().hide();
    QVERIFY(!table().countdown().isRunning());
    panel().show();
    QTRY_VERIFY(table().countdown().isRunning());
    panel().showMinimized();
    QTRY_VERIFY(!table().countdown().isRunning());
    panel().showNormal();
    QTRY_VERIFY(table().countdown().isRunning());

    table().setColumnHidden(int(LeaseColumn::Remaining), true);
    QTRY_VERIFY(!table().countdown().isRunning());
    table().setColumnHidden(int(LeaseColumn::Remaining), false);
    QTRY_VERIFY(table().countdown().isRunning());
}

void TestLeaseTableView::tickNeedsLivingRowsInSight()
{
    QList<Lease> brief;
    for (int i = 0; i < 100; ++i)
        brief.append(m_world->lease(u"10.3.0.%1"_s.arg(i), 1000, 10 * second));
    m_world->add({m_world->lease(u"10.4.0.1"_s, 1000, 5 * minute)});
    m_world->add(brief);
    show();
    QTRY_VERIFY(table().countdown().isRunning());
    m_world->advance(11 * second); // all expire but the last one
    QTRY_VERIFY(!table().countdown().isRunning());
    table().scrollToBottom();
    QTRY_VERIFY(table().countdown().isRunning());
    table().scrollToTop();
    QTRY_VERIFY(!table().countdown().isRunning());
    m_world->add({m_world->lease(u"10.4.0.2"_s, 1000, 5 * minute)});
    QTRY_VERIFY(table().countdown().isRunning());
    m_world->add({m_world->lease(u"10.4.0.3"_s, 1000, noDeadline)});
    chip(LeaseState::Undated)->click();
    QTRY_VERIFY(!table().countdown().isRunning());
}

QTEST_MAIN(TestLeaseTableView)
#include "tst_lease_table_view.moc"
