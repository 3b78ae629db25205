// SPDX-License-Identifier: MIT
#include "base/system_clock.h"
#include "client_caller.h"
#include "support/reset_connection.h"
#include "support/under_wine.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QTimer>

using namespace proxydeck;
using namespace Qt::StringLiterals;

using Kind = ApiError::Kind;
using Cause = ApiError::Cause;

namespace {

/// Repetitions of each case, to find rare failures.
constexpr int repetitions = 25;

const QByteArray twoRows = R"({"server":"1.1.1.1:1"},{"server":"2.2.2.2:2"})";

QByteArray lineAsking(int num)
{
    return "GET /get?key=TESTKEY01&pwd=TESTPWD02&num=" + QByteArray::number(num) + " HTTP/1.1";
}

} // namespace

/// Broken connections and aborted calls: each extraction arrives at most once, and no outcome claims more than is
/// known.
class TestApiClientLoss : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void atMostOnce_data();
    void atMostOnce();
    void withoutProtectionQtSendsAgain();
    void lostListsAreHarmless();
    void truncatedAnswerIsRescued();
    void wholeAnswerOfABrokenConnection();
    void dripEndsInTime();
    void keptAliveConnections();
    void manyAtOnce();
    void abortBeforeItLeft();
    void abortAfterItLeft();
    void abortAtAnyMoment();
    void destroyedWhileCalling();
};

void TestApiClientLoss::atMostOnce_data()
{
    QTest::addColumn<QString>("behaviour");
    QTest::addColumn<int>("arrivals"); ///< of each call, at the server
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<Cause>("cause");
    QTest::newRow("closed before reading") << u"close unread"_s << 0 << Kind::OutcomeUnknown << Cause::ConnectionLost;
    QTest::newRow("reset before reading") << u"reset unread"_s << 0 << Kind::OutcomeUnknown << Cause::ConnectionLost;
    QTest::newRow("closed after reading") << u"close"_s << 1 << Kind::OutcomeUnknown << Cause::ConnectionLost;
    QTest::newRow("reset after reading") << u"reset"_s << 1 << Kind::OutcomeUnknown << Cause::ConnectionLost;
    QTest::newRow("closed a while after reading")
        << u"close late"_s << 1 << Kind::OutcomeUnknown << Cause::ConnectionLost;
    QTest::newRow("half a status line") << u"HTTP/1.1 2"_s << 1 << Kind::OutcomeUnknown << Cause::ConnectionLost;
    QTest::newRow("half the headers") << u"HTTP/1.1 200 OK\r\nContent-Le"_s << 1 << Kind::OutcomeUnknown
                                      << Cause::ConnectionLost;
    QTest::newRow("no HTTP") << u"220 mail.example ESMTP\r\n\r\n"_s << 1 << Kind::OutcomeUnknown
                             << Cause::ConnectionLost;
    QTest::newRow("headers alone") << u"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n"_s << 1 << Kind::OutcomeUnknown
                                   << Cause::Truncated;
    QTest::newRow("half the body") << u"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"code\":\"SUCC"_s << 1
                                   << Kind::OutcomeUnknown << Cause::Truncated;
    QTest::newRow("half a chunk") << u"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n{\"code\":\"SUCC"_s
                                  << 1 << Kind::OutcomeUnknown << Cause::Truncated;
    QTest::newRow("no last chunk") << u"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"cod\r\n"_s << 1
                                   << Kind::OutcomeUnknown << Cause::Truncated;
    QTest::newRow("half the body of a refusal")
        << u"HTTP/1.1 400 Bad Request\r\nContent-Length: 900\r\n\r\n{\"code\":\"INV"_s << 1 << Kind::UnexpectedReply
        << Cause::Truncated;
    QTest::newRow("no answer") << u"stall"_s << 1 << Kind::OutcomeUnknown << Cause::Timeout;
}

