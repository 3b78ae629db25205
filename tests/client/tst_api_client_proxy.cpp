// SPDX-License-Identifier: MIT
// The proxy that the operator has set. The proxy of these tests never lets a call through: nothing leaves this machine.
#include "base/proxy_address.h"
#include "base/system_clock.h"
#include "client/system_proxies.h"
#include "client_caller.h"

using namespace proxydeck;
using namespace Qt::StringLiterals;

using Cause = ApiError::Cause;

namespace {

const QByteArray wantsLogin
    = CallServer::response({}, "407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"test\"\r\n");

OutboundProxy proxyAt(const QTcpServer &server, OutboundProxy::Kind kind)
{
    OutboundProxy proxy;
    proxy.kind = kind;
    proxy.host = u"127.0.0.1"_s;
    proxy.port = server.serverPort();
    return proxy;
}

} // namespace

class TestApiClientProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksTheHttpProxyWithItsLogin();
    void saysSoWhereTheLoginIsWrong();
    void speaksSocks5();
    void saysWhatIsWrongWithTheProxy();
    void aRouteGoesPastIt();
    void theSystemIsAskedInAnotherThread();
    void aSystemThatDoesNotAnswer();
};

void TestApiClientProxy::asksTheHttpProxyWithItsLogin()
{
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QList<QByteArray> heads;
    server.onRequest = [&heads](QTcpSocket &socket, const QByteArray &head) {
        heads.append(head);
        const bool login = head.toLower().contains("\r\nproxy-authorization: ");
        socket.write(login ? CallServer::response({}, "503 Service Unavailable") : wantsLogin);
    };
    OutboundProxy proxy = proxyAt(server, OutboundProxy::Kind::Http);
    proxy.user = u"joe"_s;
    proxy.password = Secret(u"TESTPASS@:7"_s);
    SystemClock clock;
    ApiClient client(clock);
    client.setProxy(proxy);
    const auto called = sendCall(client);
    QVERIFY(waitFor(*called));
    QVERIFY(!heads.isEmpty());
    for (const QByteArray &head : std::as_const(heads)) {
        QVERIFY2(head.startsWith("CONNECT share.proxy.qg.net:443 HTTP/1.1\r\n"), head.constData());
        QVERIFY2(!head.contains("TESTKEY01"), head.constData());
    }
    // "joe:TESTPASS@:7" in Base64, encoded by hand.
    QVERIFY2(heads.constLast().contains("Basic am9lOlRFU1RQQVNTQDo3"), heads.constLast().constData());
    QCOMPARE(called->error().kind, ApiError::Kind::NotSent);
    QCOMPARE(called->error().cause, Cause::NetworkProxy);
    QVERIFY(!called->error().maybeCharged);
}

void TestApiClientProxy::saysSoWhereTheLoginIsWrong()
{
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.onRequest = [](QTcpSocket &socket, const QByteArray &) { socket.write(wantsLogin); };
    OutboundProxy proxy = proxyAt(server, OutboundProxy::Kind::Http);
    proxy.user = u"joe"_s;
    proxy.password = Secret(u"TESTPASS01"_s);
    SystemClock clock;
    ApiClient client(clock);
    client.setProxy(proxy);
    const auto called = sendCall(client);
    QVERIFY(waitFor(*called));
    QCOMPARE(called->error().kind, ApiError::Kind::NotSent);
    QCOMPARE(called->error().cause, Cause::ProxyLogin);
    QCOMPARE(called->error().way.through, CallWay::Through::OwnProxy);
    QVERIFY(server.requests < 4);
}

void TestApiClientProxy::speaksSocks5()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QByteArray greeting;
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [&greeting, socket] {
            greeting += socket->readAll();
            socket->write("\x05\xff"); // RFC 1928: no acceptable methods
        });
    });
    SystemClock clock;
    ApiClient client(clock);
    client.setProxy(proxyAt(server, OutboundProxy::Kind::Socks5));
    const auto called = sendCall(client);
    QVERIFY(waitFor(*called));
    // RFC 1928: version 5, then the number of authentication methods.
    QVERIFY(greeting.size() >= 3);
    QCOMPARE(greeting.at(0), '\x05');
    QCOMPARE(called->error().kind, ApiError::Kind::NotSent);
    QCOMPARE(called->error().cause, Cause::ProxyLogin);
}

void TestApiClientProxy::saysWhatIsWrongWithTheProxy()
{
    OutboundProxy proxy;
    {
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost));
        proxy = proxyAt(gone, OutboundProxy::Kind::Http);
    }
    SystemClock clock;
    ApiClient client(clock);
    client.setProxy(proxy);
    const auto refused = sendCall(client);
    QVERIFY(waitFor(*refused));
    QCOMPARE(refused->error().kind, ApiError::Kind::NotSent);
    QCOMPARE(refused->error().cause, Cause::ProxyNotReached);
    QCOMPARE(refused->error().way.proxy, hostAndPort(proxy.host, proxy.port));

    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    client.setProxy(proxyAt(silent, OutboundProxy::Kind::Http));
    client.setLimits({.connectMs = 300});
    const auto hung = sendCall(client);
    QVERIFY(waitFor(*hung));
    QCOMPARE(hung->error().kind, ApiError::Kind::NotSent);
    QCOMPARE(hung->error().cause, Cause::ProxySilent);
    QCOMPARE(hung->error().way.through, CallWay::Through::OwnProxy);
}

