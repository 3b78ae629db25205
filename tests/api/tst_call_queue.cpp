// SPDX-License-Identifier: MIT
#include "api/call_queue.h"
#include "api_samples.h"
#include "call_server.h"
#include "support/fake_clock.h"

#include <QSignalSpy>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

using Kind = ApiError::Kind;
using Cause = ApiError::Cause;

namespace {

/// A queue with a clock that the test sets, and a real server.
struct Desk
{
    Desk()
    {
        server.body = fixture("short_get.json");
        listening = server.listen(QHostAddress::LocalHost);
        client.emplace(clock, LoopbackRoute{u"127.0.0.1"_s, server.serverPort()});
        queue.emplace(clock, scheduler, *client);
        QObject::connect(&*queue, &CallQueue::sent, &*queue, [this](CallId id) { sent << id; });
        QObject::connect(&*queue, &CallQueue::finished, &*queue, [this](CallId id, const CallOutcome &outcome) {
            finished << id;
            outcomes.insert_or_assign(id, outcome);
        });
    }

    CallId submit(Priority priority = Priority::Interactive, const Endpoint &endpoint = extractEndpoint)
    {
        return queue->submit({&endpoint, {}, testCredentials()}, 1, priority);
    }
    bool ended(CallId id)
    {
        return QTest::qWaitFor([&] { return finished.contains(id); }, 60'000);
    }
    RateMeter meter() const { return queue->meter(extractEndpoint, testCredentials(), 1); }
    void answerWith(const QByteArray &body, const QByteArray &headers = {},
                    const QByteArray &status = "400 Bad Request")
    {
        server.onRequest = [=](QTcpSocket &socket, const QByteArray &) {
            CallServer::sendAndClose(socket, CallServer::response(body, status, headers));
        };
    }

    FakeClock clock;
    CallServer server;
    RateScheduler scheduler{clock};
    std::optional<ApiClient> client;
    std::optional<CallQueue> queue;
    bool listening = false;
    QList<CallId> sent;
    QList<CallId> finished;
    std::map<CallId, CallOutcome> outcomes;
};

const QByteArray limitExceeded = R"({"code":"REQUEST_LIMIT_EXCEEDED","request_id":"r"})";

} // namespace

class TestCallQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneCall();
    void nothingLeavesBeforeItIsNoted();
    void takenBackWhileItIsNoted();
    void saysWhileAnythingIsUnderWay();
    void allowance();
    void cancelWaiting();
    void cancelSent();
    void notSentCostsNothing();
    void lostCallsCount();
    void refusalsPark();
    void refusalsOfOneBurstAreOne();
    void retryAfterIsHeeded();
    void bare429Parks();
    void keysAreApart();
    void destroyedWithCallsWaitingAndSent();
};

void TestCallQueue::nothingLeavesBeforeItIsNoted()
{
    Desk desk;
    QVERIFY(desk.listening);
    std::function<void()> go;
    desk.queue->setBeforeSending([&go](CallId, std::function<void()> send) { go = std::move(send); });
    const CallId id = desk.submit();
    QTRY_VERIFY(go);
    QTest::qWait(50);
    QVERIFY(desk.sent.isEmpty());
    QVERIFY(desk.queue->isWaiting(id));
    QCOMPARE(desk.meter().used, 1); // its slot is taken
    QCOMPARE(desk.server.requests.load(), 0);
    go();
    go(); // a second call has no effect
    QCOMPARE(desk.sent, QList<CallId>{id});
    QVERIFY(desk.ended(id));
    QCOMPARE(desk.server.requests.load(), 1);
}

void TestCallQueue::takenBackWhileItIsNoted()
{
    Desk desk;
    std::function<void()> go;
    desk.queue->setBeforeSending([&go](CallId, std::function<void()> send) { go = std::move(send); });
    const CallId id = desk.submit();
    QTRY_VERIFY(go);
    desk.queue->cancel(id);
    go();
    QVERIFY(desk.ended(id));
    go();
    QCOMPARE(desk.outcomes.at(id).result.error().kind, Kind::Cancelled);
    QVERIFY(desk.sent.isEmpty());
    QCOMPARE(desk.server.requests.load(), 0);
    QCOMPARE(desk.meter().used, 0); // and it is free again
    // The BeforeSending function may outlive the queue.
    desk.submit();
    go = nullptr;
    QTRY_VERIFY(go);
    desk.queue.reset();
    go();
}

