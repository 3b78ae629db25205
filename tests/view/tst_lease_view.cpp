// SPDX-License-Identifier: MIT
#include "lease/lease_texts.h"
#include "lease/vendor_clock.h"
#include "lease/vendor_time.h"
#include "support/fake_clock.h"
#include "table/sample_leases.h"
#include "view/lease_view.h"

#include <QAbstractItemModelTester>
#include <QCollator>
#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

#include <array>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

constexpr auto failing = QAbstractItemModelTester::FailureReportingMode::QtTest;

struct Desk
{
    FakeClock local{1'677'310'000'000}; // 2023-02-25 15:26:40 in China, 02:26:40 in New York
    VendorClock clock{local};
    LeaseTable table{clock};
    QString planName = u"Short-lived · Channel"_s;
    LeaseView view{table,
                   {[this](const QString &) { return planName; },
                    [](const QUuid &, const QString &recordedName) { return recordedName.toUpper(); }}};
    QAbstractItemModelTester tester{&view, failing};

    qint64 in(qint64 ms) const { return local.utcMs() + ms; }
    void add(const QList<Lease> &leases) { table.add(leases, sampleOrigin(local.utcMs())); }
    QString text(int row, LeaseColumn column, int role = Qt::DisplayRole) const
    {
        return view.index(row, int(column)).data(role).toString();
    }
    QStringList texts(LeaseColumn column) const
    {
        QStringList texts;
        for (int row = 0; row < view.rowCount(); ++row)
            texts << text(row, column);
        return texts;
    }
};

Lease withServer(const QString &server) { return sampleLease(server, noDeadline); }

} // namespace

