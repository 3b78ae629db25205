// SPDX-License-Identifier: MIT
// The order of calls, what counts in the rate window, and the pauses after refusals.
#include "desk_world.h"

#include <QSignalSpy>

using namespace proxydeck;
using namespace proxydeck::test;

using Kind = ApiError::Kind;
using Cause = ApiError::Cause;

namespace {

ApiError refusal(qint64 retryAfterMs = -1)
{
    ApiError error;
    error.code = u"REQUEST_LIMIT_EXCEEDED"_s;
    error.httpStatus = 400;
    error.retryAfterMs = retryAfterMs;
    return error;
}

Unexpected<ApiError> failed(Kind kind, Cause cause)
{
    ApiError error;
    error.kind = kind;
    error.cause = cause;
    return Unexpected<ApiError>(error);
}

/// A ledger that answers when the test says so.
class SlowLedger final : public Ledger
{
public:
    explicit SlowLedger(const QString &folder)
        : Ledger(folder, Opening::WhenNeeded)
    {
    }
    void recordStart(const CallEntry &call, Done noted) override
    {
        started.append(call);
        done = std::move(noted);
    }
    void recordEnd(const CallEntry &call, const LeaseBatch &, Done recorded) override
    {
        ended.append(call);
        recorded(true);
    }

    QList<CallEntry> started;
    QList<CallEntry> ended;
    Done done;
};

struct World : DeskWorld
{
    World()
        : account(addAccount(u"TESTKEY01"_s))
    {
    }
    RateMeter meter() const { return desk->meter(account, get()); }
    CallId press(PressedBy pressedBy = PressedBy::Operator) { return DeskWorld::press(account, pressedBy); }
    const Call &pressAndEnd(const Expected<ApiReply, ApiError> &result)
    {
        const CallId id = press();
        settle();
        vendor->answerAll(result);
        settle();
        return call(id);
    }

    const QUuid account;
};

} // namespace

class TestCallQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneCall()
    {
        World world;
        QSignalSpy meterChanged(world.desk.get(), &Desk::meterChanged);
        QSignalSpy ended(world.desk.get(), &Desk::callEnded);
        const CallId id = world.press();
        QVERIFY(world.call(id).isWaiting());
        QVERIFY(world.vendor->requests.isEmpty()); // from the event loop only
        world.settle();
        QCOMPARE(world.call(id).stage(), Call::Stage::Sent);
        QCOMPARE(world.vendor->requests.size(), 1);
        world.answerWhatComes();
        QVERIFY(world.call(id).isOver());
        QVERIFY(!world.call(id).error);
        QCOMPARE(ended.size(), 1);
        QCOMPARE(world.meter().used, 1);
        QCOMPARE(world.meter().allowed, 15); // one channel × 5 + 10
        QVERIFY(!meterChanged.isEmpty());
    }

    void nothingLeavesBeforeItIsNoted()
    {
        World world;
        world.desk.reset(); // another one is built over the same parts
        SlowLedger ledger(world.folder.path());
        Desk desk({world.clock, world.catalogue, *world.accounts, *world.scheduler, *world.vendor, *world.vendorClock,
                   *world.leases, world.regionLocks, *world.log, &ledger});
        const CallId id = desk.press(world.account, world.get(), {});
        world.settle();
        QVERIFY(ledger.done);
        QCOMPARE(world.call(id).stage(), Call::Stage::Noting);
        QCOMPARE(ledger.started.first().sentMs, world.clock.utcMs()); // the instant from which it may have left
        QCOMPARE(desk.meter(world.account, world.get()).used, 1);     // its slot is taken
        QCOMPARE(desk.waiting(), 1);
        QVERIFY(world.vendor->requests.isEmpty());
        ledger.done(true);
        ledger.done(true); // a second call has no effect
        QCOMPARE(world.vendor->requests.size(), 1);
        QCOMPARE(desk.inFlight(), 1);
        world.answerWhatComes();
        QCOMPARE(ledger.ended.size(), 1);
    }

    void takenBackWhileItIsNoted()
    {
        World world;
        world.desk.reset(); // another one is built over the same parts
        SlowLedger ledger(world.folder.path());
        auto desk = std::make_unique<Desk>(Desk::Parts{world.clock, world.catalogue, *world.accounts, *world.scheduler,
                                                       *world.vendor, *world.vendorClock, *world.leases,
                                                       world.regionLocks, *world.log, &ledger});
        const CallId id = desk->press(world.account, world.get(), {});
        world.settle();
        desk->cancel(id);
        ledger.done(true);
        world.settle();
        QVERIFY(world.call(id).isOver());
        QCOMPARE(world.call(id).error->kind, Kind::Cancelled);
        QCOMPARE(ledger.ended.first().outcome, CallEntry::Outcome::Cancelled);
        QCOMPARE(ledger.ended.first().sentMs, 0); // the record says that it was not sent after all
        QVERIFY(world.vendor->requests.isEmpty());
        QCOMPARE(desk->meter(world.account, world.get()).used, 0); // and its slot is free again
        // The ledger may answer when the desk is gone.
        desk->press(world.account, world.get(), {});
        world.settle();
        desk.reset();
        ledger.done(true);
        QVERIFY(world.vendor->requests.isEmpty());
    }

    void theKeyIsReadAtTheTurn()
    {
        World world;
        world.desk.reset(); // another one is built over the same parts
        SlowLedger ledger(world.folder.path());
        Desk desk({world.clock, world.catalogue, *world.accounts, *world.scheduler, *world.vendor, *world.vendorClock,
                   *world.leases, world.regionLocks, *world.log, &ledger});
        const CallId id = desk.press(world.account, world.get(), {});
        world.settle();
        world.change(world.DeskWorld::account(world.account), u"TESTKEY02"_s);
        ledger.done(true);
        world.settle();
        QVERIFY(world.vendor->requests.isEmpty());
        QCOMPARE(world.call(id).error->cause, Cause::KeyReplaced);
    }

    void saysWhileAnythingIsUnderWay()
    {
        World world;
        QList<bool> heard; // isBusy() as read at these two signals
        const auto listen = [&] {
            if (heard.isEmpty() || heard.constLast() != world.desk->isBusy())
                heard << world.desk->isBusy();
        };
        connect(world.desk.get(), &Desk::meterChanged, this, listen);
        connect(world.desk.get(), &Desk::callEnded, this, listen);
        QVERIFY(!world.desk->isBusy());
        world.press();
        world.press();
        QVERIFY(world.desk->isBusy());
        world.answerWhatComes();
        QVERIFY(!world.desk->isBusy());
        QCOMPARE(heard, (QList{true, false}));
    }

    void allowance()
    {
        World world;
        for (int i = 0; i < 17; ++i)
            world.press(PressedBy::Keeper);
        const CallId urgent = world.press();
        world.answerWhatComes();
        QCOMPARE(world.vendor->requests.size(), 14); // one slot is left to the operator
        QVERIFY(world.call(urgent).isOver());
        QCOMPARE(world.meter().used, 14);
        QCOMPARE(world.meter().waiting, 4);
        const CallId own = world.press();
        world.answerWhatComes();
        QVERIFY(world.call(own).isOver());
        QCOMPARE(world.meter().nextFreeInMs, 60'100);
        world.clock.advance(60'100);
        world.answerWhatComes();
        QCOMPARE(world.vendor->requests.size(), 19);
    }

    void cancelWaiting()
    {
        World world;
        QSignalSpy ended(world.desk.get(), &Desk::callEnded);
        const CallId id = world.press();
        world.desk->cancel(id);
        world.desk->cancel(id);
        QVERIFY(!world.call(id).isWaiting());
        QVERIFY(ended.isEmpty()); // not during the call
        world.answerWhatComes();
        QCOMPARE(ended.size(), 1);
        QVERIFY(world.vendor->requests.isEmpty());
        const ApiError &error = *world.call(id).error;
        QCOMPARE(error.kind, Kind::Cancelled);
        QCOMPARE(error.cause, Cause::CancelledByUser);
        QVERIFY(!error.maybeCharged);
        QCOMPARE(world.meter().used, 0);
        world.desk->cancel(4711);
    }

    void cancelSent()
    {
        World world;
        const CallId id = world.press();
        world.settle();
        world.desk->cancel(id);
        world.settle();
        QCOMPARE(world.call(id).error->kind, Kind::OutcomeUnknown);
        QVERIFY(world.call(id).error->maybeCharged);
        QCOMPARE(world.meter().used, 1); // the vendor may have counted it
    }

    void notSentCostsNothing()
    {
        World world;
        for (int i = 0; i < 40; ++i) {
            const Call &call = world.pressAndEnd(failed(Kind::NotSent, Cause::ConnectionRefused));
            QVERIFY(call.isOver());
            QCOMPARE(call.sentMs, 0);
        }
        QCOMPARE(world.meter().used, 0);
        QCOMPARE(world.vendor->requests.size(), 40);
    }

    void lostCallsCount()
    {
        World world;
        world.pressAndEnd(failed(Kind::OutcomeUnknown, Cause::ConnectionLost));
        QCOMPARE(world.meter().used, 1);
        world.clock.advance(60'100);
        QCOMPARE(world.meter().used, 0);
    }

    void pausesAfterRefusals()
    {
        World world;
        // 5 s, then twice as long each time, at most a minute.
        for (const qint64 rest : {5'000, 10'000, 20'000, 40'000, 60'000, 60'000}) {
            const Call &refused = world.pressAndEnd(Unexpected<ApiError>(refusal()));
            QCOMPARE(refused.error->retryAfterMs, rest);
            QCOMPARE(world.meter().nextFreeInMs, rest);
            const CallId next = world.press();
            world.clock.advance(rest - 1);
            world.settle();
            QVERIFY(world.call(next).isWaiting()); // it stays in the queue and is not sent
            world.desk->cancel(next);
            world.clock.advance(1);
            world.settle();
        }
        QCOMPARE(world.vendor->requests.size(), 6);
        // After any other answer, also a refusal for another reason, it starts at 5 s again.
        ApiError other;
        other.code = u"NO_RESOURCE_FOUND"_s;
        world.pressAndEnd(Unexpected<ApiError>(other));
        QCOMPARE(world.pressAndEnd(Unexpected<ApiError>(refusal())).error->retryAfterMs, 5'000);
    }

    void refusalsOfOneBurstAreOne()
    {
        World world;
        for (int i = 0; i < 6; ++i)
            world.press();
        world.settle();
        QCOMPARE(world.vendor->requests.size(), 6);
        world.clock.advance(100);
        world.vendor->answerAll(Unexpected<ApiError>(refusal()));
        world.settle();
        QCOMPARE(world.meter().nextFreeInMs, 5'000);
    }

    void retryAfterIsHeeded()
    {
        World world;
        world.pressAndEnd(Unexpected<ApiError>(refusal(17'000)));
        QCOMPARE(world.meter().nextFreeInMs, 17'000);
    }

    void aBare429Pauses()
    {
        World world;
        ApiError error;
        error.kind = Kind::UnexpectedReply;
        error.httpStatus = 429;
        world.pressAndEnd(Unexpected<ApiError>(error));
        QCOMPARE(world.meter().nextFreeInMs, 5'000);
    }

    void keysAreApart()
    {
        const World world;
        const Endpoint &list = *world.catalogue.find(u"short.channel.query");
        const RateBucket bucket = rateBucket(world.get(), Secret(u"TESTKEY01"_s));
        QCOMPARE(bucket.interface, QByteArray("share.proxy.qg.net/get"));
        QVERIFY(!bucket.keyHash.contains("TESTKEY01"));
        QVERIFY(bucket != rateBucket(world.get(), Secret(u"TESTKEY02"_s)));
        QVERIFY(bucket != rateBucket(list, Secret(u"TESTKEY01"_s)));
        QVERIFY(bucket == rateBucket(world.get(), Secret(u"TESTKEY01"_s)));
    }

    void destroyedWithCallsWaitingAndSent()
    {
        World world;
        for (int i = 0; i < 20; ++i)
            world.press();
        world.settle();
        QCOMPARE(world.vendor->requests.size(), 15);
        world.desk.reset();
        world.vendor->answerAll();
        world.settle();
        QCOMPARE(world.vendor->requests.size(), 15);
        // The scheduler still received the answers.
        const RateMeter meter = world.scheduler->meter(rateBucket(world.get(), Secret(u"TESTKEY01"_s)), 15);
        QCOMPARE(meter.waiting, 0);
        QCOMPARE(meter.used, 15);
    }
};

QTEST_GUILESS_MAIN(TestCallQueue)
#include "tst_call_queue.moc"
