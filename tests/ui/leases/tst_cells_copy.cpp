// SPDX-License-Identifier: MIT
// Copies of cells, columns and rows as the tables show them, and the row height.
#include "outbox/cells_text.h"
#include "panel_fixture.h"
#include "ui/leases/region_locks_view.h"
#include "ui/table/cells_job.h"
#include "ui/widgets/progress_item.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestCellsCopy : public PanelFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void cellsStayCells_data();
    void cellsStayCells();
    void copiesAColumnOfTheSelection();
    void copiesRowsAsShown();
    void cellsOfEachRowAreItsOwn();
    void copiesTitlesToo();
    void copiesAllThatAreShownWithoutSelection();
    void noSecretIsInIt();
    void lettersStayLettersInTheFilter();
    void manyInTheBackground();
    void canBeCancelled();
    void anotherCopyTakesItsPlace();
    void leavesOutWhatIsForgottenMeanwhile();
    void regionLocksToo();
    void rowsHaveADensity();

private:
    static constexpr auto ctrlAlt = Qt::ControlModifier | Qt::AltModifier;
    void addPorts(int count)
    {
        QList<Lease> batch;
        for (int port = 1; port <= count; ++port)
            batch.append(m_world->lease(u"10.0.0.1"_s, quint16(port), 5 * minute));
        m_world->add(batch);
    }
    void addLock(const QString &uuid, const QString &area)
    {
        RegionLock lock;
        lock.uuid = uuid;
        lock.area = area;
        lock.state = u"1"_s;
        m_world->regionLocks.add(std::array{lock}, {});
    }
};

void TestCellsCopy::cellsStayCells_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    QTest::newRow("a formula") << u"=WEBSERVICE(\"http://x\")"_s << u"'=WEBSERVICE(\"http://x\")"_s;
    QTest::newRow("a full-width one") << u"＝1+1"_s << u"'＝1+1"_s;
    QTest::newRow("a minus") << u"-1"_s << u"'-1"_s;
    QTest::newRow("plain") << u"福建 a=b"_s << u"福建 a=b"_s;
    QTest::newRow("tab") << u"a\tb"_s << u"a b"_s;
    QTest::newRow("line breaks") << u"a\r\nb\vc\fd"_s << u"a  b c d"_s;
    QTest::newRow("Unicode's line breaks") << u"a\u2028b\u2029c\u0085d"_s << u"a b c d"_s;
    QTest::newRow("opens a quoted text") << u"\"a\" b"_s << u"\"\"\"a\"\" b\""_s;
    QTest::newRow("quotes inside") << u"a \"b\""_s << u"a \"b\""_s;
}

void TestCellsCopy::cellsStayCells()
{
    QFETCH(QString, text);
    QTEST(tabbedCell(text), "cell");
}

void TestCellsCopy::copiesAColumnOfTheSelection()
{
    addSix();
    show();
    QSignalSpy said(&panel(), &LeasesPanel::message);
    table().selectRow(0);
    table().selectionModel()->select(table().model()->index(2, 0),
                                     QItemSelectionModel::Select | QItemSelectionModel::Rows);
    table().selectionModel()->setCurrentIndex(table().model()->index(2, int(LeaseColumn::Server)),
                                              QItemSelectionModel::NoUpdate);
    QCoreApplication::processEvents();
    QTest::keyClick(&table(), Qt::Key_C, ctrlAlt | Qt::ShiftModifier);
    QCOMPARE(copiedText(), u"10.0.2.3:3003\n10.0.2.1:3001"_s);
    QCOMPARE(said.size(), 1);
    QCOMPARE(said.at(0).at(0).toString(), u"Copied 2 values of “Server”"_s);
    QTest::keyClick(&table(), Qt::Key_C, ctrlAlt);
    QCOMPARE(copiedText(), u"10.0.2.1:3001"_s);
}

void TestCellsCopy::copiesRowsAsShown()
{
    addSix();
    show();
    ColumnLayout layout = ColumnLayout::showing({LeaseColumn::Server, LeaseColumn::State, LeaseColumn::Area});
    table().header().setColumnLayout(layout);
    table().selectAll();
    QTest::keyClick(&table(), Qt::Key_R, ctrlAlt);
    // Includes expired leases: this copies the table, not a list of usable proxies.
    QCOMPARE(copiedText(),
             u"10.0.2.3:3003\tLive\t\n10.0.2.2:3002\tLive\t\n10.0.2.1:3001\tLive\t福建省泉州市\n"
             "10.0.1.1:2001\tExpiring\t浙江省金华市\n10.0.0.2:1002\tExpired\t\n10.0.0.1:1001\tExpired\t福建省泉州市"_s);
}

