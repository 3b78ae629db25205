// SPDX-License-Identifier: MIT
// What the history tells of checks.
#include "ledger/ledger_samples.h"

#include "history/ledger_history.h"

#include <QTemporaryDir>

#include <numeric>

using namespace proxydeck;
using namespace proxydeck::test;

class TestHistoryChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        Ledger ledger(m_folder->path());
        Lease north = sampleLease(4);
        north.area = u"北京市"_s;
        const QList<Lease> leases{sampleLease(1), sampleLease(2), sampleLease(3), north, sampleLease(5)};
        recordAndWait(ledger, ended(startedCall(), 5), batchOf(leases));
        const auto check = [](const Lease &lease, CheckVerdict verdict, qint32 restMs) {
            CheckOutcome outcome;
            outcome.verdict = verdict;
            outcome.times = {10, -1, 20, 30, restMs};
            outcome.exitIp = u"96.78.27.185"_s;
            outcome.atMs = nowMs + 1'000;
            return CheckRecord{{eastAccount(), lease.server, lease.deadlineMs}, outcome};
        };
        ledger.recordChecks({check(leases[0], CheckVerdict::Good, 40), check(leases[1], CheckVerdict::Differs, 900),
                             check(leases[2], CheckVerdict::TimedOut, -1), check(leases[3], CheckVerdict::Good, 700)});
    }

    void leasesHaveTheirs()
    {
        const QList<HistoryLease> rows = leases();
        QCOMPARE(rows.size(), 5);
        QCOMPARE(rows[0].check.atMs, 0); // newest first: the fifth
        QCOMPARE(rows[1].check.verdict, CheckVerdict::Good);
        QCOMPARE(rows[2].check.verdict, CheckVerdict::TimedOut);
        QCOMPARE(rows[3].check.exitIp, u"96.78.27.185"_s);
        QCOMPARE(rows[4].check.times.totalMs(), 100);
    }

    void areFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<int>>("found");
        QTest::newRow("good") << u"check:good"_s << QList<int>{4, 2, 1};
        QTest::newRow("differs") << u"check:differs"_s << QList<int>{2};
        QTest::newRow("bad") << u"check:bad"_s << QList<int>{3};
        QTest::newRow("never") << u"check:never"_s << QList<int>{5};
        QTest::newRow("not good") << u"-check:good"_s << QList<int>{5, 3};
        QTest::newRow("running") << u"check:running"_s << QList<int>{}; // in no record
        QTest::newRow("fast") << u"latency:<=100"_s << QList<int>{1};
        QTest::newRow("slow") << u"latency:>100 latency:<1s"_s << QList<int>{4, 2};
        QTest::newRow("not fast") << u"-latency:<=100"_s << QList<int>{5, 4, 3, 2};
    }
    void areFound()
    {
        QFETCH(QString, text);
        QFETCH(QList<int>, found);
        QStringList servers;
        for (const HistoryLease &row : leases(text))
            servers << row.lease.server;
        QStringList expected;
        for (const int number : std::as_const(found))
            expected << sampleLease(number).server;
        QCOMPARE(servers, expected);
    }

    void whatWentThroughALeaseIsKnownHereToo()
    {
        const LeaseTraffic some{0, 17, 14, 1, 1, 1'000, 2'000};
        {
            Ledger ledger(m_folder->path());
            ledger.recordTraffic({{{eastAccount(), sampleLease(2).server, sampleLease(2).deadlineMs}, some}});
        }
        for (const HistoryLease &row : leases({})) {
            const bool isUsed = row.lease.server == sampleLease(2).server;
            QVERIFY(row.traffic == (isUsed ? some : LeaseTraffic()));
            QCOMPARE(row.check.atMs != 0, row.lease.server != sampleLease(5).server); // beside it
        }
    }

    void summaryTellsWhatIsWorthBuying()
    {
        LedgerHistory history(m_folder->path());
        std::optional<HistorySummary> summary;
        history.summary({}, [&](const auto &answer) { summary = answer.value_or(HistorySummary{}); });
        QTRY_VERIFY(summary);
        QCOMPARE(summary->checks.checked, 4);
        QCOMPARE(summary->checks.good, 3);
        QCOMPARE(summary->checks.differs, 1);
        QCOMPARE(summary->areas.size(), 2);
        QCOMPARE(summary->areas[0].checks.checked, 3);
        QCOMPARE(summary->areas[0].checks.good, 2);
        QCOMPARE(summary->areas[1].checks.good, 1);
        QCOMPARE(summary->endpoints[0].checks.checked, 4);
        QCOMPARE(summary->isps[0].checks.good, 3);
        // 07:26 UTC is 02:26 in New York.
        const int hour = QDateTime::fromMSecsSinceEpoch(nowMs).time().hour();
        QCOMPARE(summary->hours[size_t(hour)].checked, 4);
        QCOMPARE(std::accumulate(summary->hours.begin(), summary->hours.end(), qint64(0),
                                 [](qint64 sum, const HistorySummary::Checks &of) { return sum + of.checked; }),
                 4);
    }

    /// Read before the ledger has upgraded it.
    void anEarlierRecordHasNone()
    {
        for (const QString &statement : toSchema(5))
            peek(Ledger::fileName(m_folder->path()), statement);
        QCOMPARE(leases().size(), 5);
        QCOMPARE(leases().last().check.atMs, 0);
        QVERIFY(leases(u"check:good"_s).isEmpty());
        QVERIFY(leases(u"latency:<800"_s).isEmpty());
        QCOMPARE(leases(u"check:never"_s).size(), 5);
        LedgerHistory history(m_folder->path());
        std::optional<HistorySummary> summary;
        history.summary({}, [&](const auto &answer) { summary = answer.value_or(HistorySummary{}); });
        QTRY_VERIFY(summary);
        QCOMPARE(summary->leases, 5);
        QCOMPARE(summary->checks.checked, 0);
    }

private:
    QList<HistoryLease> leases(const QString &text = {}) const
    {
        HistoryFilter filter;
        filter.nowMs = nowMs;
        const FilterQuery query(text);
        for (const FilterWord &word : query.words())
            filter.conditions.append({word, {}, {}});
        LedgerHistory history(m_folder->path());
        std::optional<QList<HistoryLease>> rows;
        history.leases(filter, {}, 100, [&](const auto &page) { rows = page ? page->rows : QList<HistoryLease>(); });
        if (!QTest::qWaitFor([&] { return rows.has_value(); }, 30'000))
            qFatal("the history does not answer");
        return *rows;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestHistoryChecks)
#include "tst_history_checks.moc"
