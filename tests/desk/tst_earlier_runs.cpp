// SPDX-License-Identifier: MIT
// What a start takes over from the runs before it: the rate windows and the calls that were not finished.
#include "desk_world.h"

#include "desk/lease_marks.h"

using namespace proxydeck;
using namespace proxydeck::test;

class TestEarlierRuns : public QObject
{
    Q_OBJECT

private:
    /// Starts again with the record, and waits until what it holds is known.
    static void startAgain(DeskWorld &world)
    {
        world.restart(true);
        world.desk->restoreFromLedger();
        bool read = false;
        world.ledger->loadUnfinished([&read](const QList<CallEntry> &) { read = true; });
        QTRY_VERIFY_WITH_TIMEOUT(read, 30'000);
        world.settle();
    }
    /// Until the ledger has all that was asked of it.
    static void endAll(DeskWorld &world)
    {
        const auto idle = [&world] {
            world.answerWhatComes();
            for (int i = 0; i < world.log->size(); ++i) {
                if (!world.log->at(i).isOver() && world.log->at(i).stage() != Call::Stage::Waiting)
                    return false;
            }
            return world.scheduler->nextDueMs() != world.clock.steadyMs(); // nothing more may go now
        };
        QVERIFY(QTest::qWaitFor(idle, 30'000));
    }
    static CallEntry unfinished(const DeskWorld &world, const QString &endpoint, qint64 sentMs)
    {
        CallEntry entry;
        entry.id = QUuid::createUuid();
        entry.startedMs = world.clock.utcMs();
        entry.sentMs = sentMs;
        entry.account = QUuid::createUuid();
        entry.endpoint = endpoint;
        return entry;
    }
    static void record(DeskWorld &world, const QList<CallEntry> &entries)
    {
        world.restart(true);
        int written = 0;
        for (const CallEntry &entry : entries)
            world.ledger->recordStart(entry, [&written](bool durable) { written += durable; });
        QTRY_COMPARE_WITH_TIMEOUT(written, int(entries.size()), 30'000);
    }

private Q_SLOTS:
    void theWindowsAreTakenOver()
    {
        DeskWorld world;
        world.restart(true);
        const QUuid account = world.addAccount(u"TESTKEY01"_s);
        world.press(account, 14);
        endAll(world);
        QCOMPARE(world.vendor->requests.size(), 14);
        world.clock.advance(10'000);

        startAgain(world);
        QCOMPARE(world.desk->meter(account, world.get()).used, 14);
        world.press(account, 14);
        endAll(world);
        QCOMPARE(world.vendor->requests.size(), 1); // 15 a minute, over both runs
        world.clock.advance(50'200);                // they took 100 ms to be answered
        endAll(world);
        QCOMPARE(world.vendor->requests.size(), 14);
    }

    void howeverTheClockWasSet_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addRow("forward") << qint64(86'400'000);
        QTest::addRow("back") << qint64(-86'400'000);
    }
    void howeverTheClockWasSet()
    {
        QFETCH(qint64, ms);
        DeskWorld world;
        world.restart(true);
        const QUuid account = world.addAccount(u"TESTKEY01"_s);
        world.press(account, 14);
        endAll(world);
        world.clock.setUtcMs(world.clock.utcMs() + ms);
        world.clock.advance(10'000);
        startAgain(world);
        QCOMPARE(world.desk->meter(account, world.get()).used, 14);
        world.clock.advance(50'200);
        QCOMPARE(world.desk->meter(account, world.get()).used, 0);
    }

    void callsWithoutAnAnswerCountToo()
    {
        DeskWorld world;
        world.restart(true);
        const QUuid account = world.addAccount(u"TESTKEY01"_s);
        world.press(account, 5);
        QTRY_COMPARE_WITH_TIMEOUT((world.settle(), world.vendor->requests.size()), 5, 30'000);
        startAgain(world);
        QCOMPARE(world.desk->meter(account, world.get()).used, 5);
        // Unknown, as they were sent.
        QCOMPARE(world.log->size(), 5);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(world.log->at(i).error->kind, ApiError::Kind::OutcomeUnknown);
        startAgain(world);
        QCOMPARE(world.log->size(), 0); // told once
        QCOMPARE(world.desk->meter(account, world.get()).used, 5);
    }

    /// Whatever was under way when a run ended has left by the start of the next. The runs after that know it.
    void aCallWithoutAnAnswerIsCountedFromTheStartAfterIt()
    {
        DeskWorld world;
        world.restart(true);
        const QUuid account = world.addAccount(u"TESTKEY01"_s);
        world.press(account, 5);
        QTRY_COMPARE_WITH_TIMEOUT((world.settle(), world.vendor->requests.size()), 5, 30'000);
        world.clock.advance(10'000);
        startAgain(world);
        QCOMPARE(world.desk->meter(account, world.get()).used, 5);
        world.clock.advance(50'000);
        startAgain(world);
        QCOMPARE(world.desk->meter(account, world.get()).used, 5);
        world.clock.advance(10'100);
        QCOMPARE(world.desk->meter(account, world.get()).used, 0);
    }

    void callsOfAnotherKeyDoNotCount()
    {
        DeskWorld world;
        world.restart(true);
        const QUuid account = world.addAccount(u"TESTKEY01"_s);
        world.press(account, 5);
        endAll(world);
        world.change(world.account(account), u"TESTKEY02"_s);
        startAgain(world);
        QCOMPARE(world.desk->meter(account, world.get()).used, 0);
        QCOMPARE(world.account(account).keyNumber, 1);
    }

    void aKeyIsKnownInAnotherAccount()
    {
        DeskWorld world;
        world.restart(true);
        const QUuid east = world.addAccount(u"TESTKEY01"_s);
        const QUuid west = world.addAccount(u"TESTKEY02"_s);
        world.press(east, 5);
        endAll(world);
        world.change(world.account(west), u"TESTKEY01"_s);
        world.press(west, 3);
        endAll(world);
        world.change(world.account(east), u"TESTKEY03"_s);
        const QUuid south = world.addAccount(u"TESTKEY01"_s);
        world.remove(west);
        startAgain(world);
        QCOMPARE(world.desk->meter(south, world.get()).used, 8);
        QCOMPARE(world.desk->meter(east, world.get()).used, 0);
        world.change(world.account(east), u"TESTKEY01"_s); // counted once
        QCOMPARE(world.desk->meter(east, world.get()).used, 8);
    }

    void aKeyThatIsEnteredAgainMayBeAnyThatIsGone()
    {
        DeskWorld world;
        world.restart(true);
        const QUuid east = world.addAccount(u"TESTKEY01"_s);
        const QUuid west = world.addAccount(u"TESTKEY02"_s);
        world.press(east, 5);
        world.press(west, 3);
        endAll(world);
        world.remove(east);
        startAgain(world);
        const QUuid again = world.addAccount(u"TESTKEY01"_s);
        QCOMPARE(world.desk->meter(again, world.get()).used, 5);
        QCOMPARE(world.desk->meter(west, world.get()).used, 3);
        world.clock.advance(60'200);
        QCOMPARE(world.desk->meter(world.addAccount(u"TESTKEY03"_s), world.get()).used, 0);
    }

    void aKeyThatReplacesOneOfThisRunIsNotThatOne()
    {
        DeskWorld world;
        world.restart(true);
        const QUuid east = world.addAccount(u"TESTKEY01"_s);
        world.press(east, 5);
        endAll(world);
        world.restart(true);
        QTRY_VERIFY_WITH_TIMEOUT(world.accounts->secrets(east), 30'000);
        world.change(world.account(east), u"TESTKEY02"_s); // before the record was read
        world.desk->restoreFromLedger();
        bool read = false;
        world.ledger->loadUnfinished([&read](const QList<CallEntry> &) { read = true; });
        QTRY_VERIFY_WITH_TIMEOUT(read, 30'000);
        world.settle();
        QCOMPARE(world.desk->meter(east, world.get()).used, 0);
        const QUuid again = world.addAccount(u"TESTKEY01"_s);
        QCOMPARE(world.desk->meter(again, world.get()).used, 5);
    }

    void whatMayBeThatKeyIsKnownInTheRunsToCome()
    {
        DeskWorld world;
        world.restart(true);
        const QUuid east = world.addAccount(u"TESTKEY01"_s);
        const QUuid west = world.addAccount(u"TESTKEY02"_s);
        world.press(east, 5);
        world.press(west, 3);
        endAll(world);
        world.remove(east);
        startAgain(world);
        const QUuid again = world.addAccount(u"TESTKEY01"_s);
        startAgain(world);
        QCOMPARE(world.desk->meter(again, world.get()).used, 5);
        QCOMPARE(world.desk->meter(west, world.get()).used, 3); // it was there beside it
    }

    /// A run that ends while it replaces a key: the keychain has the new one, accounts.json the one before.
    void aKeyThatWasBeingStoredIsAnother()
    {
        DeskWorld world;
        world.restart(true);
        const QUuid east = world.addAccount(u"TESTKEY01"_s);
        const QUuid west = world.addAccount(u"TESTKEY02"_s);
        world.press(east, 5);
        world.press(west, 3);
        endAll(world);
        const QString path = world.folder.filePath(u"accounts.json"_s);
        QVERIFY(QFile::copy(path, path + u".before"_s));
        world.change(world.account(east), u"TESTKEY02"_s);
        world.accounts.reset();
        QVERIFY(QFile::remove(path) && QFile::rename(path + u".before"_s, path));
        startAgain(world);
        QCOMPARE(world.account(east).keyNumber, 1);
        QCOMPARE(world.desk->meter(east, world.get()).used, 3);
        QCOMPARE(world.desk->meter(west, world.get()).used, 3);
    }

    void nothingGoesBeforeTheRecordIsRead()
    {
        DeskWorld world;
        world.restart(true);
        const QUuid account = world.addAccount(u"TESTKEY01"_s);
        world.press(account, 15);
        endAll(world);
        world.restart(true);
        QTRY_VERIFY_WITH_TIMEOUT(world.accounts->secrets(account), 30'000);
        world.desk->restoreFromLedger();
        const CallId id = world.press(account);
        world.scheduler->startDue(); // the ledger cannot have answered yet
        QVERIFY(world.call(id).isWaiting());
        bool read = false;
        world.ledger->loadUnfinished([&read](const QList<CallEntry> &) { read = true; });
        QTRY_VERIFY_WITH_TIMEOUT(read, 30'000);
        world.settle();
        QVERIFY(world.call(id).isWaiting());
        QVERIFY(world.vendor->requests.isEmpty());
        world.clock.advance(60'100);
        endAll(world);
        QCOMPARE(world.vendor->requests.size(), 1);
    }

    void aCallWithoutASendingWasNeverSent()
    {
        DeskWorld world;
        record(world,
               {unfinished(world, u"short.channel.get"_s, 0),
                unfinished(world, u"short.channel.get"_s, world.clock.utcMs())});
        startAgain(world);
        QCOMPARE(world.log->size(), 2);
        QCOMPARE(world.log->at(0).error->kind, ApiError::Kind::NotSent);
        QCOMPARE(world.log->at(0).error->cause, ApiError::Cause::ProgramEnded);
        QVERIFY(!world.log->at(0).error->maybeCharged);
        QCOMPARE(world.log->at(1).error->kind, ApiError::Kind::OutcomeUnknown);
        QVERIFY(world.log->at(1).error->maybeCharged);
    }

    void aCallThatThisVersionDoesNotKnowIsTold()
    {
        DeskWorld world;
        record(world, {unfinished(world, u"short.future.get"_s, world.clock.utcMs())});
        startAgain(world);
        QCOMPARE(world.log->size(), 1);
        const Call &call = world.log->at(0);
        QVERIFY(!call.endpoint);
        QCOMPARE(call.endpointId, u"short.future.get"_s);
        QCOMPARE(call.error->kind, ApiError::Kind::OutcomeUnknown);
        QVERIFY(call.error->maybeCharged);
        QCOMPARE(world.desk->reconcile(call.id), CallId(0));
        startAgain(world);
        QCOMPARE(world.log->size(), 0); // told once
    }

    void leasesRememberTheirKey()
    {
        DeskWorld world;
        world.restart(true);
        const QUuid account = world.addAccount(u"TESTKEY01"_s);
        world.change(world.account(account), u"TESTKEY02"_s);
        world.press(account);
        QTRY_COMPARE_WITH_TIMEOUT((world.settle(), world.vendor->requests.size()), 1, 30'000);
        ApiReply reply;
        Lease lease;
        lease.server = u"192.0.2.1:8080"_s;
        lease.host = lease.exitIp = u"192.0.2.1"_s;
        lease.port = 8080;
        lease.deadlineMs = world.clock.utcMs() + 60'000;
        reply.leases = {lease};
        world.vendor->answerAll(reply);
        QTRY_COMPARE_WITH_TIMEOUT(world.leases->rows().size(), 1, 30'000);
        CheckOutcome outcome;
        outcome.verdict = CheckVerdict::Good;
        outcome.atMs = world.clock.utcMs();
        LeaseMarks(*world.leases, world.regionLocks, world.ledger.get())
            .setChecks({{world.leases->rows().last(), outcome}});
        startAgain(world);
        QTRY_COMPARE_WITH_TIMEOUT(world.leases->rows().size(), 1, 30'000);
        QCOMPARE(world.leases->origin(world.leases->rows().last()).keyNumber, 1);
        QCOMPARE(world.leases->check(world.leases->rows().last()),
                 std::optional(outcome)); // and what it was found to be
    }
};

QTEST_GUILESS_MAIN(TestEarlierRuns)
#include "tst_earlier_runs.moc"