void TestApiClientProxy::aRouteGoesPastIt()
{
    CallServer server;
    CallServer proxy;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QVERIFY(proxy.listen(QHostAddress::LocalHost));
    SystemClock clock;
    ApiClient client(clock, routeTo(server));
    client.setProxy(proxyAt(proxy, OutboundProxy::Kind::Http));
    const auto called = sendCall(client);
    QVERIFY(waitFor(*called));
    QCOMPARE(server.requests.load(), 1);
    QCOMPARE(proxy.connections.load(), 0);
}

void TestApiClientProxy::theSystemIsAskedInAnotherThread()
{
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QList<QByteArray> heads;
    server.onRequest = [&heads](QTcpSocket &socket, const QByteArray &head) {
        heads.append(head);
        socket.write(CallServer::response({}, "503 Service Unavailable"));
    };
    QSemaphore allowed;
    std::atomic<int> lookups = 0;
    std::atomic<bool> isElsewhere = false;
    std::atomic<bool> knowsTheKey = false;
    SystemClock clock;
    ApiClient client(clock);
    client.setSystemProxies(std::make_unique<SystemProxies>([&, port = server.serverPort()](const auto &query) {
        ++lookups;
        isElsewhere = QThread::currentThread() != qApp->thread();
        knowsTheKey = query.url().toString().contains(u"TESTKEY01"_s);
        allowed.acquire();
        return QList{QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, port)};
    }));
    const auto first = sendCall(client);
    const auto second = sendCall(client);
    QTRY_COMPARE(lookups.load(), 1);
    QTest::qWait(20); // this thread goes on meanwhile
    QVERIFY(!first->outcome && !second->outcome);
    QVERIFY(isElsewhere);
    QVERIFY(!knowsTheKey);
    allowed.release(2);
    QVERIFY(waitFor(*first) && waitFor(*second));
    QCOMPARE(first->error().cause, Cause::NetworkProxy);
    QCOMPARE(lookups.load(), 1); // both waited for the same answer
    QCOMPARE(heads.size(), 2);
    QVERIFY2(heads[0].startsWith("CONNECT share.proxy.qg.net:443 HTTP/1.1\r\n"), heads[0].constData());

    // The next call asks again: the network may be another one by now.
    const auto third = sendCall(client);
    QVERIFY(waitFor(*third));
    QCOMPARE(lookups.load(), 2);
}

void TestApiClientProxy::aSystemThatDoesNotAnswer()
{
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.onRequest = [](QTcpSocket &socket, const QByteArray &) {
        socket.write(CallServer::response({}, "503 Service Unavailable"));
    };
    QSemaphore allowed;
    SystemClock clock;
    ApiClient client(clock);
    auto proxies = std::make_unique<SystemProxies>([&, port = server.serverPort()](const auto &) {
        allowed.acquire();
        return QList{QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, port)};
    });
    proxies->setPatienceMs(10);
    client.setSystemProxies(std::move(proxies));
    // Before the client ends, which does not wait long for a lookup.
    const auto end = qScopeGuard([&allowed] { allowed.release(100); });

    // Nothing is known of it: the call ends, and does not go out past a proxy that may be meant for it.
    client.setLimits({.connectMs = 100});
    const auto ended = sendCall(client);
    QVERIFY(waitFor(*ended));
    QCOMPARE(ended->error().kind, ApiError::Kind::NotSent);
    QCOMPARE(ended->error().cause, Cause::NetworkProxy);
    QVERIFY(!ended->error().maybeCharged);
    QCOMPARE(server.connections.load(), 0);

    // So does one that the operator takes back.
    client.setLimits({});
    bool isTakenBack = false;
    const auto ticket = client.send({&extractEndpoint, {}, testCredentials()},
                                    {.reachedVendor = {}, .finished = [&](const CallOutcome &outcome) {
                                         QCOMPARE(outcome.result.error().kind, ApiError::Kind::Cancelled);
                                         isTakenBack = true;
                                     }});
    QTest::qWait(20);
    client.abort(ticket);
    QTRY_VERIFY(isTakenBack);

    // What it has said once is used again when it does not answer in time.
    const auto first = sendCall(client);
    allowed.release();
    QVERIFY(waitFor(*first));
    QCOMPARE(server.connections.load(), 1);
    const auto second = sendCall(client);
    QVERIFY(waitFor(*second));
    QCOMPARE(server.connections.load(), 2);
}

QTEST_GUILESS_MAIN(TestApiClientProxy)
#include "tst_api_client_proxy.moc"
