// SPDX-License-Identifier: MIT
// The small parts that LeaseTable and LeaseView are made of, each against the simple way of doing the same.
#include "lease/vendor_clock.h"
#include "support/fake_clock.h"
#include "table/lease_names.h"
#include "table/lease_table.h"
#include "table/row_ids.h"
#include "view/lease_order.h"
#include "view/lease_sorter.h"
#include "view/sliced_sort.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <map>
#include <numeric>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestLeaseParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void slicedSortSorts()
    {
        QRandomGenerator random(4);
        for (const int count : {0, 1, 2, 1'023, 1'024, 1'025, 2'048, 2'049, 5'000}) {
            std::vector<quint32> numbers(static_cast<size_t>(count));
            std::iota(numbers.begin(), numbers.end(), 0);
            std::shuffle(numbers.begin(), numbers.end(), random);
            SlicedSort<quint32> sort(numbers);
            qint64 budget = 0;
            do {
                budget = 1 + qint64(random.bounded(300u));
            } while (!sort.advance(budget, [](quint32 a, quint32 b) { return a < b; }));
            std::sort(numbers.begin(), numbers.end());
            QVERIFY(sort.take() == numbers);
        }
    }

    /// Requests, hosts and exits are freed with their rows, also while they are being sorted by.
    void sortsOnWhileRowsGo_data()
    {
        QTest::addColumn<int>("column");
        for (const LeaseColumn column : {LeaseColumn::Server, LeaseColumn::ExitIp, LeaseColumn::Request})
            QTest::addRow("column %d", int(column)) << int(column);
    }
    void sortsOnWhileRowsGo()
    {
        QFETCH(const int, column);
        FakeClock local;
        VendorClock clock(local);
        LeaseTable table(clock);
        QRandomGenerator random(6);
        for (int i = 0; i < 6'000; ++i) {
            const QString number = u"%1"_s.arg(random.bounded(1'000'000), 6, 10, QChar(u'0'));
            LeaseOrigin origin;
            origin.requestId = u"request "_s + number;
            origin.obtainedMs = local.utcMs();
            Lease lease;
            lease.host = u"p%1-%2.example.net"_s.arg(number).arg(i);
            lease.server = lease.host + u":8080"_s;
            lease.port = 8080;
            lease.exitIp = u"exit "_s + number;
            table.add(std::span(&lease, 1), origin);
        }
        LeaseNames names(table.store(), {});
        LeaseOrder order(table.store(), names);
        order.setColumn(LeaseColumn(column), Qt::AscendingOrder);
        const QList<RowId> all = table.rows();
        LeaseSorter sorter(order, std::vector<RowId>(all.begin(), all.end()));
        qint64 budget = 0;
        do {
            budget = 9'000;
            QList<RowId> going;
            const QList<RowId> there = table.rows();
            for (qsizetype i = 0; i < there.size() && there.size() > 500; i += 7)
                going.append(there[i]);
            table.remove(going);
        } while (!sorter.advance(budget));
        QVERIFY(table.size() < 1'000); // else little was removed while it sorted
        std::vector<RowId> sorted = sorter.take();
        std::erase_if(sorted, [&](RowId row) { return !table.contains(row); });
        QCOMPARE(qsizetype(sorted.size()), table.size());
        QVERIFY(std::is_sorted(sorted.begin(), sorted.end(), [&](RowId a, RowId b) { return order.isBelow(a, b); }));
    }

    void setsAndRuns()
    {
        QRandomGenerator random(5);
        for (const quint32 range : {70u, 3'000u, 4'000'000'000u}) {
            for (const quint32 base : {0u, 1'000'003u, 200'000'000u}) {
                std::vector<quint32> numbers;
                for (int i = 0; i < 300; ++i)
                    numbers.push_back(base + random.bounded(range));
                std::sort(numbers.begin(), numbers.end());
                numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
                std::vector<quint32> shuffled = numbers;
                std::shuffle(shuffled.begin(), shuffled.end(), random);
                sortAscending(shuffled);
                QVERIFY(shuffled == numbers);
                if (range > 100'000)
                    continue;
                const RowSet set(numbers);
                for (quint32 i = base > 50 ? base - 50 : 0; i < base + range + 200; ++i)
                    QVERIFY(set.contains(i) == std::binary_search(numbers.begin(), numbers.end(), i));
            }
        }
        QVERIFY(!RowSet(std::vector<quint32>()).contains(0));
        const std::vector<Run> runs = runsOf(std::vector<quint32>{1, 2, 3, 7, 9, 10});
        QCOMPARE(runs.size(), 3u);
        QCOMPARE(runs[0].size(), 3u);
        QCOMPARE(runs[1].first, 7u);
        QCOMPARE(runs[2].last, 10u);
    }
};

QTEST_GUILESS_MAIN(TestLeaseParts)
#include "tst_lease_parts.moc"
