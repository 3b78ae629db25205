// SPDX-License-Identifier: MIT
// What a LeaseView does as time goes by: rows that a filter by time left lets in and out, and work in slices.
#include "filter/filter_query.h"
#include "lease/lease_texts.h"
#include "lease/vendor_clock.h"
#include "support/fake_clock.h"
#include "table/sample_leases.h"
#include "view/lease_view.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

struct Desk
{
    FakeClock local;
    VendorClock clock{local};
    LeaseTable table{clock};
    LeaseView view{table,
                   {[](const QString &id) { return u"Plan "_s + id; },
                    [](const QUuid &, const QString &recordedName) { return recordedName; },
                    [](const QString &id) {
                        return QStringList{u"短效代理"_s, id.section(u'-', 0, 0)};
                    },
                    [](const QString &id) {
                        return QStringList{u"通道提取"_s, id.section(u'-', 1, 1)};
                    }}};
    QAbstractItemModelTester tester{&view, QAbstractItemModelTester::FailureReportingMode::QtTest};

    qint64 in(qint64 ms) const { return local.utcMs() + ms; }
    void add(const QList<Lease> &leases) { table.add(leases, sampleOrigin(local.utcMs())); }
    void addLeft(const QList<int> &seconds)
    {
        QList<Lease> leases;
        for (const int left : seconds)
            leases << sampleLease(u"10.0.%1.%2:80"_s.arg(m_made / 200).arg(m_made % 200), in(left * 1'000)), ++m_made;
        add(leases);
    }
    void advance(qint64 ms)
    {
        local.advance(ms);
        table.advance();
        view.advance();
    }

private:
    int m_made = 0;
};

} // namespace

class TestLeaseViewTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fields_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<RowId>>("shown");
        using Ids = QList<RowId>;
        QTest::newRow("area") << u"area:商丘"_s << Ids{0};
        QTest::newRow("not the area") << u"-area:商丘"_s << Ids{3, 2, 1};
        QTest::newRow("area is not isp") << u"area:电信"_s << Ids{};
        QTest::newRow("isp") << u"isp:电信"_s << Ids{1, 0};
        QTest::newRow("server") << u"server:18080"_s << Ids{1};
        QTest::newRow("server, full-width colon") << u"server:129.150.42.240：18080"_s << Ids{1};
        QTest::newRow("named server") << u"server:example"_s << Ids{2};
        QTest::newRow("exit") << u"ip:5.6.7"_s << Ids{2};
        QTest::newRow("exit is not server") << u"ip:18080"_s << Ids{};
        QTest::newRow("product by its id") << u"product:short"_s << Ids{3, 2, 1, 0};
        QTest::newRow("product by its name") << u"product:短效"_s << Ids{3, 2, 1, 0};
        QTest::newRow("mode") << u"mode:channel"_s << Ids{3, 2, 1, 0};
        QTest::newRow("mode is not product") << u"mode:short"_s << Ids{};
        QTest::newRow("key") << u"key:\"east 1\""_s << Ids{3, 2, 1, 0};
        QTest::newRow("not the key") << u"-key:east"_s << Ids{};
        QTest::newRow("request") << u"request:83158ebe"_s << Ids{3, 2, 1, 0};
        QTest::newRow("state") << u"state:live"_s << Ids{1, 0};
        QTest::newRow("states") << u"state:u"_s << Ids{3, 2};
        QTest::newRow("expiring") << u"state:expiring"_s << Ids{};
        QTest::newRow("left") << u"left:>60"_s << Ids{1};
        QTest::newRow("not left: the undated too") << u"-left:>60"_s << Ids{3, 2, 0};
        QTest::newRow("the example of the handbook") << u"isp:电信 left:>60 state:live"_s << Ids{1};
        QTest::newRow("half typed") << u"left:> area: -"_s << Ids{3, 2, 1, 0};
        QTest::newRow("URL") << u"http://129.150.42.240:18080"_s << Ids{};
        QTest::newRow("address") << u"129.150.42.240:18080"_s << Ids{1};
        QTest::newRow("deadline of another day") << u"deadline:<2001-01-01"_s << Ids{};
        QTest::newRow("deadline") << u"deadline:>2001-01-01"_s << Ids{1, 0};
    }
    void fields()
    {
        QFETCH(QString, text);
        QFETCH(QList<RowId>, shown);
        Desk desk;
        Lease global = sampleLease(u"129.150.42.240:18080"_s, desk.in(300'000));
        global.exitIp = u"129.150.42.240"_s;
        global.area = u"新加坡"_s;
        Lease named = sampleLease(u"proxy-7.Example.net:8080"_s, noDeadline);
        named.area.clear();
        named.isp.clear();
        named.exitIp = u"5.6.7.8"_s;
        Lease bare;
        bare.server = u"1.1.1.1:1"_s;
        desk.add({sampleLease(u"123.54.55.24:59419"_s, desk.in(40'000)), global, named, bare});
        desk.view.setFilterText(text);
        QCOMPARE(desk.view.rowIds(), shown);
    }

    void wordsOfALanguage()
    {
        Desk desk;
        desk.addLeft({300, 20});
        desk.view.setFilterText(u"状态:有效"_s);
        QCOMPARE(desk.view.rowCount(), 0); // not a field yet
        FilterVocabulary words;
        words.fields = {{u"状态"_s, FilterField::State}};
        words.states = {{u"有效"_s, LeaseState::Live}};
        desk.view.setFilterVocabulary(words);
        QCOMPARE(desk.view.rowIds(), QList<RowId>{0});
    }

    void rowsLeaveAndEnterByTimeLeft()
    {
        Desk desk;
        desk.addLeft({70, 65, 400, 310, 5});
        desk.view.setFilterText(u"left:>60 left:<300"_s);
        QCOMPARE(desk.view.rowIds(), (QList<RowId>{1, 0}));
        QSignalSpy removed(&desk.view, &LeaseView::rowsRemoved);
        QSignalSpy inserted(&desk.view, &LeaseView::rowsInserted);
        QSignalSpy changed(&desk.view, &LeaseView::dataChanged);
        desk.advance(4'000); // the second of 61: the table still shows 1:01
        QCOMPARE(desk.view.rowIds(), (QList<RowId>{1, 0}));
        desk.advance(1);
        QCOMPARE(desk.view.rowIds(), (QList<RowId>{0}));
        desk.advance(5'000);
        QCOMPARE(desk.view.rowIds(), QList<RowId>{});
        desk.advance(1'000); // 310 - 10.001
        QCOMPARE(desk.view.rowIds(), (QList<RowId>{3}));
        QCOMPARE(removed.size(), 2);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(changed.size(), 0); // who stays is the same as before
        desk.advance(90'000);
        QCOMPARE(desk.view.rowIds(), (QList<RowId>{3, 2}));
        desk.advance(600'000);
        QCOMPARE(desk.view.rowIds(), QList<RowId>{});
    }

    void timeLeftEndsAtTheDeadline()
    {
        Desk desk;
        desk.addLeft({10});
        desk.view.setFilterText(u"left:<300"_s);
        desk.advance(9'999);
        QCOMPARE(desk.view.rowCount(), 1);
        desk.advance(1);
        QCOMPARE(desk.view.rowCount(), 0); // nothing is left of what has expired
        desk.view.setFilterText(u"-left:<300"_s);
        QCOMPARE(desk.view.rowCount(), 1);
    }

    void whatComesAndChangesIsFollowedToo()
    {
        Desk desk;
        desk.view.setFilterText(u"left:>60"_s);
        desk.addLeft({30, 90});
        QCOMPARE(desk.view.rowIds(), QList<RowId>{1});
        Lease longer = desk.table.lease(0);
        longer.deadlineMs = desk.in(120'000);
        desk.add({longer}); // known and living: brought up to date
        QCOMPARE(desk.view.rowIds(), (QList<RowId>{1, 0}));
        desk.advance(30'000);
        QCOMPARE(desk.view.rowIds(), QList<RowId>{0});
        desk.advance(30'000);
        QCOMPARE(desk.view.rowIds(), QList<RowId>{});
    }

    void aClockPutRightBringsThemBack()
    {
        Desk desk;
        desk.addLeft({90});
        desk.view.setFilterText(u"left:>60"_s);
        desk.advance(60'000);
        QCOMPARE(desk.view.rowCount(), 0);
        const qint64 now = desk.local.utcMs();
        desk.clock.observe({(now - 60'000) / 1'000 * 1'000, now, desk.local.steadyMs(),
                            desk.local.steadyMs()}); // a minute ahead all the time
        QCOMPARE(desk.view.rowCount(), 1);
    }

    void theTimerRunsByItself()
    {
        Desk desk;
        desk.addLeft({62});
        desk.view.setFilterText(u"left:>60"_s);
        desk.local.advance(20'000);
        QCOMPARE(desk.view.rowCount(), 1); // nobody has looked yet
        QTRY_COMPARE_WITH_TIMEOUT(desk.view.rowCount(), 0, 60'000);
    }

    void aKeystrokeBeginsAnew()
    {
        Desk desk;
        QList<int> many(300, 90);
        desk.addLeft(many);
        desk.view.setSlices(100, 200);
        QSignalSpy settled(&desk.view, &LeaseView::settled);
        desk.view.setFilterText(u"10.0.1"_s);
        QVERIFY(!desk.view.isSettled());
        QCOMPARE(desk.view.rowCount(), 300); // as before, until there is something better
        QCoreApplication::processEvents();
        desk.view.setFilterText(u"10.0.1.7"_s);
        desk.view.sort(int(LeaseColumn::Server));
        QCOMPARE(desk.view.filterText(), u"10.0.1.7"_s);
        QCOMPARE(desk.view.sortColumn(), int(LeaseColumn::Server));
        QTRY_VERIFY(desk.view.isSettled());
        QCOMPARE(settled.size(), 1);
        QCOMPARE(desk.view.rowCount(), 11); // .7 and .70 to .79
        QCOMPARE(desk.view.index(0, int(LeaseColumn::Server)).data().toString(), u"10.0.1.7:80"_s);
        desk.view.setFilterText({});
        desk.view.settle();
        QVERIFY(desk.view.isSettled());
        QCOMPARE(desk.view.rowCount(), 300);
        QCOMPARE(desk.view.index(299, int(LeaseColumn::Server)).data().toString(), u"10.0.1.99:80"_s);
    }

    void timeGoesByInTheMiddleOfWork()
    {
        Desk desk;
        desk.addLeft(QList<int>(300, 70));
        desk.addLeft(QList<int>(300, 100));
        desk.view.setSlices(400, 2'000);
        desk.view.setFilterText(u"left:>60"_s);
        QCoreApplication::processEvents(); // some of the first are seen with 70 s left
        QVERIFY(!desk.view.isSettled());
        desk.local.advance(15'000);
        desk.addLeft({65, 50});
        desk.view.settle();
        QCOMPARE(desk.view.rowCount(), 301);
        desk.advance(10'000); // what came meanwhile is watched as well
        QCOMPARE(desk.view.rowCount(), 300);
    }

    void manyChangesInTheMiddleOfWorkComeToRest()
    {
        Desk desk;
        desk.addLeft(QList<int>(6'000, 90));
        desk.view.setSlices(100, 20'000);
        desk.view.sort(int(LeaseColumn::State));
        QCoreApplication::processEvents();
        desk.addLeft(QList<int>(10, 300));
        desk.advance(60'000); // 6,000 are expiring now
        QVERIFY(!desk.view.isSettled());
        QCOMPARE(desk.view.rowCount(), 6'010);
        desk.table.remove(std::array{RowId(17)});
        QCOMPARE(desk.view.rowCount(), 6'009);
        QTRY_VERIFY(desk.view.isSettled());
        QCOMPARE(desk.view.index(0, 0).data(LeaseStateRole).toInt(), int(LeaseState::Live));
        QCOMPARE(desk.view.index(9, 0).data(LeaseStateRole).toInt(), int(LeaseState::Live));
        QCOMPARE(desk.view.index(10, 0).data(LeaseStateRole).toInt(), int(LeaseState::Expiring));
        QCOMPARE(desk.view.rowIds().mid(10, 2), (QList<RowId>{5'999, 5'998}));
    }

    void unseenItFollowsTheTable()
    {
        Desk desk;
        desk.view.setFilterText(u"left:>60"_s);
        desk.view.setVisible(false);
        desk.addLeft({61, 600});
        QCOMPARE(desk.view.rowCount(), 2);
        desk.local.advance(2'000);
        QTest::qWait(500); // its own timer would have woken by now
        QCOMPARE(desk.view.rowCount(), 2);
        desk.table.advance();
        QCOMPARE(desk.view.rowCount(), 1);
        desk.local.advance(600'000);
        desk.view.setVisible(true);
        QCOMPARE(desk.view.rowCount(), 0);
    }

    void expiredComeAfterTheLivingInBothDirections()
    {
        Desk desk;
        desk.addLeft({10, 100, 20, 50});
        desk.add({sampleLease(u"10.9.0.1:80"_s, noDeadline)});
        const int column = int(LeaseColumn::Remaining);
        desk.view.sort(column, Qt::AscendingOrder);
        QCOMPARE(desk.view.rowIds(), (QList<RowId>{0, 2, 3, 1, 4}));
        QSignalSpy moves(&desk.view, &QAbstractItemModel::layoutChanged);
        QSignalSpy removals(&desk.view, &QAbstractItemModel::rowsRemoved);
        desk.advance(12'000); // 0 has expired
        QCOMPARE(desk.view.rowIds(), (QList<RowId>{2, 3, 1, 4, 0}));
        QVERIFY(moves.size() + removals.size() > 0);
        moves.clear();
        removals.clear();
        desk.advance(10'000); // 2 has expired; 3 is expiring, which moves nothing
        QCOMPARE(desk.view.rowIds(), (QList<RowId>{3, 1, 4, 2, 0}));
        desk.view.sort(column, Qt::DescendingOrder);
        QCOMPARE(desk.view.rowIds(), (QList<RowId>{4, 1, 3, 2, 0}));
        moves.clear();
        removals.clear();
        desk.advance(30'000);
        QCOMPARE(desk.view.rowIds(), (QList<RowId>{4, 1, 3, 2, 0}));
        desk.advance(20'000); // 1 becomes expiring: it stays where it is
        QCOMPARE(moves.size() + removals.size(), 0);
    }

    void barsHaveOneScale_data()
    {
        QTest::addColumn<QList<int>>("left"); // seconds
        QTest::addColumn<qint64>("scale");    // minutes
        QTest::newRow("less than a minute") << QList<int>{37} << qint64(1);
        QTest::newRow("not rounded down") << QList<int>{37, 143} << qint64(3);
        QTest::newRow("exactly") << QList<int>{300, 20} << qint64(5);
        QTest::newRow("hours") << QList<int>{3'601, 30} << qint64(120);
        QTest::newRow("days") << QList<int>{86'401, 30} << qint64(2 * 1'440);
    }
    void barsHaveOneScale()
    {
        QFETCH(QList<int>, left);
        QFETCH(qint64, scale);
        Desk desk;
        desk.addLeft(left);
        for (int row = 0; row < desk.view.rowCount(); ++row) {
            const QModelIndex cell = desk.view.index(row, int(LeaseColumn::Remaining));
            QCOMPARE(cell.data(LeaseScaleRole).toLongLong(), scale * 60'000);
        }
        QVERIFY(desk.view.index(0, int(LeaseColumn::Remaining))
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(u"A full bar is "_s + remainingSpoken(scale * 60'000)));
    }

    void theScaleFollowsTheLongest()
    {
        Desk desk;
        desk.addLeft({100, 290, 30});
        const auto scale = [&desk] { return desk.view.index(0, 0).data(LeaseScaleRole).toLongLong() / 60'000; };
        QCOMPARE(scale(), 5);
        desk.advance(120'000);
        QCOMPARE(scale(), 3); // 2:50
        desk.addLeft({1'000});
        QCOMPARE(scale(), 20);
        desk.table.remove(std::array{RowId(3)});
        QCOMPARE(scale(), 3);
        Lease renewed = sampleLease(u"10.0.0.1:80"_s, desk.in(500'000)); // the row with the longest
        desk.add({renewed});
        QCOMPARE(desk.view.rowCount(), 3);
        QCOMPARE(scale(), 10);
        renewed.deadlineMs = desk.in(40'000);
        desk.add({renewed});
        QCOMPARE(scale(), 1);
    }

    void serversAreFoundByTheirBeginning()
    {
        Desk desk;
        desk.add({sampleLease(u"10.0.0.1:8080"_s, noDeadline), sampleLease(u"110.0.0.1:80"_s, noDeadline),
                  sampleLease(u"10.0.0.1:80"_s, noDeadline), sampleLease(u"Proxy-7.example:80"_s, noDeadline)});
        QCOMPARE(desk.view.rowIds(), (QList<RowId>{3, 2, 1, 0}));
        QCOMPARE(desk.view.findServer(u"10.0"_s, 0), 1);
        QCOMPARE(desk.view.findServer(u"10.0"_s, 2), 3);
        QCOMPARE(desk.view.findServer(u"10.0.0.1:80"_s, 2), 3); // begins so
        QCOMPARE(desk.view.findServer(u"10.0.0.1:8080"_s, 0), 3);
        QCOMPARE(desk.view.findServer(u"1"_s, 2), 2);
        QCOMPARE(desk.view.findServer(u"0"_s, 0), -1);
        QCOMPARE(desk.view.findServer(u".0"_s, 0), -1);
        QCOMPARE(desk.view.findServer(u"10.0.0.1."_s, 0), -1);
        QCOMPARE(desk.view.findServer(u"0.0.1:80"_s, 0), -1);
        QCOMPARE(desk.view.findServer(u"pRoxy"_s, 1), 0);
    }
};

QTEST_GUILESS_MAIN(TestLeaseViewTime)
#include "tst_lease_view_time.moc"
