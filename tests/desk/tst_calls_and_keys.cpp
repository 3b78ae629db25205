// SPDX-License-Identifier: MIT
// What becomes of waiting calls when their key changes, and what tells the operator's calls from the program's.
#include "desk_world.h"

using namespace proxydeck;
using namespace proxydeck::test;

using Cause = ApiError::Cause;

class TestCallsAndKeys : public QObject
{
    Q_OBJECT

private:
    /// 15 of the 23 are sent, as many as are allowed in a minute, and have no answer: 8 wait.
    static QList<CallId> fifteenSentEightWaiting(DeskWorld &world, const QUuid &account)
    {
        const QList<CallId> ids = world.press(account, 23);
        world.settle();
        return ids;
    }

    static void endedUnsent(DeskWorld &world, const QList<CallId> &ids, Cause cause)
    {
        QVERIFY(!ids.isEmpty());
        for (const CallId id : ids) {
            const Call &call = world.call(id);
            QVERIFY(call.isOver());
            QVERIFY(call.error);
            QCOMPARE(call.error->kind, ApiError::Kind::NotSent);
            QCOMPARE(call.error->cause, cause);
            QVERIFY(!call.error->maybeCharged);
            QCOMPARE(call.sentMs, 0);
        }
    }

private Q_SLOTS:
    void aDeletedKeyTakesItsCallsBack()
    {
        DeskWorld world;
        const QUuid account = world.addAccount(u"TESTKEY01"_s);
        const QUuid other = world.addAccount(u"TESTKEY02"_s);
        const QList<CallId> ids = fifteenSentEightWaiting(world, account);
        const CallId others = world.press(other);
        QCOMPARE(world.vendor->requests.size(), 15);
        QCOMPARE(world.desk->waiting(account), 8);
        QCOMPARE(world.desk->waiting(), 9);
        world.remove(account);
        world.answerWhatComes();
        QCOMPARE(world.vendor->requests.size(), 16);
        endedUnsent(world, ids.mid(15), Cause::KeyDeleted);
        for (const CallId id : ids.first(15))
            QVERIFY(!world.call(id).error); // what was sent is not lost
        QVERIFY(!world.call(others).error);
        QVERIFY(!world.desk->isBusy());
        QCOMPARE(world.desk->waiting(), 0);
    }

    void aReplacedKeyTakesThemBack()
    {
        DeskWorld world;
        const QUuid account = world.addAccount(u"TESTKEY01"_s);
        const QList<CallId> ids = fifteenSentEightWaiting(world, account);
        world.change(world.account(account), u"TESTKEY02"_s);
        world.answerWhatComes();
        QCOMPARE(world.vendor->requests.size(), 15);
        endedUnsent(world, ids.mid(15), Cause::KeyReplaced);
        // The next press uses the new one.
        world.press(account);
        world.answerWhatComes();
        QCOMPARE(world.vendor->requests.last().key, u"TESTKEY02"_s);
    }

