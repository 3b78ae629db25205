// SPDX-License-Identifier: MIT
#include "lease/vendor_clock.h"
#include "sample_leases.h"
#include "support/fake_clock.h"
#include "table/lease_table.h"

#include <QRandomGenerator>
#include <QTest>

#include <map>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

/// The rules of LeaseTable, written down the simple way.
struct NaiveTable
{
    struct Row
    {
        QUuid account;
        Lease lease;
    };
    std::map<RowId, Row> rows;
    RowId next = 0;
    qint64 marginMs = 30'000;

    void add(const QList<Lease> &leases, const QUuid &account, qint64 now)
    {
        for (const Lease &lease : leases) {
            Row *newest = nullptr;
            Row *same = nullptr;
            int seen = 0;
            for (auto at = rows.rbegin(); at != rows.rend() && seen < 8; ++at) { // the last eight of a server
                Row &row = at->second;
                if (row.account != account || row.lease.server != lease.server)
                    continue;
                ++seen;
                if (!newest)
                    newest = &row;
                if (!same && row.lease.deadlineMs == lease.deadlineMs)
                    same = &row;
            }
            if (!same && newest && newest->lease.deadlineMs > now)
                same = newest;
            if (!same) {
                rows[next++] = {account, lease};
                continue;
            }
            const auto keep = [](QString &known, const QString &said) { known = said.isEmpty() ? known : said; };
            keep(same->lease.exitIp, lease.exitIp);
            keep(same->lease.area, lease.area);
            keep(same->lease.areaCode, lease.areaCode);
            keep(same->lease.isp, lease.isp);
            if (lease.deadlineMs != noDeadline)
                same->lease.deadlineMs = lease.deadlineMs;
        }
    }
    LeaseState state(const Row &row, qint64 now) const
    {
        const qint64 deadline = row.lease.deadlineMs;
        return deadline == noDeadline    ? LeaseState::Undated
            : deadline <= now            ? LeaseState::Expired
            : deadline - marginMs <= now ? LeaseState::Expiring
                                         : LeaseState::Live;
    }
    qint64 nextChange(qint64 now) const
    {
        qint64 least = noDeadline;
        for (const auto &[id, row] : rows) {
            if (state(row, now) == LeaseState::Live)
                least = std::min(least, row.lease.deadlineMs - marginMs);
            else if (state(row, now) == LeaseState::Expiring)
                least = std::min(least, row.lease.deadlineMs);
        }
        return least;
    }
};

} // namespace

class TestLeaseTableRandom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsTheNaiveOne_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 4; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void equalsTheNaiveOne()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        FakeClock local;
        VendorClock clock(local);
        LeaseTable table(clock);
        NaiveTable naive;
        std::map<RowId, LeaseState> told; ///< what the signals say
        connect(&table, &LeaseTable::rowsAdded, this, [&](RowId first, RowId last) {
            for (RowId row = first; row <= last; ++row)
                told[row] = table.state(row);
        });
        const auto retell = [&](const QList<RowId> &rows) {
            QVERIFY(std::is_sorted(rows.begin(), rows.end()));
            for (const RowId row : rows)
                told.at(row) = table.state(row);
        };
        connect(&table, &LeaseTable::rowsUpdated, this, retell);
        connect(&table, &LeaseTable::statesChanged, this, retell);
        connect(&table, &LeaseTable::rowsRemoved, this, [&](const QList<RowId> &rows) {
            for (const RowId row : rows)
                told.erase(row);
        });

        const auto anyServer = [&] {
            const quint32 i = random.bounded(40u);
            return i % 3 ? u"10.0.0.%1:80"_s.arg(i)
                : i % 2  ? u"p%1.example.net:80"_s.arg(i)
                         : u"[2001:db8::%1]:80"_s.arg(i);
        };
        for (int step = 0; step < 1'000; ++step) {
            switch (random.bounded(8)) {
            case 0:
            case 1:
            case 2: {
                QList<Lease> leases;
                for (quint32 i = random.bounded(12u); i > 0; --i) {
                    Lease lease = sampleLease(anyServer(), clock.nowMs() + 1'000 * (qint64(random.bounded(160u)) - 20));
                    if (random.bounded(6) == 0)
                        lease.deadlineMs = noDeadline;
                    if (random.bounded(4) == 0)
                        lease.area.clear();
                    if (random.bounded(4) == 0)
                        lease.exitIp = u"2001:db8::%1"_s.arg(random.bounded(5));
                    leases << lease;
                }
                const LeaseOrigin origin = sampleOrigin(clock.nowMs(), 1 + int(random.bounded(2)));
                const RowId before = naive.next;
                naive.add(leases, origin.account, clock.nowMs());
                QCOMPARE(table.add(leases, origin).added, int(naive.next - before));
                break;
            }
            case 3: {
                QList<RowId> rows;
                for (quint32 i = random.bounded(20u); i > 0 && naive.next > 0; --i)
                    rows << naive.next - 1 - random.bounded(std::min(naive.next, 150u));
                table.remove(rows);
                for (const RowId row : rows)
                    naive.rows.erase(row);
                break;
            }
            case 4:
                naive.marginMs = 1'000 * qint64(random.bounded(60u));
                table.setExpiringMarginMs(naive.marginMs);
                break;
            case 5:
                if (random.bounded(10) == 0) { // the clock turns out to be far off, forwards or back
                    const qint64 skew = (qint64(random.bounded(5u)) - 2) * 40'000;
                    clock.observe(
                        {local.utcMs() / 1000 * 1000 - skew, local.utcMs(), local.steadyMs(), local.steadyMs()});
                }
                break;
            default:
                local.advance(random.bounded(12'000));
                break;
            }
            table.advance();

            const qint64 now = clock.nowMs();
            LeaseTable::Counts counts{};
            QList<RowId> ids;
            qint64 earliest = noDeadline;
            for (const auto &[id, row] : naive.rows) {
                ids << id;
                if (row.lease.deadlineMs > now)
                    earliest = std::min(earliest, row.lease.deadlineMs);
                ++counts[size_t(naive.state(row, now))];
                QVERIFY(table.state(id) == naive.state(row, now));
                QVERIFY(told.at(id) == naive.state(row, now));
                QVERIFY(table.lease(id) == row.lease);
                QVERIFY(table.origin(id).account == row.account);
            }
            QCOMPARE(table.rows(), ids);
            QCOMPARE(table.size(), ids.size());
            QCOMPARE(told.size(), naive.rows.size());
            QCOMPARE(table.counts(), counts);
            QCOMPARE(table.nextChangeMs(), naive.nextChange(now));
            QCOMPARE(table.earliestDeadlineMs(), earliest);
        }
    }
};

QTEST_GUILESS_MAIN(TestLeaseTableRandom)
#include "tst_lease_table_random.moc"
