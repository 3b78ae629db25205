// SPDX-License-Identifier: MIT
// What checks have found, beside the leases of the table.
#include "lease/vendor_clock.h"
#include "sample_leases.h"
#include "support/fake_clock.h"
#include "table/lease_store.h"
#include "table/lease_table.h"

#include <QSignalSpy>
#include <QTest>

#include <array>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

CheckOutcome outcomeOf(CheckVerdict verdict, qint64 atMs = 1'000)
{
    CheckOutcome outcome;
    outcome.verdict = verdict;
    outcome.atMs = atMs;
    return outcome;
}

} // namespace

class TestLeaseChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatItGot_data()
    {
        QTest::addColumn<QString>("exitIp");
        QTest::newRow("IPv4") << u"96.78.27.185"_s;
        QTest::newRow("IPv6") << u"2001:db8::7"_s;
        QTest::newRow("none") << QString();
    }
    void givesBackWhatItGot()
    {
        QFETCH(QString, exitIp);
        CheckOutcome outcome;
        outcome.verdict = CheckVerdict::TlsFailed;
        outcome.stage = CheckStage::Tls;
        outcome.protocol = CheckProtocol::Socks5;
        outcome.tlsFault = TlsFault::UnknownRoot;
        outcome.status = 502;
        outcome.times = {0, 12, -1, 65'534, 84};
        outcome.exitIp = exitIp;
        outcome.address = 3;
        outcome.atMs = 1'700'000'000'123;
        const RowId row = add(1).first();
        QVERIFY(!m_table.check(row));
        m_table.setChecks(std::array{LeaseTable::Check{row, outcome}});
        QCOMPARE(m_table.check(row), std::optional(outcome));
        // Longer than any check takes: cut off, and not taken for what was not reached.
        outcome.times.tlsMs = 100'000;
        m_table.setChecks(std::array{LeaseTable::Check{row, outcome}});
        QCOMPARE(m_table.check(row)->times.tlsMs, 65'534);
    }

    void statesFollowTheCheck()
    {
        const QList<RowId> rows = add(2);
        const RowId row = rows.first();
        QSignalSpy checked(&m_table, &LeaseTable::rowsChecked);
        QCOMPARE(m_table.checkState(row), CheckState::Never);
        m_table.setCheckState(rows, CheckState::Waiting);
        QCOMPARE(m_table.checkState(row), CheckState::Waiting);
        m_table.setCheckState(rows.mid(0, 1), CheckState::Running);
        QCOMPARE(m_table.checkState(row), CheckState::Running);
        QCOMPARE(m_table.checkState(rows.last()), CheckState::Waiting);
        m_table.setChecks(std::array{LeaseTable::Check{row, outcomeOf(CheckVerdict::Good)}});
        QCOMPARE(m_table.checkState(row), CheckState::Judged);
        QCOMPARE(checked.size(), 3);
        // Again, and called off: what was known before stays.
        m_table.setCheckState(rows, CheckState::Running);
        QCOMPARE(m_table.check(row)->verdict, CheckVerdict::Good);
        m_table.setCheckState(rows, CheckState::Never);
        QCOMPARE(m_table.checkState(row), CheckState::Judged);
        QCOMPARE(m_table.checkState(rows.last()), CheckState::Never);
        // Nothing to tell.
        m_table.setCheckState(rows, CheckState::Never);
        QCOMPARE(checked.size(), 5);
    }

    void whatIsNoJudgementReplacesNone()
    {
        const RowId row = add(1).first();
        const auto check = [&](CheckVerdict verdict) {
            m_table.setCheckState(std::array{row}, CheckState::Running);
            m_table.setChecks(std::array{LeaseTable::Check{row, outcomeOf(verdict)}});
            return m_table.check(row)->verdict;
        };
        QCOMPARE(check(CheckVerdict::Cancelled), CheckVerdict::Cancelled);
        QCOMPARE(check(CheckVerdict::Expired), CheckVerdict::Expired);
        QCOMPARE(check(CheckVerdict::TimedOut), CheckVerdict::TimedOut);
        QCOMPARE(check(CheckVerdict::Cancelled), CheckVerdict::TimedOut);
        QCOMPARE(m_table.checkState(row), CheckState::Judged); // no longer under way
        QCOMPARE(check(CheckVerdict::Differs), CheckVerdict::Differs);
    }

    void oneSignalForAllAscendingAndOnce()
    {
        const QList<RowId> rows = add(200);
        QSignalSpy checked(&m_table, &LeaseTable::rowsChecked);
        QList<LeaseTable::Check> checks;
        for (qsizetype i = rows.size() - 1; i >= 0; --i) {
            checks.append({rows[i], outcomeOf(CheckVerdict::Refused)});
            checks.append({rows[i], outcomeOf(CheckVerdict::Good)});
        }
        checks.append({999'999, outcomeOf(CheckVerdict::Good)}); // not in the table
        m_table.setChecks(checks);
        QCOMPARE(checked.size(), 1);
        QCOMPARE(checked[0][0].value<QList<RowId>>(), rows);
        QCOMPARE(m_table.check(rows[7])->verdict, CheckVerdict::Good);
    }

    void goesWithItsLease()
    {
        const auto texts = [this] { return m_table.store().texts().count(); };
        add(1);
        const qsizetype before = texts();
        const QList<RowId> rows = add(3'000);
        QList<LeaseTable::Check> checks;
        for (const RowId row : rows) {
            checks.append({row, outcomeOf(CheckVerdict::Differs)});
            checks.last().outcome.exitIp = u"2001:db8::%1"_s.arg(row, 0, 16);
        }
        m_table.setChecks(checks);
        QCOMPARE(texts(), before + 3'000);
        m_table.setChecks(checks); // the same texts once more
        QCOMPARE(texts(), before + 3'000);
        m_table.remove(rows);
        QCOMPARE(texts(), before);
        QVERIFY(!m_table.check(rows.first()));
        QCOMPARE(m_table.checkState(rows.first()), CheckState::Never);
    }

    void comesBackFromTheRecord()
    {
        LeaseTable table(m_clock);
        const QList<Lease> leases{lease(0), lease(1), lease(2)};
        const LeaseOrigin origin = sampleOrigin(m_local.utcMs());
        const QList<CheckOutcome> checks{CheckOutcome(), outcomeOf(CheckVerdict::NoRoute, 5'000)};
        const LeaseTable::Received received{leases, origin, {}, true, {}, checks};
        table.add({&received, 1});
        const QList<RowId> rows = table.rows();
        QVERIFY(!table.check(rows[0]));
        QCOMPARE(table.check(rows[1])->verdict, CheckVerdict::NoRoute);
        QVERIFY(!table.check(rows[2]));
        // Loaded once more: what has been found since is not overwritten.
        table.setChecks(std::array{LeaseTable::Check{rows[1], outcomeOf(CheckVerdict::Good, 6'000)}});
        table.add({&received, 1});
        QCOMPARE(table.check(rows[1])->verdict, CheckVerdict::Good);
        // The list in use names it again: the same lease.
        table.add(leases, origin);
        QCOMPARE(table.check(rows[1])->verdict, CheckVerdict::Good);
        QCOMPARE(table.rows(), rows);
    }

private:
    Lease lease(int number) const
    {
        return sampleLease(u"10.0.%1.%2:80"_s.arg(number / 200).arg(number % 200), m_local.utcMs() + 60'000);
    }
    QList<RowId> add(int many)
    {
        QList<Lease> leases;
        for (int i = 0; i < many; ++i)
            leases << lease(m_added++);
        return m_table.add(leases, sampleOrigin(m_local.utcMs())).rows();
    }

    FakeClock m_local;
    VendorClock m_clock{m_local};
    LeaseTable m_table{m_clock};
    int m_added = 0;
};

QTEST_GUILESS_MAIN(TestLeaseChecks)
#include "tst_lease_checks.moc"
