// SPDX-License-Identifier: MIT
#include "history/today_sums.h"
#include "lease/vendor_clock.h"
#include "lease/vendor_time.h"
#include "ledger/ledger.h"
#include "support/fake_clock.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class TestTodaySums : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    FakeClock m_clock;
    const QUuid m_key = QUuid::createUuid();
    const QUuid m_other = QUuid::createUuid();
    int m_last = 0;

    /// In the record when it returns.
    void record(Ledger &ledger, const QUuid &key, int count)
    {
        CallEntry call;
        call.id = QUuid::createUuid();
        call.account = key;
        call.accountName = u"A key"_s;
        call.endpoint = u"short.channel.get"_s;
        call.startedMs = call.sentMs = m_clock.utcMs();
        bool noted = false;
        ledger.recordStart(call, [&noted](bool) { noted = true; });
        call.outcome = CallEntry::Outcome::Succeeded;
        LeaseBatch batch;
        batch.origin.account = key;
        batch.origin.accountName = call.accountName;
        batch.origin.endpoint = call.endpoint;
        batch.origin.obtainedMs = m_clock.utcMs();
        for (int i = 0; i < count; ++i) {
            Lease lease;
            lease.host = lease.exitIp = u"10.0.%1.%2"_s.arg(m_last / 200).arg(m_last % 200);
            ++m_last;
            lease.port = 1000;
            lease.server = lease.host + u":1000"_s;
            batch.leases.append(lease);
        }
        bool ended = false;
        ledger.recordEnd(call, batch, [&ended](bool) { ended = true; });
        QVERIFY(QTest::qWaitFor([&] { return noted && ended; }, 60'000));
    }
    static qint64 leases(const TodaySums &sums) { return sums.summary() ? sums.summary()->leases : -1; }

private Q_SLOTS:
    void theVendorsDay()
    {
        const qint64 day = *utcFromVendorTime(u"2026-11-29 00:00:00");
        QCOMPARE(vendorDayStartMs(day), day);
        QCOMPARE(vendorDayStartMs(day - 1), day - msOfDay);
        QCOMPARE(vendorDayStartMs(day + msOfDay - 1), day);
        QCOMPARE(vendorDayStartMs(-1), -8 * 3'600'000);
    }

    void addsUpAndFollows()
    {
        m_clock.setUtcMs(*utcFromVendorTime(u"2026-11-29 23:30:00"));
        const VendorClock clock(m_clock);
        Ledger ledger(m_folder.path());
        record(ledger, m_key, 3);
        m_clock.setUtcMs(m_clock.utcMs() - msOfDay);
        record(ledger, m_key, 50); // yesterday
        m_clock.setUtcMs(m_clock.utcMs() + msOfDay);
        LedgerHistory history(m_folder.path());
        {
            // As after a restart.
            TodaySums sums(history, clock);
            QTRY_COMPARE_WITH_TIMEOUT(leases(sums), 3, 60'000);
            QCOMPARE(sums.summary()->exits, 3);
            QCOMPARE(sums.summary()->keys.size(), 1);
            QCOMPARE(sums.summary()->keys.first().account, m_key);
            QCOMPARE(sums.summary()->keys.first().count, 3);

            // A burst is added up once, or twice if it takes longer.
            QSignalSpy changed(&sums, &TodaySums::changed);
            for (int i = 0; i < 40; ++i) {
                record(ledger, m_other, 1);
                sums.refresh();
            }
            QTRY_COMPARE_WITH_TIMEOUT(leases(sums), 43, 60'000);
            QVERIFY2(changed.size() < 40, qPrintable(QString::number(changed.size())));
            QCOMPARE(sums.summary()->keys.first().account, m_other);

            // Midnight in China.
            m_clock.advance(30 * 60'000 - 1);
            sums.advance();
            QCOMPARE(leases(sums), 43);
            m_clock.advance(1);
            sums.advance();
            QTRY_COMPARE_WITH_TIMEOUT(leases(sums), 0, 60'000);
            record(ledger, m_key, 2);
            sums.refresh();
            QTRY_COMPARE_WITH_TIMEOUT(leases(sums), 2, 60'000);
        }
        TodaySums again(history, clock);
        QTRY_COMPARE_WITH_TIMEOUT(leases(again), 2, 60'000);
    }
};

QTEST_GUILESS_MAIN(TestTodaySums)
#include "tst_today_sums.moc"