    void theSameKeyEnteredAgainChangesNothing()
    {
        DeskWorld world;
        const QUuid account = world.addAccount(u"TESTKEY01"_s);
        fifteenSentEightWaiting(world, account);
        Account renamed = world.account(account);
        renamed.name = u"Another name"_s;
        world.change(renamed, u"TESTKEY01"_s);
        world.answerWhatComes();
        world.clock.advance(60'100);
        world.answerWhatComes();
        QCOMPARE(world.vendor->requests.size(), 23);
        QCOMPARE(world.account(account).keyNumber, 0);
    }

    void anotherPlanTakesThemBack()
    {
        DeskWorld world;
        const QUuid account = world.addAccount(u"TESTKEY01"_s);
        const QList<CallId> ids = fifteenSentEightWaiting(world, account);
        Account changed = world.account(account);
        changed.product = Product::Exclusive;
        changed.mode = Mode::None;
        world.change(changed);
        world.answerWhatComes();
        QCOMPARE(world.vendor->requests.size(), 15);
        endedUnsent(world, ids.mid(15), Cause::PlanChanged);
    }

    void aPlanCorrectedToThatOfTheCallsKeepsThem()
    {
        DeskWorld world;
        const QUuid account = world.addAccount(u"TESTKEY01"_s);
        Account wrong = world.account(account);
        wrong.mode = Mode::Elastic;
        world.change(wrong);
        fifteenSentEightWaiting(world, account);
        Account right = world.account(account);
        right.mode = Mode::Channel;
        world.change(right);
        world.answerWhatComes();
        world.clock.advance(60'100);
        world.answerWhatComes();
        QCOMPARE(world.vendor->requests.size(), 23);
    }

    void moreChannelsReachTheQueueAtOnce()
    {
        DeskWorld world;
        const QUuid account = world.addAccount(u"TESTKEY01"_s);
        world.press(account, 200);
        world.answerWhatComes();
        QCOMPARE(world.vendor->requests.size(), 15);
        QCOMPARE(world.desk->meter(account, world.get()).waiting, 185);
        Account corrected = world.account(account);
        corrected.channels = 100;
        world.change(corrected);
        world.answerWhatComes(); // no time has passed
        QCOMPARE(world.vendor->requests.size(), 200);
    }

    void fewerChannelsReachTheQueueAtOnce()
    {
        DeskWorld world;
        const QUuid account = world.addAccount(u"TESTKEY01"_s, 100);
        world.press(account, 200);
        world.settle();
        QCOMPARE(world.vendor->requests.size(), RateScheduler::mostInFlight);
        Account corrected = world.account(account);
        corrected.channels = 1;
        world.change(corrected);
        world.answerWhatComes();
        QCOMPARE(world.vendor->requests.size(), RateScheduler::mostInFlight);
        world.clock.advance(60'100);
        world.answerWhatComes();
        QCOMPARE(world.vendor->requests.size(), RateScheduler::mostInFlight + 15);
    }

    void twoAccountsWithOneKeyShareAQueue()
    {
        DeskWorld world;
        const QUuid first = world.addAccount(u"TESTKEY01"_s);
        const QUuid second = world.addAccount(u"TESTKEY01"_s);
        const QUuid other = world.addAccount(u"TESTKEY02"_s);
        fifteenSentEightWaiting(world, first);
        const CallId third = world.press(second);
        QCOMPARE(world.desk->position(third), 9);
        QCOMPARE(world.desk->meter(second, world.get()).waiting, 9);
        fifteenSentEightWaiting(world, other);
        QCOMPARE(world.desk->cancelWaiting(second, world.get()), 9);
        world.settle();
        QCOMPARE(world.desk->waiting(), 8);
        QCOMPARE(world.desk->waiting(other), 8);
    }

    void theProgramsCallsLeaveRoomForTheOperator()
    {
        DeskWorld world;
        const QUuid account = world.addAccount(u"TESTKEY01"_s);
        QList<CallId> kept;
        for (int i = 0; i < 20; ++i)
            kept << world.press(account, PressedBy::Keeper);
        world.answerWhatComes();
        QCOMPARE(world.vendor->requests.size(), 14); // one of 15 is left
        const CallId own = world.press(account);
        QCOMPARE(world.desk->position(own), 1);
        world.answerWhatComes();
        QCOMPARE(world.vendor->requests.size(), 15);
        QVERIFY(world.call(own).isOver());
        QVERIFY(world.call(kept.last()).isWaiting());
        QCOMPARE(world.call(kept.last()).pressedBy, PressedBy::Keeper);
        QCOMPARE(world.call(kept.last()).entry().pressedBy, PressedBy::Keeper);
    }

    void allKeysTogetherHaveALimit()
    {
        DeskWorld world;
        QList<QUuid> accounts;
        for (int i = 0; i < 12; ++i) {
            accounts << world.addAccount(u"TESTKEY%1"_s.arg(i), 1'000);
            world.press(accounts.last(), 10);
        }
        world.settle();
        QCOMPARE(world.vendor->requests.size(), RateScheduler::mostInFlight);
        QCOMPARE(world.desk->inFlight(), RateScheduler::mostInFlight);
        // The next to go is the one that waits longest, whichever key it has.
        world.vendor->end(world.vendor->requests.first().ticket, ApiReply());
        world.settle();
        QCOMPARE(world.vendor->requests.size(), RateScheduler::mostInFlight + 1);
        QCOMPARE(world.vendor->requests.last().key, u"TESTKEY6"_s);
        world.answerWhatComes();
        QCOMPARE(world.vendor->requests.size(), 120);
    }

    void pressAndSendingAreTwoInstants()
    {
        DeskWorld world;
        const QUuid account = world.addAccount(u"TESTKEY01"_s);
        const qint64 pressed = world.clock.utcMs();
        const QList<CallId> ids = world.press(account, 16);
        world.answerWhatComes();
        world.clock.advance(60'100);
        world.answerWhatComes();
        QCOMPARE(world.call(ids.first()).sentMs, pressed);
        QCOMPARE(world.call(ids.last()).pressedMs, pressed);
        QCOMPARE(world.call(ids.last()).sentMs, pressed + 60'100);
        QCOMPARE(world.call(ids.last()).entry().sentMs, pressed + 60'100);
    }

    void aStepIsTakenOnce()
    {
        Call call;
        QVERIFY(call.isWaiting());
        QVERIFY(call.enter(Call::Stage::Noting, 5));
        QVERIFY(call.isWaiting());
        QVERIFY(call.enter(Call::Stage::Sent, 6));
        QVERIFY(!call.enter(Call::Stage::Sent, 7));
        QVERIFY(!call.enter(Call::Stage::Noting, 7));
        QCOMPARE(call.sentMs, 6);
        QVERIFY(call.isUnderWay());
        QVERIFY(call.enter(Call::Stage::Answered, 8));
        QVERIFY(call.isUnderWay());
        QVERIFY(call.enter(Call::Stage::Recorded, 9));
        QVERIFY(call.isOver());
        QCOMPARE(call.answeredMs, 8);
        QCOMPARE(call.recordedMs, 9);
        QCOMPARE(call.sentMs, 6);
    }
};

QTEST_GUILESS_MAIN(TestCallsAndKeys)
#include "tst_calls_and_keys.moc"