void TestCallQueue::oneCall()
{
    Desk desk;
    QVERIFY(desk.listening);
    QSignalSpy meterChanged(&*desk.queue, &CallQueue::meterChanged);
    const CallId id = desk.submit();
    QVERIFY(desk.queue->isWaiting(id));
    QVERIFY(desk.sent.isEmpty());
    QVERIFY(desk.ended(id));
    QVERIFY(!desk.queue->isWaiting(id));
    QCOMPARE(desk.sent, QList{id});
    QCOMPARE(desk.finished, QList{id});
    QVERIFY(desk.outcomes.at(id).result);
    QCOMPARE(desk.meter().used, 1);
    QCOMPARE(desk.meter().allowed, 15); // one channel × 5 + 10
    QVERIFY(!meterChanged.isEmpty());
    QCOMPARE(desk.server.requests.load(), 1);
}

void TestCallQueue::saysWhileAnythingIsUnderWay()
{
    Desk desk;
    QVERIFY(desk.listening);
    QList<bool> heard; // isBusy() as read at these two signals
    const auto listen = [&] {
        if (heard.isEmpty() || heard.constLast() != desk.queue->isBusy())
            heard << desk.queue->isBusy();
    };
    connect(&*desk.queue, &CallQueue::meterChanged, this, listen);
    connect(&*desk.queue, &CallQueue::finished, this, listen);
    QVERIFY(!desk.queue->isBusy());
    const CallId first = desk.submit();
    const CallId second = desk.submit();
    QVERIFY(desk.queue->isBusy());
    QVERIFY(desk.ended(first));
    QVERIFY(desk.ended(second));
    QVERIFY(!desk.queue->isBusy());
    QCOMPARE(heard, (QList{true, false}));
}

