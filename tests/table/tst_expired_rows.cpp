// SPDX-License-Identifier: MIT
// When expired rows leave the table.
#include "lease/vendor_clock.h"
#include "support/fake_clock.h"
#include "table/expired_rows.h"
#include "table/lease_table.h"
#include "table/sample_leases.h"

#include <QSignalSpy>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minute = 60'000;

struct Desk
{
    FakeClock local;
    VendorClock clock{local};
    LeaseTable table{clock};

    void add(int leases, qint64 leftMs)
    {
        QList<Lease> batch;
        for (int i = 0; i < leases; ++i, ++m_made)
            batch << sampleLease(u"10.%1.%2.%3:80"_s.arg(m_made / 40'000).arg(m_made / 200 % 200).arg(m_made % 200),
                                 local.utcMs() + leftMs);
        table.add(batch, sampleOrigin(local.utcMs()));
    }
    void advance(qint64 ms)
    {
        local.advance(ms);
        table.updateStates();
    }

private:
    int m_made = 0;
};

} // namespace

class TestExpiredRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyLeaveAfterTheirTime()
    {
        Desk desk;
        ExpiredRows expired(desk.table);
        expired.setKeepMs(10 * minute);
        desk.add(2, minute);
        desk.add(1, 20 * minute);
        desk.add(1, noDeadline - desk.local.utcMs()); // undated: it never expires
        desk.advance(minute);
        desk.advance(10 * minute - 1);
        expired.leave();
        QCOMPARE(desk.table.rows(), (QList<RowId>{0, 1, 2, 3}));
        desk.advance(1);
        expired.leave();
        QCOMPARE(desk.table.rows(), (QList<RowId>{2, 3}));
        desk.advance(60 * minute);
        expired.leave();
        QCOMPARE(desk.table.rows(), (QList<RowId>{2, 3})); // found to have expired only now
        desk.advance(10 * minute);
        expired.leave();
        QCOMPARE(desk.table.rows(), (QList<RowId>{3}));
    }

    void whatCameExpiredIsSeen()
    {
        Desk desk;
        ExpiredRows expired(desk.table);
        expired.setKeepMs(10 * minute);
        desk.add(1, -60 * minute);
        expired.leave();
        QCOMPARE(desk.table.size(), 1);
        desk.advance(10 * minute);
        expired.leave();
        QCOMPARE(desk.table.size(), 0);
    }

    void renewedOnesStay()
    {
        Desk desk;
        ExpiredRows expired(desk.table);
        expired.setKeepMs(10 * minute);
        desk.local.advance(minute);
        Lease lease = sampleLease(u"10.0.0.1:80"_s, desk.local.utcMs() + minute);
        desk.table.add(QList<Lease>{lease}, sampleOrigin(desk.local.utcMs()));
        desk.advance(minute);
        desk.local.advance(-2 * minute); // the clock was wrong: it has not expired
        desk.table.updateStates();
        QCOMPARE(desk.table.counts()[size_t(LeaseState::Expired)], 0);
        lease.deadlineMs = desk.local.utcMs() + 12 * minute;
        desk.table.add(QList<Lease>{lease}, sampleOrigin(desk.local.utcMs()));
        desk.advance(13 * minute); // longer than 10 minutes after it first counted as expired
        expired.leave();
        QCOMPARE(desk.table.size(), 1);
        desk.advance(10 * minute);
        expired.leave();
        QCOMPARE(desk.table.size(), 0);
    }

    void anotherTimeTakesEffect()
    {
        Desk desk;
        ExpiredRows expired(desk.table);
        desk.add(3, minute);
        desk.advance(minute);
        desk.advance(100 * minute);
        expired.leave();
        QCOMPARE(desk.table.size(), 3); // without a time they stay
        expired.setKeepMs(5 * minute);
        expired.leave();
        QCOMPARE(desk.table.size(), 0);
    }

    void tooManyLeaveWhateverTheTime_data()
    {
        QTest::addColumn<qint64>("keepMs");
        QTest::newRow("no time") << qint64(0);
        QTest::newRow("a day") << 1'440 * minute;
    }
    void tooManyLeaveWhateverTheTime()
    {
        QFETCH(qint64, keepMs);
        Desk desk;
        ExpiredRows expired(desk.table, 5);
        expired.setKeepMs(keepMs);
        desk.add(3, minute);
        desk.add(1, 90 * minute);
        desk.advance(minute);
        desk.add(4, minute);
        desk.advance(minute);
        QTRY_COMPARE(desk.table.rows(), (QList<RowId>{2, 3, 4, 5, 6, 7})); // the oldest have left, the living one stays
        desk.add(2, -minute);
        QTRY_COMPARE(desk.table.rows(), (QList<RowId>{3, 5, 6, 7, 8, 9}));
        desk.advance(90 * minute);
        QTRY_COMPARE(desk.table.rows(), (QList<RowId>{3, 6, 7, 8, 9}));
    }

    /// The limit itself, with as many rows as it takes; and what it costs to follow them.
    void aHundredThousandStay()
    {
        Desk desk;
        ExpiredRows expired(desk.table);
        desk.add(int(ExpiredRows::mostKept), minute);
        desk.advance(minute);
        QTest::qWait(0);
        QCOMPARE(desk.table.size(), 100'000);
        desk.add(10, minute);
        desk.advance(minute);
        QTRY_COMPARE(desk.table.size(), 100'000);
        QVERIFY(!desk.table.contains(9));
        QVERIFY(desk.table.contains(10));
    }

    void allOfATable()
    {
        Desk desk;
        desk.add(2, minute);
        desk.add(1, 9 * minute);
        desk.advance(2 * minute);
        QCOMPARE(ExpiredRows::of(desk.table), (QList<RowId>{0, 1}));
    }
};

QTEST_GUILESS_MAIN(TestExpiredRows)
#include "tst_expired_rows.moc"