void TestCellsCopy::cellsOfEachRowAreItsOwn()
{
    addSix();
    for (const QString &request :
         {u"51024a8b-a8a5-4e78-9301-cb500a8c083e"_s, u"83158ebe-be6c-40f7-a158-688741083edc"_s, QString()})
        m_world->add({m_world->lease(u"10.0.3.1"_s, quint16(80 + request.size()), noDeadline, {}, request.left(3)),
                      m_world->lease(u"10.0.3.2"_s, quint16(80 + request.size()), 2 * minute, u"x"_s)},
                     request);
    m_world->leases.setDelisted(std::array{m_world->leases.rows().at(4)}, m_world->vendorClock.nowMs()); // 10.0.2.2
    show();
    table().clearSelection(); // of what came last
    table().sortByColumn(int(LeaseColumn::ExitIp), Qt::AscendingOrder);
    panel().findChild<QAction *>(u"copyRows"_s)->trigger();
    const QStringList lines = copiedText().split(u'\n');
    QCOMPARE(lines.size(), m_world->view.rowCount());
    for (int row = 0; row < lines.size(); ++row) {
        const QStringList cells = lines.at(row).split(u'\t');
        QCOMPARE(cells.size(), table().header().count() - table().header().hiddenSectionCount());
        for (int place = 0; place < cells.size(); ++place) {
            const int column = table().header().columnAtPlace(place);
            QCOMPARE(cells.at(place), m_world->view.index(row, column).data().toString());
        }
    }
}

void TestCellsCopy::copiesTitlesToo()
{
    addSix();
    show();
    table().header().setColumnLayout(ColumnLayout::showing({LeaseColumn::ExitIp, LeaseColumn::Deadline}));
    table().clearSelection();
    table().selectRow(0);
    QTest::keyClick(&table(), Qt::Key_R, ctrlAlt | Qt::ShiftModifier);
    const QStringList lines = copiedText().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.at(0), u"Exit IP\tDeadline"_s);
    QCOMPARE(lines.at(1), u"10.0.2.3\t"_s + table().model()->index(0, int(LeaseColumn::Deadline)).data().toString());
}

void TestCellsCopy::copiesAllThatAreShownWithoutSelection()
{
    addSix();
    show();
    table().clearSelection();
    find<QLineEdit>(u"filter"_s)->setText(u"福建"_s);
    table().setCurrentIndex({});
    table().header().setColumnLayout(ColumnLayout::showing({LeaseColumn::Server}));
    QSignalSpy said(&panel(), &LeasesPanel::message);
    panel().findChild<QAction *>(u"copyRows"_s)->trigger();
    QCOMPARE(copiedText(), u"10.0.2.1:3001\n10.0.0.1:1001"_s);
    QVERIFY(said.at(0).at(0).toString().contains(u"nothing was selected"_s));
}

void TestCellsCopy::noSecretIsInIt()
{
    QVERIFY(m_world->addAccount());
    addSix();
    show();
    panel().findChild<QAction *>(u"copyRowsWithTitles"_s)->trigger();
    QVERIFY(copiedText().contains(u"10.0.2.3"_s));
    QVERIFY(!copiedText().contains(u"TESTKEY01"_s));
    QVERIFY(!copiedText().contains(u"TESTPASS01"_s));
}

void TestCellsCopy::lettersStayLettersInTheFilter()
{
    addSix();
    show();
    find<QLineEdit>(u"filter"_s)->setFocus();
    QTest::keyClick(find<QLineEdit>(u"filter"_s), Qt::Key_R, ctrlAlt); // some keyboards send this for AltGr+R
    QVERIFY(copiedText().isEmpty());
}