class TestLeaseView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filterAndOrderCanBeCancelled()
    {
        Desk desk;
        QList<Lease> leases;
        for (int i = 0; i < 3'000; ++i) {
            Lease lease = sampleLease(u"10.0.%1.%2:80"_s.arg(i / 200).arg(i % 200), desk.in(600'000));
            lease.area = u"area %1"_s.arg(i * 7 % 100);
            leases << lease;
        }
        desk.add(leases);
        desk.view.sort(int(LeaseColumn::Server), Qt::AscendingOrder);
        desk.view.setSlices(100, 1'000);
        QVERIFY(!desk.view.canCancelArranging());
        desk.view.cancelArranging(); // nothing to do
        QSignalSpy arranging(&desk.view, &LeaseView::arranging);
        QSignalSpy settled(&desk.view, &LeaseView::settled);

        desk.view.sort(int(LeaseColumn::Area), Qt::DescendingOrder);
        desk.view.setFilterText(u"area:9"_s); // while the first is under way
        QVERIFY(desk.view.canCancelArranging());
        while (arranging.size() < 3 && !desk.view.isSettled())
            QCoreApplication::processEvents(); // a slice each
        QVERIFY(!desk.view.isSettled());
        for (qsizetype i = 1; i < arranging.size(); ++i)
            QVERIFY(arranging.at(i).at(0).toInt() > arranging.at(i - 1).at(0).toInt());
        QVERIFY(arranging.last().at(0).toInt() < 1'000);
        // The table changes meanwhile.
        desk.add({sampleLease(u"10.0.3.77:81"_s, desk.in(600'000)), sampleLease(u"9.0.0.1:81"_s, desk.in(600'000))});
        desk.table.remove(std::array<RowId, 2>{RowId(5), RowId(2'000)});
        desk.view.cancelArranging();
        QVERIFY(desk.view.isSettled());
        QCOMPARE(settled.size(), 1);
        QCOMPARE(desk.view.sortColumn(), int(LeaseColumn::Server));
        QCOMPARE(desk.view.sortOrder(), Qt::AscendingOrder);
        QCOMPARE(desk.view.filterText(), QString());
        QCOMPARE(desk.view.rowCount(), 3'000);
        LeaseView other(
            desk.table,
            {[](const QString &id) { return id; }, [](const QUuid &, const QString &name) { return name; }});
        other.sort(int(LeaseColumn::Server), Qt::AscendingOrder);
        QCOMPARE(desk.view.rowIds(), other.rowIds());

        // What else has made the rows out of date must be done.
        desk.view.setFilterText(u"area:8"_s);
        desk.view.retranslate();
        QVERIFY(!desk.view.canCancelArranging());
        desk.view.cancelArranging();
        QVERIFY(!desk.view.isSettled());
        desk.view.settle();
        QCOMPARE(desk.view.filterText(), u"area:8"_s);

        // With a filter by time it is found out anew when rows will change.
        desk.view.setFilterText(u"left:>60"_s);
        desk.view.settle();
        const QList<RowId> before = desk.view.rowIds();
        QVERIFY(!before.isEmpty());
        desk.view.setFilterText(u"area:7"_s);
        desk.view.cancelArranging();
        desk.view.settle();
        QCOMPARE(desk.view.rowIds(), before);
        desk.local.advance(600'000);
        desk.table.advance();
        desk.view.advance();
        desk.view.settle();
        QCOMPARE(desk.view.rowCount(), 0);
    }

    void remainingTexts_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("spoken");
        QTest::newRow("0") << qint64(0) << u"0:00"_s << u"0 seconds"_s;
        QTest::newRow("negative") << qint64(-5'000) << u"0:00"_s << u"0 seconds"_s;
        QTest::newRow("under a second") << qint64(999) << u"0:00"_s << u"0 seconds"_s;
        QTest::newRow("1 s") << qint64(1'000) << u"0:01"_s << u"1 second"_s;
        QTest::newRow("9 s") << qint64(9'999) << u"0:09"_s << u"9 seconds"_s;
        QTest::newRow("1 min") << qint64(60'000) << u"1:00"_s << u"1 minute"_s;
        QTest::newRow("2:14") << qint64(134'000) << u"2:14"_s << u"2 minutes 14 seconds"_s;
        QTest::newRow("3:48") << qint64(228'500) << u"3:48"_s << u"3 minutes 48 seconds"_s;
        QTest::newRow("59:59") << qint64(3'599'999) << u"59:59"_s << u"59 minutes 59 seconds"_s;
        QTest::newRow("an hour") << qint64(3'600'000) << u"01:00:00"_s << u"1 hour"_s;
        QTest::newRow("1 2 3") << qint64(3'723'000) << u"01:02:03"_s << u"1 hour 2 minutes 3 seconds"_s;
        QTest::newRow("1 0 1") << qint64(3'601'000) << u"01:00:01"_s << u"1 hour 1 second"_s;
        QTest::newRow("days") << qint64(360'061'000) << u"100:01:01"_s << u"100 hours 1 minute 1 second"_s;
    }
    void remainingTexts()
    {
        QFETCH(qint64, ms);
        QFETCH(QString, text);
        QFETCH(QString, spoken);
        QCOMPARE(remainingText(ms), text);
        QCOMPARE(remainingSpoken(ms), spoken);
    }

    void cells()
    {
        Desk desk;
        desk.add({sampleLease(u"123.54.55.24:59419"_s, *utcFromVendorTime(u"2023-02-25 15:38:36"))});
        QCOMPARE(desk.text(0, LeaseColumn::State), u"Live"_s);
        QCOMPARE(desk.text(0, LeaseColumn::Server), u"123.54.55.24:59419"_s);
        QCOMPARE(desk.text(0, LeaseColumn::ExitIp), u"123.54.55.24"_s);
        QCOMPARE(desk.text(0, LeaseColumn::Area), u"河南省商丘市"_s);
        QCOMPARE(desk.text(0, LeaseColumn::Isp), u"电信"_s);
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(*utcFromVendorTime(u"2023-02-25 15:38:36"));
        QCOMPARE(desk.text(0, LeaseColumn::Deadline), local.toString(u"HH:mm:ss"_s));
        QCOMPARE(desk.text(0, LeaseColumn::Deadline, Qt::ToolTipRole),
                 local.toString(u"yyyy-MM-dd HH:mm:ss"_s) + u" here\n2023-02-25 15:38:36 in China (UTC+08:00)"_s);
        QCOMPARE(desk.text(0, LeaseColumn::Remaining), u"11:56"_s);
        QCOMPARE(desk.text(0, LeaseColumn::Plan), u"Short-lived · Channel"_s);
        QCOMPARE(desk.text(0, LeaseColumn::Account), u"EAST 1"_s);
        QCOMPARE(desk.text(0, LeaseColumn::Request), u"83158ebe-be6c-40f7-a158-688741083edc"_s);

        QCOMPARE(desk.text(0, LeaseColumn::Remaining, Qt::AccessibleTextRole), u"Remaining: 11 minutes 56 seconds"_s);
        QCOMPARE(desk.text(0, LeaseColumn::State, Qt::AccessibleTextRole), u"State: Live, new"_s);
        QCOMPARE(desk.text(0, LeaseColumn::ExitIp, Qt::AccessibleTextRole), u"Exit IP: 123.54.55.24"_s);

        const QModelIndex cell = desk.view.index(0, 0);
        QCOMPARE(cell.data(LeaseRowIdRole).toUInt(), 0u);
        QCOMPARE(cell.data(LeaseStateRole).toInt(), int(LeaseState::Live));
        QCOMPARE(cell.data(LeaseDeadlineRole).toLongLong(), 1'677'310'716'000);
        QCOMPARE(cell.data(LeaseRemainingRole).toLongLong(), 716'000);
        QCOMPARE(cell.data(LeaseScaleRole).toLongLong(), 900'000);
        QCOMPARE(cell.flags(), Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren);

        desk.local.advance(716'500);
        desk.table.advance();
        QCOMPARE(desk.text(0, LeaseColumn::State), u"Expired"_s);
        QCOMPARE(desk.text(0, LeaseColumn::Remaining), u"0:00"_s);
        QCOMPARE(cell.data(LeaseRemainingRole).toLongLong(), 0);
        QCOMPARE(cell.data(LeaseScaleRole).toLongLong(), 60'000);

        desk.local.advance(86'400'000); // another day: the time alone would mislead
        QCOMPARE(desk.text(0, LeaseColumn::Deadline), local.toString(u"yyyy-MM-dd HH:mm:ss"_s));
    }

    void cellsOfABareLease()
    {
        Desk desk;
        Lease bare;
        bare.server = u"proxy-7.example.net:8080"_s;
        desk.add({bare});
        QCOMPARE(desk.text(0, LeaseColumn::State), u"Undated"_s);
        QCOMPARE(desk.text(0, LeaseColumn::Deadline), u"unknown"_s);
        QCOMPARE(desk.text(0, LeaseColumn::Remaining), u"unknown"_s);
        QCOMPARE(desk.text(0, LeaseColumn::Remaining, Qt::AccessibleTextRole), u"Remaining: unknown"_s);
        QCOMPARE(desk.text(0, LeaseColumn::ExitIp), u""_s);
        QCOMPARE(desk.text(0, LeaseColumn::ExitIp, Qt::AccessibleTextRole), u"Exit IP: none"_s);
        QVERIFY(!desk.view.index(0, int(LeaseColumn::Deadline)).data(Qt::ToolTipRole).isValid());
        QCOMPARE(desk.view.index(0, 0).data(LeaseRemainingRole).toLongLong(), -1);
        QCOMPARE(desk.view.index(0, 0).data(LeaseScaleRole).toLongLong(), -1);
    }

    void hostileTextIsMadeVisible()
    {
        Desk desk;
        Lease lease = sampleLease(u"evil\u202Egnp.exe:80"_s, desk.in(60'000));
        lease.area = u"a\u0007\u200B"_s;
        lease.isp = u"\u2066x"_s;
        lease.exitIp = u"1.2.3.4\u0000"_s;
        desk.add({lease});
        for (const LeaseColumn column :
             {LeaseColumn::Server, LeaseColumn::Area, LeaseColumn::Isp, LeaseColumn::ExitIp}) {
            QVERIFY(desk.text(0, column).contains(u"‹U+"_s));
            QVERIFY(desk.text(0, column, Qt::AccessibleTextRole).contains(u"‹U+"_s));
        }
        desk.view.setFilterText(u"u+202e"_s); // what is seen can be found
        QCOMPARE(desk.view.rowCount(), 1);
    }

    void headers()
    {
        const Desk desk;
        QStringList names;
        for (int column = 0; column < desk.view.columnCount(); ++column)
            names << desk.view.headerData(column, Qt::Horizontal).toString();
        QCOMPARE(names,
                 (QStringList{u"State"_s, u"Server"_s, u"Exit IP"_s, u"Area"_s, u"ISP"_s, u"Deadline"_s, u"Remaining"_s,
                              u"Plan"_s, u"Key"_s, u"Request"_s, u"Copied"_s, u"Check"_s, u"Latency"_s,
                              u"Measured exit"_s, u"Tunnels"_s, u"Traffic"_s, u"Success"_s}));
        QCOMPARE(desk.view.headerData(6, Qt::Horizontal, Qt::TextAlignmentRole).toInt(),
                 int(Qt::AlignRight | Qt::AlignVCenter));
    }

    void newestFirst()
    {
        Desk desk;
        QSignalSpy inserted(&desk.view, &LeaseView::rowsInserted);
        desk.add({withServer(u"1.1.1.1:1"_s), withServer(u"1.1.1.2:1"_s)});
        desk.add({withServer(u"1.1.1.3:1"_s), withServer(u"1.1.1.4:1"_s), withServer(u"1.1.1.5:1"_s)});
        QCOMPARE(desk.view.rowIds(), (QList<RowId>{4, 3, 2, 1, 0}));
        QCOMPARE(inserted.size(), 2);
        QCOMPARE(inserted[1][1].toInt(), 0);
        QCOMPARE(inserted[1][2].toInt(), 2);
        QCOMPARE(desk.view.viewRow(4), 0);
        QCOMPARE(desk.view.viewRow(0), 4);
        QCOMPARE(desk.view.viewRow(99), -1);
        QCOMPARE(desk.view.rowId(-1), desk.view.rowId(5));
    }

    void numbersSortAsNumbersAndNamesAfterThem()
    {
        Desk desk;
        desk.add({withServer(u"proxy-10.example:1"_s), withServer(u"9.0.0.1:80"_s), withServer(u"10.0.0.1:9"_s),
                  withServer(u"10.0.0.1:10000"_s), withServer(u"200.0.0.1:1"_s), withServer(u"10.0.0.1:80"_s),
                  withServer(u"Alpha.example:1"_s)});
        desk.view.sort(int(LeaseColumn::Server), Qt::AscendingOrder);
        const QStringList ascending{u"9.0.0.1:80"_s,  u"10.0.0.1:9"_s,      u"10.0.0.1:80"_s,       u"10.0.0.1:10000"_s,
                                    u"200.0.0.1:1"_s, u"Alpha.example:1"_s, u"proxy-10.example:1"_s};
        QCOMPARE(desk.texts(LeaseColumn::Server), ascending);
        desk.view.sort(int(LeaseColumn::Server), Qt::DescendingOrder);
        QCOMPARE(desk.texts(LeaseColumn::Server), QStringList(ascending.rbegin(), ascending.rend()));
        QCOMPARE(desk.view.sortColumn(), int(LeaseColumn::Server));
        QCOMPARE(desk.view.sortOrder(), Qt::DescendingOrder);
        desk.view.sort(-1);
        QCOMPARE(desk.view.rowIds(), (QList<RowId>{6, 5, 4, 3, 2, 1, 0}));
        QCOMPARE(desk.view.sortColumn(), -1);
    }

    void tiesAreNewestFirstBothWays()
    {
        Desk desk;
        desk.add({withServer(u"1.1.1.1:1"_s), withServer(u"1.1.1.2:1"_s), withServer(u"1.1.1.3:1"_s)});
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            for (int column = 0; column < int(LeaseColumn::Count); ++column) {
                if (column == int(LeaseColumn::Server))
                    continue;
                desk.view.sort(column, order);
                QCOMPARE(desk.view.rowIds(), (QList<RowId>{2, 1, 0}));
            }
        }
    }

    void chineseSortsAsItsReadersExpect()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
        const auto restore = qScopeGuard([&] { QLocale::setDefault(before); });
#ifndef Q_OS_WIN // there the order is the system's own, which knows it always
        if (QCollator(QLocale()).compare(u"移动"_s, u"联通"_s) < 0
            || QCollator(QLocale(QLocale::English)).compare(u"移动"_s, u"联通"_s) > 0)
            QSKIP("this Qt cannot collate Chinese");
#endif
        Desk desk;
        QList<Lease> leases;
        for (const QString &isp : {u"移动"_s, u"电信"_s, u"联通"_s}) { // by code point 电 移 联, by sound dian lian yi
            leases << withServer(u"1.1.1.%1:1"_s.arg(leases.size()));
            leases.last().isp = isp;
        }
        desk.add(leases);
        desk.view.sort(int(LeaseColumn::Isp));
        const QStringList bySound{u"电信"_s, u"联通"_s, u"移动"_s};
        QCOMPARE(desk.texts(LeaseColumn::Isp), bySound);
        // The language is switched while the program runs.
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        desk.view.retranslate();
        QVERIFY(desk.texts(LeaseColumn::Isp) != bySound);
        QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
        desk.view.retranslate();
        QCOMPARE(desk.texts(LeaseColumn::Isp), bySound);
    }

    void aBatchIntoASortedViewComesInFewRanges()
    {
        Desk desk;
        QList<Lease> leases;
        for (int i = 0; i < 100; ++i)
            leases << withServer(u"10.0.%1.1:80"_s.arg(i * 2));
        desk.add(leases);
        desk.view.sort(int(LeaseColumn::Server));
        QSignalSpy inserted(&desk.view, &LeaseView::rowsInserted);
        QSignalSpy layout(&desk.view, &LeaseView::layoutChanged);
        desk.add({withServer(u"10.0.6.2:80"_s), withServer(u"10.0.6.3:80"_s), withServer(u"10.0.50.2:80"_s)});
        QCOMPARE(inserted.size(), 2);
        QCOMPARE(layout.size(), 0);

        QList<Lease> scattered;
        for (int i = 0; i < 100; ++i)
            scattered << withServer(u"10.0.%1.1:80"_s.arg(i * 2 + 1));
        desk.add(scattered);
        QCOMPARE(inserted.size(), 3);
        QCOMPARE(layout.size(), 1);
        QCOMPARE(desk.view.rowCount(), 203);
    }

    void scatteredRemovalIsOneRange()
    {
        Desk desk;
        QList<Lease> leases;
        for (int i = 0; i < 200; ++i)
            leases << withServer(u"10.0.0.%1:80"_s.arg(i));
        desk.add(leases);
        const QPersistentModelIndex kept(desk.view.index(desk.view.viewRow(101), 3));
        const QPersistentModelIndex gone(desk.view.index(desk.view.viewRow(100), 3));
        QSignalSpy removed(&desk.view, &LeaseView::rowsRemoved);
        QList<RowId> even;
        for (RowId row = 0; row < 200; row += 2)
            even << row;
        desk.table.remove(even);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(desk.view.rowCount(), 100);
        QCOMPARE(kept.data(LeaseRowIdRole).toUInt(), 101u);
        QVERIFY(!gone.isValid());
        desk.table.remove(QList<RowId>{1, 3, 5, 11});
        QCOMPARE(removed.size(), 3); // two ranges: 1..5 lie together by now
        QCOMPARE(desk.view.rowCount(), 96);
    }

    void filtering_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<RowId>>("shown");
        using Ids = QList<RowId>;
        QTest::newRow("nothing") << u"  "_s << Ids{2, 1, 0};
        QTest::newRow("server") << u"55.24:594"_s << Ids{0};
        QTest::newRow("exit IP") << u"129.150"_s << Ids{1};
        QTest::newRow("area") << u"商丘"_s << Ids{0};
        QTest::newRow("isp") << u"电信"_s << Ids{0};
        QTest::newRow("any case, host name") << u"EXAMPLE"_s << Ids{2};
        QTest::newRow("plan") << u"channel"_s << Ids{2, 1, 0};
        QTest::newRow("account") << u"east"_s << Ids{2, 1, 0};
        QTest::newRow("request") << u"688741083EDC"_s << Ids{2, 1, 0};
        QTest::newRow("all words") << u"电信 59419 east"_s << Ids{0};
        QTest::newRow("words of different rows") << u"电信 example"_s << Ids{};
        QTest::newRow("full-width space") << u"电信　59419"_s << Ids{0};
        QTest::newRow("not the state") << u"undated"_s << Ids{};
        QTest::newRow("not the area code") << u"411400"_s << Ids{};
    }
    void filtering()
    {
        QFETCH(QString, text);
        QFETCH(QList<RowId>, shown);
        Desk desk;
        Lease global;
        global.server = u"129.150.42.240:18080"_s;
        global.exitIp = u"129.150.42.240"_s;
        global.area = u"新加坡"_s;
        Lease named = global;
        named.server = u"proxy-7.Example.net:8080"_s;
        named.exitIp = u"5.6.7.8"_s;
        desk.add({withServer(u"123.54.55.24:59419"_s), global, named});
        desk.view.setFilterText(text);
        QCOMPARE(desk.view.rowIds(), shown);
        QCOMPARE(desk.view.filterText(), text);
    }

    void rowsLeaveAndEnterByState()
    {
        Desk desk;
        desk.add({sampleLease(u"1.1.1.1:1"_s, desk.in(40'000)), sampleLease(u"1.1.1.2:1"_s, desk.in(100'000)),
                  sampleLease(u"1.1.1.3:1"_s, noDeadline)});
        desk.view.setShownStates({true, false, true, false});
        QCOMPARE(desk.view.rowIds(), (QList<RowId>{1, 0}));
        const QPersistentModelIndex stays(desk.view.index(0, 1));
        desk.local.advance(10'000);
        desk.table.advance(); // 0 is expiring
        QCOMPARE(desk.view.rowIds(), (QList<RowId>{1}));
        desk.local.advance(30'000);
        desk.table.advance(); // 0 has expired
        QCOMPARE(desk.view.rowIds(), (QList<RowId>{1, 0}));
        QCOMPARE(stays.data(LeaseRowIdRole).toUInt(), 1u);
    }

    void stateChangesAreAnnouncedWhereTheyAre()
    {
        Desk desk;
        QList<Lease> leases;
        for (int i = 0; i < 10; ++i)
            leases << sampleLease(u"1.1.1.%1:1"_s.arg(i), desk.in(i >= 4 && i <= 6 ? 40'000 : 90'000));
        desk.add(leases);
        QSignalSpy changed(&desk.view, &LeaseView::dataChanged);
        QSignalSpy layout(&desk.view, &LeaseView::layoutChanged);
        desk.local.advance(10'000);
        desk.table.advance();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex(), desk.view.index(3, 0));
        QCOMPARE(changed[0][1].toModelIndex(), desk.view.index(5, int(LeaseColumn::Count) - 1));
        QCOMPARE(layout.size(), 0);

        desk.view.sort(int(LeaseColumn::State), Qt::DescendingOrder);
        QCOMPARE(desk.view.rowIds().mid(0, 3), (QList<RowId>{6, 5, 4}));
        desk.local.advance(60'000);
        desk.table.advance(); // 4..6 have expired, the others are expiring
        QCOMPARE(desk.view.rowIds(), (QList<RowId>{6, 5, 4, 9, 8, 7, 3, 2, 1, 0}));
    }

    void newNamesAreSeenFilteredAndSorted()
    {
        Desk desk;
        desk.add({withServer(u"1.1.1.1:1"_s)});
        QCOMPARE(desk.text(0, LeaseColumn::Plan), u"Short-lived · Channel"_s);
        desk.view.setFilterText(u"短效"_s);
        QCOMPARE(desk.view.rowCount(), 0);
        QSignalSpy headers(&desk.view, &LeaseView::headerDataChanged);
        desk.planName = u"短效代理 · 通道提取"_s;
        desk.view.retranslate();
        QCOMPARE(headers.size(), 1);
        QCOMPARE(desk.view.rowCount(), 1);
        QCOMPARE(desk.text(0, LeaseColumn::Plan), u"短效代理 · 通道提取"_s);
    }

    void showsWhatWasThereBefore()
    {
        FakeClock local;
        VendorClock clock(local);
        LeaseTable table(clock);
        table.add(QList<Lease>{withServer(u"1.1.1.1:1"_s), withServer(u"1.1.1.2:1"_s)}, sampleOrigin(0));
        const LeaseView view(table, {});
        QCOMPARE(view.rowIds(), (QList<RowId>{1, 0}));
        QCOMPARE(view.index(0, int(LeaseColumn::Account)).data().toString(), u"east 1"_s); // names by themselves
        QCOMPARE(view.index(0, int(LeaseColumn::Plan)).data().toString(), u"short-channel-get"_s);
    }
};

QTEST_GUILESS_MAIN(TestLeaseView)
#include "tst_lease_view.moc"