void TestCallQueue::allowance()
{
    Desk desk;
    QList<CallId> ids;
    for (int i = 0; i < 17; ++i)
        ids << desk.submit(Priority::Background);
    const CallId urgent = desk.submit(Priority::Interactive);
    QTRY_COMPARE_WITH_TIMEOUT(desk.finished.size(), 15, 60'000);
    QTest::qWait(100);
    QCOMPARE(desk.server.requests.load(), 15);
    QVERIFY(desk.finished.contains(urgent));
    QCOMPARE(desk.meter().used, 15);
    QCOMPARE(desk.meter().waiting, 3);
    QCOMPARE(desk.meter().nextFreeInMs, 60'100);
    desk.clock.advance(60'100);
    desk.scheduler.pump();
    QTRY_COMPARE_WITH_TIMEOUT(desk.finished.size(), 18, 60'000);
    QCOMPARE(desk.server.requests.load(), 18);
    QCOMPARE(desk.sent.size(), 18);
}

void TestCallQueue::cancelWaiting()
{
    Desk desk;
    const CallId id = desk.submit();
    desk.queue->cancel(id);
    desk.queue->cancel(id);
    QVERIFY(!desk.queue->isWaiting(id));
    QVERIFY(desk.finished.isEmpty()); // not during the call
    QVERIFY(desk.ended(id));
    QTest::qWait(50);
    QCOMPARE(desk.finished, QList{id});
    QVERIFY(desk.sent.isEmpty());
    const ApiError &error = desk.outcomes.at(id).result.error();
    QCOMPARE(error.kind, Kind::Cancelled);
    QCOMPARE(error.cause, Cause::CancelledByUser);
    QVERIFY(!error.maybeCharged);
    QCOMPARE(desk.server.requests.load(), 0);
    QCOMPARE(desk.meter().used, 0);
    desk.queue->cancel(4711);
}

void TestCallQueue::cancelSent()
{
    Desk desk;
    desk.server.onRequest = [](QTcpSocket &, const QByteArray &) {};
    const CallId id = desk.submit();
    QTRY_COMPARE_WITH_TIMEOUT(desk.server.requests.load(), 1, 60'000);
    desk.queue->cancel(id);
    QVERIFY(desk.ended(id));
    QCOMPARE(desk.outcomes.at(id).result.error().kind, Kind::OutcomeUnknown);
    QVERIFY(desk.outcomes.at(id).result.error().maybeCharged);
    QCOMPARE(desk.meter().used, 1); // the vendor may have counted it
}

void TestCallQueue::notSentCostsNothing()
{
    Desk desk;
    desk.server.close(); // connections are refused now
    for (int i = 0; i < 40; ++i) {
        const CallId id = desk.submit();
        QVERIFY(desk.ended(id));
        QCOMPARE(desk.outcomes.at(id).result.error().kind, Kind::NotSent);
    }
    QCOMPARE(desk.meter().used, 0);
}

void TestCallQueue::lostCallsCount()
{
    Desk desk;
    desk.server.onRequest = [](QTcpSocket &socket, const QByteArray &) { socket.abort(); };
    const CallId id = desk.submit();
    QVERIFY(desk.ended(id));
    QCOMPARE(desk.outcomes.at(id).result.error().kind, Kind::OutcomeUnknown);
    QCOMPARE(desk.meter().used, 1);
    desk.clock.advance(60'100);
    QCOMPARE(desk.meter().used, 0);
}

void TestCallQueue::refusalsPark()
{
    Desk desk;
    desk.answerWith(limitExceeded);
    // 5 s, then twice as long each time, at most a minute.
    for (const qint64 rest : {5'000, 10'000, 20'000, 40'000, 60'000, 60'000}) {
        const CallId id = desk.submit();
        QVERIFY(desk.ended(id));
        const ApiError &error = desk.outcomes.at(id).result.error();
        QCOMPARE(error.code, u"REQUEST_LIMIT_EXCEEDED"_s);
        QCOMPARE(error.retryAfterMs, rest);
        QCOMPARE(desk.meter().nextFreeInMs, rest);
        const CallId next = desk.submit();
        desk.clock.advance(rest - 1);
        desk.scheduler.pump();
        QVERIFY(desk.queue->isWaiting(next)); // it stays in the queue and is not sent
        desk.queue->cancel(next);
        desk.clock.advance(1);
    }
    const int before = desk.server.requests.load();
    QCOMPARE(before, 6);

    // After any other answer, also a refusal for another reason, it starts at 5 s again.
    desk.answerWith(R"({"code":"NO_RESOURCE_FOUND"})");
    QVERIFY(desk.ended(desk.submit()));
    desk.answerWith(limitExceeded);
    const CallId id = desk.submit();
    QVERIFY(desk.ended(id));
    QCOMPARE(desk.outcomes.at(id).result.error().retryAfterMs, 5'000);
}

void TestCallQueue::refusalsOfOneBurstAreOne()
{
    Desk desk;
    QList<QTcpSocket *> sockets;
    desk.server.onRequest = [&](QTcpSocket &socket, const QByteArray &) { sockets << &socket; };
    for (int i = 0; i < 6; ++i)
        desk.submit();
    QTRY_COMPARE_WITH_TIMEOUT(sockets.size(), 6, 60'000);
    desk.clock.advance(100);
    for (QTcpSocket *socket : sockets)
        CallServer::sendAndClose(*socket, CallServer::response(limitExceeded, "400 Bad Request"));
    QTRY_COMPARE_WITH_TIMEOUT(desk.finished.size(), 6, 60'000);
    QCOMPARE(desk.meter().nextFreeInMs, 5'000);
}

void TestCallQueue::retryAfterIsHeeded()
{
    Desk desk;
    desk.answerWith(limitExceeded, "Retry-After: 17\r\n");
    const CallId id = desk.submit();
    QVERIFY(desk.ended(id));
    QCOMPARE(desk.outcomes.at(id).result.error().retryAfterMs, 17'000);
    QCOMPARE(desk.meter().nextFreeInMs, 17'000);
}

void TestCallQueue::bare429Parks()
{
    Desk desk;
    desk.answerWith("<html>slow down</html>", {}, "429 Too Many Requests");
    const CallId id = desk.submit();
    QVERIFY(desk.ended(id));
    QCOMPARE(desk.outcomes.at(id).result.error().kind, Kind::UnexpectedReply);
    QCOMPARE(desk.meter().nextFreeInMs, 5'000);
}

void TestCallQueue::keysAreApart()
{
    const RateBucket bucket = rateBucket(extractEndpoint, Secret(u"TESTKEY01"_s));
    QCOMPARE(bucket.interface, QByteArray("share.proxy.qg.net/get"));
    QVERIFY(!bucket.keyHash.contains("TESTKEY01"));
    QVERIFY(bucket != rateBucket(extractEndpoint, Secret(u"TESTKEY02"_s)));
    QVERIFY(bucket != rateBucket(listEndpoint, Secret(u"TESTKEY01"_s)));
    QVERIFY(bucket == rateBucket(extractEndpoint, Secret(u"TESTKEY01"_s)));
}

void TestCallQueue::destroyedWithCallsWaitingAndSent()
{
    Desk desk;
    QList<QTcpSocket *> sockets;
    desk.server.onRequest = [&](QTcpSocket &socket, const QByteArray &) { sockets << &socket; };
    for (int i = 0; i < 20; ++i)
        desk.submit();
    QTRY_COMPARE_WITH_TIMEOUT(sockets.size(), 6, 60'000);
    desk.queue.reset();
    CallServer::sendAndClose(*sockets.constFirst(), CallServer::response(desk.server.body));
    QTest::qWait(100);
    QVERIFY(desk.finished.isEmpty());
    QCOMPARE(desk.server.requests.load(), 6);
    // The scheduler still received the answer.
    const RateMeter meter = desk.scheduler.meter(rateBucket(extractEndpoint, testCredentials().key), 15);
    QCOMPARE(meter.waiting, 0);
    QCOMPARE(meter.used, 6);
}

QTEST_GUILESS_MAIN(TestCallQueue)
#include "tst_call_queue.moc"