void TestCellsCopy::manyInTheBackground()
{
    addPorts(3'000);
    show();
    table().header().setColumnLayout(ColumnLayout::showing({LeaseColumn::Server, LeaseColumn::Deadline}));
    QSignalSpy said(&panel(), &LeasesPanel::message);
    table().selectAll();
    QTest::keyClick(&table(), Qt::Key_R, ctrlAlt);
    QCOMPARE(said.size(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(said.size(), 1, 30'000);
    const QStringList lines = copiedText().split(u'\n');
    QCOMPARE(lines.size(), 3'000);
    const QString deadline = table().model()->index(0, int(LeaseColumn::Deadline)).data().toString();
    QCOMPARE(lines.first(), u"10.0.0.1:3000\t"_s + deadline);
    QCOMPARE(lines.last(), u"10.0.0.1:1\t"_s + deadline);
    QVERIFY(!find<ProgressItem>(u"copyProgress"_s)->isRunning());
}

void TestCellsCopy::canBeCancelled()
{
    addPorts(3'000);
    show();
    QSignalSpy said(&panel(), &LeasesPanel::message);
    panel().findChild<QAction *>(u"copyRows"_s)->trigger();
    find<ProgressItem>(u"copyProgress"_s)->cancel();
    QCOMPARE(said.size(), 1);
    QTest::qWait(50);
    QCOMPARE(said.size(), 1);
    QVERIFY(copiedText().isEmpty());
}

void TestCellsCopy::anotherCopyTakesItsPlace()
{
    addPorts(3'000);
    show();
    panel().findChild<QAction *>(u"copyRows"_s)->trigger();
    table().selectRow(0);
    copyAs(u"hostport"_s);
    QCOMPARE(copiedText(), u"10.0.0.1:3000"_s);
    QTest::qWait(100);
    QCOMPARE(copiedText(), u"10.0.0.1:3000"_s);
}

void TestCellsCopy::leavesOutWhatIsForgottenMeanwhile()
{
    addPorts(5);
    CellsJob job(m_world->view.cells(), {m_world->view.rowIds(), {int(LeaseColumn::Server)}, false});
    QSignalSpy finished(&job, &CellsJob::finished);
    m_world->leases.remove(std::array{m_world->view.rowId(1), m_world->view.rowId(4)});
    job.start();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.at(0).at(0).toString(), u"10.0.0.1:5\n10.0.0.1:3\n10.0.0.1:2"_s);
    QCOMPARE(finished.at(0).at(1).toInt(), 3);
}

void TestCellsCopy::regionLocksToo()
{
    addLock(u"u-1"_s, u"a\tb"_s);
    addLock(u"u-2"_s, {});
    addLock(u"u-3"_s, u"c"_s);
    show();
    RegionLocksView &locks = panel().regionLocksTable();
    locks.setFocus();
    locks.sortByColumn(0, Qt::AscendingOrder);
    for (int column = 2; column < locks.model()->columnCount(); ++column)
        locks.setColumnHidden(column, true);
    locks.horizontalHeader()->moveSection(1, 0);
    locks.selectRow(0);
    locks.selectionModel()->select(locks.model()->index(1, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QCoreApplication::processEvents();
    QTest::keyClick(&locks, Qt::Key_R, ctrlAlt | Qt::ShiftModifier);
    QCOMPARE(copiedText(), u"Area\tUUID\na b\tu-1\n\tu-2"_s);
    locks.selectAll();
    locks.selectionModel()->setCurrentIndex(locks.model()->index(0, 1), QItemSelectionModel::NoUpdate);
    QTest::keyClick(&locks, Qt::Key_C, ctrlAlt | Qt::ShiftModifier);
    QCOMPARE(copiedText(), u"a b\n\nc"_s);
}

void TestCellsCopy::rowsHaveADensity()
{
    addPorts(200);
    show();
    const int comfortable = table().rowHeight(0);
    table().scrollTo(m_world->view.index(100, 0), QAbstractItemView::PositionAtTop);
    const int top = table().rowAt(0);
    panel().findChild<QAction *>(u"densityCompact"_s)->trigger();
    QVERIFY(table().rowHeight(0) < comfortable);
    QVERIFY(table().rowHeight(0) >= table().fontMetrics().height());
    QCOMPARE(table().rowAt(0), top); // the scroll position stays
    QCOMPARE(panel().regionLocksTable().verticalHeader()->defaultSectionSize() < comfortable, true);

    QSettings settings(m_world->folder.filePath(u"density.ini"_s), QSettings::IniFormat);
    panel().saveState(settings);
    panel().findChild<QAction *>(u"densityComfortable"_s)->trigger();
    QCOMPARE(table().rowHeight(0), comfortable);
    panel().restoreState(settings);
    QVERIFY(table().rowHeight(0) < comfortable);
    QVERIFY(panel().findChild<QAction *>(u"densityCompact"_s)->isChecked());
}

QTEST_MAIN(TestCellsCopy)
#include "tst_cells_copy.moc"
