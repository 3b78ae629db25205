// SPDX-License-Identifier: MIT
#include "desk/call_log.h"

#include <QTest>

using namespace proxydeck;

/// What somebody still reads while others append calls, as happens when an ended call leads to the next one.
class CallLogTest : public QObject
{
    Q_OBJECT

    static Call call(CallId id, bool isOver)
    {
        Call call;
        call.id = id;
        if (isOver)
            call.enter(Call::Stage::Recorded, 1);
        return call;
    }

private Q_SLOTS:
    void aCallStaysWhereItIsWhileOthersAreAppended()
    {
        CallLog log;
        log.append(call(1, false));
        const Call *first = log.find(1);
        for (CallId id = 2; id < 5'000; ++id)
            log.append(call(id, true));
        QCOMPARE(log.find(1), first);
        QCOMPARE(&log.at(0), first);
        QCOMPARE(first->id, CallId(1));
    }

    void theOldestThatAreOverLeave()
    {
        CallLog log;
        int removed = 0;
        connect(&log, &CallLog::removedOldest, this, [&](int count) { removed += count; });
        const CallId last = CallLog::mostKept + 500;
        for (CallId id = 1; id <= last; ++id)
            log.append(call(id, true));
        QVERIFY(removed >= 400);
        QCOMPARE(log.size(), int(last) - removed);
        QCOMPARE(log.at(0).id, CallId(removed + 1));
        QCOMPARE(log.find(CallId(removed)), nullptr);
        for (const CallId id : {CallId(removed + 1), CallId(removed + 250), last}) {
            QVERIFY(log.find(id));
            QCOMPARE(log.find(id)->id, id);
            QCOMPARE(log.at(log.indexOf(id)).id, id);
        }
    }

    void aCallThatIsNotOverStays()
    {
        CallLog log;
        log.append(call(1, false));
        for (CallId id = 2; id <= CallLog::mostKept + 500; ++id)
            log.append(call(id, true));
        QVERIFY(log.find(1));
        log.clearEnded();
        QCOMPARE(log.size(), 1);
        QCOMPARE(log.indexOf(1), 0);
    }
};

QTEST_GUILESS_MAIN(CallLogTest)
#include "tst_call_log.moc"