void TestApiClientLoss::atMostOnce()
{
    QFETCH(QString, behaviour);
    QFETCH(int, arrivals);
    QFETCH(Kind, kind);
    QFETCH(Cause, cause);

    if (underWine() && behaviour.endsWith(u"unread"))
        QSKIP("Wine does not tell of a connection that was reset before anything was read");

    // Where nothing is read, each call has its own server, which reads any further connection: a repeated request would
    // be seen there. From Qt 6.8 on such connections are made, and closed again without data.
    const bool unread = behaviour.endsWith(u"unread");
    const bool stalls = behaviour == u"stall";
    SystemClock clock;
    std::vector<std::unique_ptr<CallServer>> servers;
    std::vector<std::unique_ptr<ApiClient>> clients;
    const auto addServer = [&] {
        auto server = std::make_unique<CallServer>();
        QVERIFY(server->listen(QHostAddress::LocalHost));
        if (unread) {
            server->onConnection = [&behaviour, &made = *server](QTcpSocket &socket) {
                if (made.connections.load() > 1)
                    return;
                if (behaviour == u"close unread")
                    socket.close();
                else
                    resetConnection(socket);
            };
        }
        server->onRequest = [&behaviour, stalls](QTcpSocket &socket, const QByteArray &) {
            if (behaviour == u"close")
                socket.disconnectFromHost();
            else if (behaviour == u"reset")
                resetConnection(socket);
            else if (behaviour == u"close late")
                QTimer::singleShot(30, &socket, [&socket] { socket.disconnectFromHost(); });
            else if (!stalls)
                CallServer::sendAndClose(socket, behaviour.toLatin1());
        };
        clients.push_back(std::make_unique<ApiClient>(clock, routeTo(*server)));
        if (stalls)
            clients.back()->setLimits({.totalMs = 2'000});
        else if (behaviour == u"reset unread")
            clients.back()->setLimits({.totalMs = 5'000});
        servers.push_back(std::move(server));
    };
    const auto look = [&](Called &called) {
        QVERIFY(waitFor(called));
        QCOMPARE(called.finished, 1);
        QVERIFY(!called.outcome->result);
        QCOMPARE(called.error().kind, kind);
        // Now and then Qt 6.11 does not see that a connection was reset at once. The time limit ends the call then.
        if (behaviour != u"reset unread" || called.error().cause != Cause::Timeout)
            QCOMPARE(called.error().cause, cause);
        QCOMPARE(called.error().maybeCharged, kind == Kind::OutcomeUnknown);
        QVERIFY(isClean(called.error()));
    };
    QList<std::shared_ptr<Called>> waiting;
    for (int i = 0; i < repetitions; ++i) {
        if (servers.empty() || unread)
            addServer();
        const auto called = sendCall(*clients.back(), extractEndpoint, {{u"num"_s, QString::number(i)}});
        if (stalls)
            waiting.append(called); // all calls wait at the same time
        else
            look(*called);
        if (QTest::currentTestFailed())
            return;
    }
    for (const auto &called : std::as_const(waiting)) {
        look(*called);
        if (QTest::currentTestFailed())
            return;
    }
    QTest::qWait(300); // Qt would repeat the request within milliseconds
    int all = 0;
    for (int i = 0; i < repetitions; ++i) {
        int times = 0;
        for (const auto &server : servers)
            times += server->timesSeen(lineAsking(i));
        // Of many calls that are not answered, one can be aborted before it arrives, on a slow machine. A connection
        // that is reset at once can fail before anything is written to it: then the request leaves over the next one,
        // once.
        const bool atMost = stalls || behaviour == u"reset unread";
        QVERIFY2(atMost ? times <= 1 : times == arrivals, qPrintable(u"call %1 arrived %2 times"_s.arg(i).arg(times)));
        all += times;
    }
    QVERIFY(all > 0 || arrivals == 0);
}

void TestApiClientLoss::withoutProtectionQtSendsAgain()
{
    // Shows the behaviour that the tests above guard against, with this Qt. Does not fail if Qt fixes it some day.
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.onRequest = [](QTcpSocket &socket, const QByteArray &) { socket.disconnectFromHost(); };
    QNetworkAccessManager manager;
    manager.setProxy(QNetworkProxy::NoProxy);
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(server.serverPort());
    QNetworkReply *reply = manager.get(QNetworkRequest(url));
    QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 30'000);
    QTest::qWait(100);
    qInfo("Qt %s sent a plain GET %d times to a server that never answered", qVersion(), server.requests.load());
    QVERIFY(server.requests.load() >= 1);
    if (server.requests.load() == 1)
        qInfo("this Qt does not send a lost GET again: the protection guards against nothing here");
}

void TestApiClientLoss::lostListsAreHarmless()
{
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    SystemClock clock;
    ApiClient client(clock, routeTo(server));
    for (const char *answer : {"", "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{"}) {
        server.onRequest
            = [answer](QTcpSocket &socket, const QByteArray &) { CallServer::sendAndClose(socket, answer); };
        const auto called = sendCall(client, listEndpoint);
        QVERIFY(waitFor(*called));
        QCOMPARE(called->error().kind, Kind::OutcomeUnknown);
        QVERIFY(!called->error().maybeCharged);
        QCOMPARE(called->error().retry, RetryAdvice::Now);
    }
    QCOMPARE(server.requests.load(), 2);
}

void TestApiClientLoss::truncatedAnswerIsRescued()
{
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.onRequest = [](QTcpSocket &socket, const QByteArray &) {
        CallServer::sendAndClose(socket,
                                 "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"
                                 R"({"code":"SUCCESS","data":[)"
                                     + twoRows + R"(,{"server":"3.3.)");
    };
    SystemClock clock;
    ApiClient client(clock, routeTo(server));
    const auto called = sendCall(client);
    QVERIFY(waitFor(*called));
    QCOMPARE(called->error().cause, Cause::Truncated);
    QVERIFY(called->error().maybeCharged);
    QVERIFY(called->error().bodyExcerpt.endsWith(u"{\"server\":\"3.3."_s));
    QCOMPARE(called->error().httpStatus, 200);
    QCOMPARE(called->outcome->rescued.leases.size(), 2);
    QCOMPARE(called->outcome->rescued.leases[1].server, u"2.2.2.2:2"_s);
    QCOMPARE(called->reached, 1);
}

void TestApiClientLoss::wholeAnswerOfABrokenConnection()
{
    // The length is wrong, or the last chunk is missing, but the JSON is complete.
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    SystemClock clock;
    ApiClient client(clock, routeTo(server));
    const QByteArray body = R"({"code":"SUCCESS","data":[)" + twoRows + "]}";
    for (const QByteArray &answer :
         {"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + body, "HTTP/1.1 200 OK\r\n\r\n" + body,
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + QByteArray::number(body.size(), 16) + "\r\n" + body
              + "\r\n"}) {
        server.onRequest
            = [&answer](QTcpSocket &socket, const QByteArray &) { CallServer::sendAndClose(socket, answer); };
        const auto called = sendCall(client);
        QVERIFY(waitFor(*called));
        QVERIFY(called->outcome->result);
        QCOMPARE(called->outcome->result->leases.size(), 2);
    }
}

void TestApiClientLoss::dripEndsInTime()
{
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.onRequest = [](QTcpSocket &socket, const QByteArray &) {
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{\"code\":\"SUCCESS\",\"data\":[" + twoRows);
        auto *timer = new QTimer(&socket);
        QObject::connect(timer, &QTimer::timeout, &socket, [&socket] { socket.write(" "); });
        timer->start(5);
    };
    SystemClock clock;
    ApiClient client(clock, routeTo(server));
    client.setLimits({.totalMs = 2'000}); // the first bytes arrive in time, on a slow machine too
    const auto called = sendCall(client);
    QVERIFY(waitFor(*called));
    QCOMPARE(called->error().kind, Kind::OutcomeUnknown);
    QCOMPARE(called->error().cause, Cause::Timeout);
    QVERIFY(called->error().maybeCharged);
    QCOMPARE(called->outcome->rescued.leases.size(), 2);
    QVERIFY(called->outcome->durationMs >= 1'500);
    QTest::qWait(50);
    QCOMPARE(server.requests.load(), 1);
}

void TestApiClientLoss::keptAliveConnections()
{
    // A vendor that keeps connections open although the request said close, and closes them when the next call comes.
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QList<QPointer<QTcpSocket>> open; // QPointer, because a new socket can have the address of an old one
    server.onRequest = [&](QTcpSocket &socket, const QByteArray &) {
        open << &socket;
        socket.write(CallServer::response(fixture("short_get.json"), "200 OK", "Connection: keep-alive\r\n"));
    };
    server.onConnection = [&](QTcpSocket &) {
        for (const QPointer<QTcpSocket> &old : std::exchange(open, {})) {
            if (old)
                old->abort();
        }
    };
    SystemClock clock;
    ApiClient client(clock, routeTo(server));
    for (int i = 1; i <= repetitions; ++i) {
        const auto called = sendCall(client);
        QVERIFY(waitFor(*called));
        QVERIFY2(called->outcome->result,
                 qPrintable(QStringLiteral("call %1, cause %2").arg(i).arg(int(called->error().cause))));
        QCOMPARE(server.requests.load(), i);
        QCOMPARE(server.connections.load(), i);
    }
}

void TestApiClientLoss::manyAtOnce()
{
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    int count = 0;
    server.onRequest = [&count](QTcpSocket &socket, const QByteArray &) {
        if (++count % 2)
            CallServer::sendAndClose(socket, CallServer::response(fixture("short_get.json")));
        else
            socket.disconnectFromHost();
    };
    SystemClock clock;
    ApiClient client(clock, routeTo(server));
    QList<std::shared_ptr<Called>> calls;
    for (int i = 0; i < 40; ++i)
        calls << sendCall(client, extractEndpoint, {{u"num"_s, QString::number(i)}});
    int good = 0;
    for (const auto &called : calls) {
        QVERIFY(waitFor(*called));
        QCOMPARE(called->finished, 1);
        good += called->outcome->result ? 1 : 0;
    }
    QTest::qWait(100);
    QCOMPARE(server.requests.load(), 40);
    QCOMPARE(good, 20);
}

void TestApiClientLoss::abortBeforeItLeft()
{
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    SystemClock clock;
    ApiClient client(clock, routeTo(server));
    const auto called = sendCall(client);
    client.abort(called->ticket);
    QCOMPARE(called->finished, 0); // never during send()
    QVERIFY(waitFor(*called));
    QCOMPARE(called->error().kind, Kind::Cancelled);
    QCOMPARE(called->error().cause, Cause::CancelledByUser);
    QVERIFY(!called->error().maybeCharged);
    client.abort(called->ticket); // too late, without effect
    QTest::qWait(100);
    QCOMPARE(called->finished, 1);
    QCOMPARE(called->reached, 0);
    QCOMPARE(server.requests.load(), 0);
}

void TestApiClientLoss::abortAfterItLeft()
{
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    SystemClock clock;
    ApiClient client(clock, routeTo(server));
    server.onRequest = [](QTcpSocket &, const QByteArray &) {};
    for (int i = 1; i <= repetitions; ++i) {
        const auto called = sendCall(client);
        QTRY_COMPARE_WITH_TIMEOUT(server.requests.load(), i, 30'000);
        client.abort(called->ticket);
        QVERIFY(waitFor(*called));
        QCOMPARE(called->error().kind, Kind::OutcomeUnknown);
        QCOMPARE(called->error().cause, Cause::CancelledByUser);
        QVERIFY(called->error().maybeCharged);
    }
    QTest::qWait(100);
    QCOMPARE(server.requests.load(), repetitions);
}

void TestApiClientLoss::abortAtAnyMoment()
{
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.onRequest = [](QTcpSocket &socket, const QByteArray &) {
        QTimer::singleShot(2, &socket, [&socket] {
            CallServer::sendAndClose(socket, CallServer::response(fixture("short_get.json")));
        });
    };
    SystemClock clock;
    ApiClient client(clock, routeTo(server));
    QRandomGenerator random(99);
    QList<bool> cancelled;
    for (int i = 0; i < 100; ++i) {
        const auto called = sendCall(client, extractEndpoint, {{u"num"_s, QString::number(i)}});
        QTest::qWait(random.bounded(5));
        client.abort(called->ticket);
        QVERIFY(waitFor(*called));
        QCOMPARE(called->finished, 1);
        QTest::qWait(5);
        cancelled << (!called->outcome->result && called->error().kind == Kind::Cancelled);
    }
    QTest::qWait(100); // late arrivals count, for the call they belong to
    for (int i = 0; i < 100; ++i)
        QVERIFY2(server.timesSeen(lineAsking(i)) <= (cancelled.at(i) ? 0 : 1), qPrintable(QString::number(i)));
}

void TestApiClientLoss::destroyedWhileCalling()
{
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.onRequest = [](QTcpSocket &, const QByteArray &) {};
    SystemClock clock;
    auto client = std::make_unique<ApiClient>(clock, routeTo(server));
    const auto first = sendCall(*client);
    QTRY_COMPARE_WITH_TIMEOUT(server.requests.load(), 1, 30'000);
    const auto second = sendCall(*client);
    client.reset();
    QTest::qWait(50);
    QCOMPARE(first->finished + second->finished, 0);
    QCOMPARE(server.requests.load(), 1);

    // The client may be destroyed inside a handler too.
    server.onRequest = [&](QTcpSocket &socket, const QByteArray &) {
        CallServer::sendAndClose(socket, CallServer::response(fixture("short_get.json")));
    };
    client = std::make_unique<ApiClient>(clock, routeTo(server));
    bool done = false;
    client->send({&extractEndpoint, {}, testCredentials()},
                 {.reachedVendor = {}, .finished = [&](const CallOutcome &outcome) {
                      client.reset();
                      done = bool(outcome.result);
                  }});
    QTRY_VERIFY_WITH_TIMEOUT(done, 30'000);
}

QTEST_GUILESS_MAIN(TestApiClientLoss)
#include "tst_api_client_loss.moc"
