// SPDX-License-Identifier: MIT
// What keeping leases at hand asks of the record: the calls it made, and how the leases of a key fared.
#include "ledger/keeper_reader.h"
#include "ledger/ledger_file.h"
#include "ledger_samples.h"
#include "query_plan.h"

#include <QTemporaryDir>

#include <memory>

using namespace proxydeck;
using namespace proxydeck::test;

namespace {

constexpr auto sampleReason = "replace keep=20 spare=1 good=18 falling=2 coming=0 lead=3200 left=30000"_L1;

CallEntry keeperCall(qint64 startedMs, qint64 sentMs)
{
    CallEntry call = startedCall();
    call.startedMs = startedMs;
    call.sentMs = sentMs;
    call.pressedBy = PressedBy::Keeper;
    call.reason = sampleReason;
    call.keyNumber = 3;
    return call;
}

std::optional<QList<CallEntry>> keeperCalls(Ledger &ledger, qint64 sinceMs)
{
    std::optional<QList<CallEntry>> calls;
    bool done = false;
    ledger.loadKeeperCalls(sinceMs, [&](const std::optional<QList<CallEntry>> &loaded) {
        calls = loaded;
        done = true;
    });
    if (!QTest::qWaitFor([&done] { return done; }, 30'000))
        qFatal("the ledger does not answer");
    return calls;
}

RecentLeases recent(Ledger &ledger, int keyNumber = 3, int most = 200, const QUuid &account = eastAccount(),
                    const QString &endpoint = u"short.channel.get"_s)
{
    std::optional<RecentLeases> answer;
    ledger.loadRecentLeases(account, keyNumber, endpoint, most,
                            [&answer](const RecentLeases &loaded) { answer = loaded; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 30'000))
        qFatal("the ledger does not answer");
    return *answer;
}

LeaseBatch keyBatch(const QList<Lease> &leases, qint64 obtainedMs = nowMs, int keyNumber = 3)
{
    LeaseBatch batch = batchOf(leases, obtainedMs);
    batch.origin.keyNumber = keyNumber;
    return batch;
}

QList<qint64> livesOf(const RecentLeases &recent)
{
    QList<qint64> lives;
    for (const RecentLease &lease : recent.leases)
        lives.append(lease.deadlineMs - lease.obtainedMs);
    return lives;
}

} // namespace

class TestLedgerKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    /// What a run has spent is known to the next one, whatever became of the calls.
    void callsOfTheKeeperAreKnownToTheNextRun()
    {
        CallEntry unfinished = keeperCall(nowMs, nowMs + 1);
        CallEntry answered = ended(keeperCall(nowMs + 10, nowMs + 11), 5);
        CallEntry lost = keeperCall(nowMs + 20, nowMs + 21);
        lost.outcome = CallEntry::Outcome::Unknown;
        CallEntry unsent = keeperCall(nowMs + 30, 0);
        unsent.outcome = CallEntry::Outcome::NotSent;
        {
            Ledger ledger(folder());
            ledger.recordStart(unfinished);
            ledger.recordStart(keeperCall(nowMs - 2, nowMs - 1)); // before
            CallEntry operators = startedCall();
            operators.startedMs = operators.sentMs = nowMs + 15;
            recordAndWait(ledger, ended(operators, 1), {});
            ledger.recordStart(answered);
            recordAndWait(ledger, answered, keyBatch({sampleLease(1)}));
            recordAndWait(ledger, lost, {});
            recordAndWait(ledger, unsent, {});
            ledger.resolve({lost.id}, {nowMs + 50, 4, 1});
            lost.resolution = {nowMs + 50, 4, 1};
        }
        Ledger ledger(folder());
        QCOMPARE(keeperCalls(ledger, nowMs - 1), QList<CallEntry>({unfinished, answered, lost, unsent}));
        QCOMPARE(keeperCalls(ledger, nowMs + 21), QList<CallEntry>{unsent});
        QCOMPARE(keeperCalls(ledger, nowMs + 30), QList<CallEntry>());
    }

    /// A call that waited long counts by its sending.
    void aCallCountsFromItsSending()
    {
        Ledger ledger(folder());
        const CallEntry waited = keeperCall(nowMs - dayMs, nowMs + 5);
        recordAndWait(ledger, ended(waited, 1), {});
        QCOMPARE(keeperCalls(ledger, nowMs + 4).value_or(QList<CallEntry>()).value(0).id, waited.id);
        QCOMPARE(keeperCalls(ledger, nowMs + 5), QList<CallEntry>());
    }

    /// Nothing known is not nothing spent.
    void aRecordThatCannotBeReadIsToldFromAnEmptyOne()
    {
        {
            QFile inTheWay(m_folder->path() + u"/not yet there"_s);
            QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        }
        {
            Ledger ledger(folder());
            QVERIFY(!keeperCalls(ledger, 0));
            QCOMPARE(recent(ledger), RecentLeases());
        }
        QVERIFY(QFile::remove(m_folder->path() + u"/not yet there"_s));
        Ledger ledger(folder());
        QCOMPARE(keeperCalls(ledger, 0), QList<CallEntry>());
    }

    void aReasonIsKeptWithItsCall()
    {
        Ledger ledger(folder());
        CallEntry call = keeperCall(nowMs, nowMs);
        ledger.recordStart(call);
        call.reason.clear(); // the end does not take it away
        recordAndWait(ledger, ended(call, 1), {});
        recordAndWait(ledger, ended(startedCall(), 1), {});
        QCOMPARE(peek(file(), u"SELECT reason FROM call WHERE reason IS NOT NULL"_s), QVariantList{sampleReason});
        QCOMPARE(peek(file(), u"SELECT count(*) FROM call"_s), QVariantList{2});
    }

    void earlierRecordsHaveNoReasons_data()
    {
        QTest::addColumn<int>("version");
        for (int version = 4; version <= 7; ++version) // before, nobody but operators pressed
            QTest::addRow("%d", version) << version;
    }
    void earlierRecordsHaveNoReasons()
    {
        QFETCH(int, version);
        const CallEntry before = keeperCall(nowMs, nowMs);
        {
            Ledger ledger(folder());
            recordAndWait(ledger, ended(before, 1), keyBatch({sampleLease(1)}));
        }
        for (const QString &statement : toSchema(version))
            peek(file(), statement);
        QCOMPARE(peek(file(), u"SELECT count(*) FROM pragma_table_info('call') WHERE name = 'reason'"_s),
                 QVariantList{0});
        {
            Ledger ledger(folder());
            const auto calls = keeperCalls(ledger, 0);
            QVERIFY(calls);
            QCOMPARE(calls->size(), 1);
            QCOMPARE(calls->first().id, before.id);
            QVERIFY(calls->first().reason.isEmpty());
            QCOMPARE(recent(ledger).leases.size(), 1);
            recordAndWait(ledger, ended(keeperCall(nowMs + 1, nowMs + 1), 1), {});
        }
        Ledger ledger(folder());
        QCOMPARE(keeperCalls(ledger, 0).value_or(QList<CallEntry>()).value(1).reason, QString(sampleReason));
    }

    void theLastLeasesOfAKeyNewestFirst()
    {
        Ledger ledger(folder());
        for (int i = 0; i < 60; ++i) {
            CallEntry call = ended(keeperCall(nowMs + i, nowMs + i), 2);
            call.durationMs = 100 + i;
            recordAndWait(ledger, call,
                          keyBatch({sampleLease(2 * i, nowMs + i + 10'000 + 2 * i),
                                    sampleLease(2 * i + 1, nowMs + i + 10'001 + 2 * i)},
                                   nowMs + i));
        }
        // Of others: another key of the account, another endpoint, another account.
        recordAndWait(ledger, ended(startedCall(), 1), keyBatch({sampleLease(900)}, nowMs + 100, 4));
        LeaseBatch listed = keyBatch({sampleLease(901)}, nowMs + 100);
        listed.origin.endpoint = u"short.channel.query"_s;
        recordAndWait(ledger, ended(startedCall(), 1), listed);
        LeaseBatch foreign = keyBatch({sampleLease(902)}, nowMs + 100);
        foreign.origin.account = QUuid::createUuid();
        recordAndWait(ledger, ended(startedCall(), 1), foreign);
        // A broken answer has leases, and its time says nothing.
        CallEntry broken = ended(keeperCall(nowMs + 100, nowMs + 100), 1);
        broken.outcome = CallEntry::Outcome::Unexpected;
        broken.durationMs = 9'999;
        recordAndWait(ledger, broken, keyBatch({sampleLease(903, noDeadline)}, nowMs + 100));

        ledger.forget({{eastAccount(), sampleLease(119).server, nowMs + 59 + 10'119}});
        RecentLeases found = recent(ledger, 3, 4);
        QCOMPARE(found.leases.size(), 4);
        QCOMPARE(found.leases.value(0).deadlineMs, noDeadline);
        found.leases.removeFirst();
        QCOMPARE(livesOf(found), QList<qint64>({10'119, 10'118, 10'117}));
        QVERIFY(found.leases.value(0).id > found.leases.value(1).id);
        QCOMPARE(found.callMs.size(), RecentLeases::mostCalls);
        QCOMPARE(found.callMs.first(), 159);
        QCOMPARE(found.callMs.last(), 110);
        QCOMPARE(recent(ledger).leases.size(), 121);
        QCOMPARE(recent(ledger, 5), RecentLeases());
        QCOMPARE(recent(ledger, 3, 200, QUuid::createUuid()), RecentLeases());
    }

    /// Outcomes that are gathered for the disk are in it too.
    void withWhatChecksHaveFound()
    {
        Ledger ledger(folder());
        recordAndWait(ledger, ended(keeperCall(nowMs, nowMs), 2), keyBatch({sampleLease(1), sampleLease(2)}));
        CheckOutcome good;
        good.verdict = CheckVerdict::Good;
        good.stage = CheckStage::Done;
        good.atMs = nowMs + 800;
        CheckOutcome bad;
        bad.verdict = CheckVerdict::Unreachable;
        bad.atMs = nowMs + 9'000;
        const LeaseKey key{eastAccount(), sampleLease(1).server, sampleLease(1).deadlineMs};
        ledger.recordChecks({{key, good}, {key, good}, {key, bad}});
        const RecentLeases found = recent(ledger);
        QCOMPARE(found.leases.size(), 2);
        QCOMPARE(found.leases[1].good, 2);
        QCOMPARE(found.leases[1].bad, 1);
        QCOMPARE(found.leases[1].check, bad);
        QCOMPARE(found.leases[0].good + found.leases[0].bad, 0);
        QCOMPARE(found.leases[0].check.atMs, 0);
    }

    void rowsAreFoundThroughIndexes()
    {
        {
            Ledger ledger(folder());
            recordAndWait(ledger, ended(keeperCall(nowMs, nowMs), 1), keyBatch({sampleLease(1)}));
        }
        const QString calls = queryPlan(file(), QString::fromLatin1(KeeperReader::Sql::calls()));
        QVERIFY2(calls.contains(u"INDEX call_of_keeper (<expr>>?)"_s), qPrintable(calls));
        QVERIFY2(!calls.contains(u"SCAN"_s) && !calls.contains(u"TEMP B-TREE"_s), qPrintable(calls));
        for (const QByteArray &sql : {KeeperReader::Sql::leases(), KeeperReader::Sql::durations()}) {
            const QString plan = queryPlan(file(), QString::fromLatin1(sql));
            QVERIFY2(plan.contains(u"INDEX batch_by_key (key_number=? AND account=? AND endpoint=?)"_s),
                     qPrintable(plan));
            QVERIFY2(!plan.contains(u"SCAN"_s) && !plan.contains(u"TEMP B-TREE"_s), qPrintable(plan));
        }
    }

private:
    QString folder() const { return m_folder->path() + u"/not yet there"_s; }
    QString file() const { return Ledger::fileName(folder()); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestLedgerKeeper)
#include "tst_ledger_keeper.moc"
