// SPDX-License-Identifier: MIT
#include "base/system_clock.h"
#include "client_caller.h"
#include "server_thread.h"
#include "support/reset_connection.h"
#include "support/test_certificate.h"

#include <QRandomGenerator>
#include <QScopeGuard>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

using namespace proxydeck;
using namespace Qt::StringLiterals;

using Kind = ApiError::Kind;
using Cause = ApiError::Cause;

/// Without a LoopbackRoute: over TLS, as the vendor is called.
class TestApiClientTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void strangersCertificateIsRefused();
    void anotherHostsCertificateIsRefused();
    void trusted();
    void atMostOnce_data();
    void atMostOnce();
    void lostAndThenRefused();
    void handshakeBrokenOff_data();
    void handshakeBrokenOff();
    void onlyOldTls();
    void cancelledWhileConnecting();
    void theEnvironmentsProxyIsUsed_data();
    void theEnvironmentsProxyIsUsed();
    void handshakeStalls();
    void plainServer();
    void refused();
    void noSuchHost();
    void abortJustBeforeTheRequestLeaves();
    void abortAtAnyMoment();
    void proxyRefuses_data();
    void proxyRefuses();

private:
    void trust(const QSslConfiguration &configuration);
    static std::function<void(CallServer &)> answering(const QSslConfiguration &configuration);

    QSslConfiguration m_own;
    QSslConfiguration m_other; ///< for another host
    QSslConfiguration m_default;
    SystemClock m_clock;
};

void TestApiClientTls::initTestCase()
{
    for (const char *variable : {"http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"})
        qunsetenv(variable);
    if (!QSslSocket::supportsSsl())
        QSKIP("Qt has no TLS here");
    if (QStandardPaths::findExecutable(u"openssl"_s).isEmpty())
        QSKIP("openssl is not installed: no certificates for the test server");
    m_default = QSslConfiguration::defaultConfiguration();
    const auto own = makeCertificate(u"IP:127.0.0.1"_s);
    const auto other = makeCertificate(u"DNS:other.example"_s);
    QVERIFY(own && other);
    m_own = *own;
    m_other = *other;
}

void TestApiClientTls::cleanup()
{
    QSslConfiguration::setDefaultConfiguration(m_default);
    qunsetenv("https_proxy");
}

void TestApiClientTls::trust(const QSslConfiguration &configuration)
{
    QSslConfiguration trusting = m_default;
    trusting.setCaCertificates({configuration.localCertificate()});
    QSslConfiguration::setDefaultConfiguration(trusting);
}

std::function<void(CallServer &)> TestApiClientTls::answering(const QSslConfiguration &configuration)
{
    return [configuration](CallServer &server) {
        server.tls = configuration;
        server.body = fixture("short_get.json");
    };
}

void TestApiClientTls::strangersCertificateIsRefused()
{
    ServerThread thread(answering(m_own));
    ApiClient client(m_clock);
    const Endpoint endpoint = thread.endpoint();
    const auto called = sendCall(client, endpoint);
    QVERIFY(waitFor(*called));
    QVERIFY(!called->outcome->result);
    QCOMPARE(called->error().kind, Kind::NotSent);
    QCOMPARE(called->error().cause, Cause::Tls);
    QVERIFY(!called->error().maybeCharged);
    QVERIFY(isClean(called->error()));
    QCOMPARE(called->reached, 0);
    QTest::qWait(50);
    QCOMPARE(thread.server->requests.load(), 0);
}

void TestApiClientTls::anotherHostsCertificateIsRefused()
{
    trust(m_other);
    ServerThread thread(answering(m_other));
    ApiClient client(m_clock);
    const Endpoint endpoint = thread.endpoint();
    const auto called = sendCall(client, endpoint);
    QVERIFY(waitFor(*called));
    QVERIFY(!called->outcome->result);
    QCOMPARE(called->error().kind, Kind::NotSent);
    QCOMPARE(called->error().cause, Cause::Tls);
    QCOMPARE(thread.server->requests.load(), 0);
}

void TestApiClientTls::trusted()
{
    trust(m_own);
    ServerThread thread(answering(m_own));
    ApiClient client(m_clock);
    const Endpoint endpoint = thread.endpoint();
    for (int i = 1; i <= 5; ++i) {
        const auto called = sendCall(client, endpoint);
        QVERIFY(waitFor(*called));
        QVERIFY(called->outcome->result);
        QCOMPARE(called->reached, 1);
        QCOMPARE(thread.server->requests.load(), i);
    }
    // Header names are not case-sensitive; Qt writes them in lower case from 6.8 on.
    QVERIFY(thread.server->lastHead.toLower().contains("\r\nhost: " + thread.host.toLower() + "\r\n"));
}

void TestApiClientTls::atMostOnce_data()
{
    QTest::addColumn<bool>("reset");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("closed after reading") << false << QByteArray();
    QTest::newRow("reset after reading") << true << QByteArray();
    QTest::newRow("half a status line") << false << QByteArray("HTTP/1.1 2");
    QTest::newRow("half the headers") << false << QByteArray("HTTP/1.1 200 OK\r\nContent-Le");
    QTest::newRow("no HTTP") << false << QByteArray("220 mail.example ESMTP\r\n\r\n");
}

void TestApiClientTls::atMostOnce()
{
    QFETCH(bool, reset);
    QFETCH(QByteArray, answer);
    trust(m_own);
    ServerThread thread([&](CallServer &server) {
        answering(m_own)(server);
        server.onRequest = [reset, answer](QTcpSocket &socket, const QByteArray &) {
            if (reset)
                resetConnection(socket);
            else
                CallServer::sendAndClose(socket, answer);
        };
    });
    ApiClient client(m_clock);
    const Endpoint endpoint = thread.endpoint();
    for (int i = 1; i <= 20; ++i) {
        const auto called = sendCall(client, endpoint);
        QVERIFY(waitFor(*called));
        QCOMPARE(called->error().kind, Kind::OutcomeUnknown);
        QCOMPARE(called->error().cause, Cause::ConnectionLost);
        QVERIFY(called->error().maybeCharged);
    }
    QTest::qWait(300);
    QCOMPARE(thread.server->requests.load(), 20);
}

/// From 6.8 on Qt connects again before it finds that the body cannot be sent again; the reply ends with the error of
/// that second connection.
void TestApiClientTls::lostAndThenRefused()
{
    trust(m_own);
    ApiClient client(m_clock);
    for (int i = 1; i <= 10; ++i) {
        ServerThread thread([&](CallServer &server) {
            answering(m_own)(server);
            server.onRequest = [&server](QTcpSocket &socket, const QByteArray &) {
                server.close(); // it listens no more
                resetConnection(socket);
            };
        });
        const Endpoint endpoint = thread.endpoint();
        const auto called = sendCall(client, endpoint);
        QVERIFY(waitFor(*called));
        QCOMPARE(called->error().kind, Kind::OutcomeUnknown);
        QCOMPARE(called->error().cause, Cause::ConnectionLost);
        QVERIFY(called->error().maybeCharged);
        QCOMPARE(thread.server->requests.load(), 1);
    }
}

void TestApiClientTls::handshakeBrokenOff_data()
{
    QTest::addColumn<QByteArray>("behaviour");
    QTest::newRow("closed at once") << QByteArray("close");
    QTest::newRow("reset at once") << QByteArray("abort");
    QTest::newRow("closed after the client's hello") << QByteArray("close late");
}

void TestApiClientTls::handshakeBrokenOff()
{
    QFETCH(QByteArray, behaviour);
    ServerThread thread([&](CallServer &server) {
        server.onConnection = [behaviour](QTcpSocket &socket) {
            if (behaviour == "close")
                socket.close();
            else if (behaviour == "abort")
                socket.abort();
            else
                QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [&socket] { socket.close(); });
        };
    });
    ApiClient client(m_clock);
    const Endpoint endpoint = thread.endpoint();
    for (int i = 0; i < 10; ++i) {
        const auto called = sendCall(client, endpoint);
        QVERIFY(waitFor(*called));
        QCOMPARE(called->error().kind, Kind::NotSent);
        QCOMPARE(called->error().cause, Cause::TlsBroken);
        QCOMPARE(called->error().retry, RetryAdvice::Later);
        QCOMPARE(called->error().way.through, CallWay::Through::Nothing);
    }
}

void TestApiClientTls::onlyOldTls()
{
    QSslConfiguration old = m_own;
    old.setProtocol(QSsl::TlsV1_2);
    ServerThread thread(answering(old));
    // TLS 1.0 cannot be offered everywhere any more: one version too old is one version too old.
    trust(m_own);
    QSslConfiguration modern = QSslConfiguration::defaultConfiguration();
    modern.setProtocol(QSsl::TlsV1_3OrLater);
    QSslConfiguration::setDefaultConfiguration(modern);
    ApiClient client(m_clock);
    const Endpoint endpoint = thread.endpoint();
    const auto called = sendCall(client, endpoint);
    QVERIFY(waitFor(*called));
    QCOMPARE(called->error().kind, Kind::NotSent);
    QCOMPARE(called->error().cause, Cause::TlsRefused);
    QCOMPARE(called->error().retry, RetryAdvice::AfterChange);
    QCOMPARE(thread.server->requests.load(), 0);
}

void TestApiClientTls::cancelledWhileConnecting()
{
    ServerThread thread([](CallServer &) {}); // accepts the connection and never starts TLS
    ApiClient client(m_clock);
    const Endpoint endpoint = thread.endpoint();
    const auto called = sendCall(client, endpoint);
    QTRY_VERIFY(thread.server->connections.load() > 0);
    client.abort(called->ticket);
    QVERIFY(waitFor(*called));
    QCOMPARE(called->error().kind, Kind::Cancelled);
    QCOMPARE(called->error().cause, Cause::CancelledWhileConnecting);
    QCOMPARE(called->error().retry, RetryAdvice::Now);
}

void TestApiClientTls::theEnvironmentsProxyIsUsed_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("first"); // what the proxy hears first
    QTest::newRow("without a scheme") << QByteArray("https_proxy") << QByteArray() << QByteArray("CONNECT ");
    QTest::newRow("socks5h") << QByteArray("all_proxy") << QByteArray("socks5h://") << QByteArray("\x05");
}

void TestApiClientTls::theEnvironmentsProxyIsUsed()
{
#if defined(Q_OS_WIN) || defined(Q_OS_MACOS)
    QSKIP("programs do not follow these variables here");
#endif
    QFETCH(QByteArray, variable);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, first);
    QTcpServer proxy;
    QVERIFY(proxy.listen(QHostAddress::LocalHost));
    QByteArray heard;
    connect(&proxy, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = proxy.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [&heard, socket] {
            heard += socket->readAll();
            socket->write(heard.startsWith('\x05') ? QByteArray("\x05\xff")
                                                   : QByteArray("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n"));
        });
    });
    const QByteArray place = "127.0.0.1:" + QByteArray::number(proxy.serverPort());
    qputenv(variable.constData(), before + place);
    const auto unset = qScopeGuard([&] { qunsetenv(variable.constData()); });
    Endpoint endpoint = extractEndpoint;
    endpoint.host = "share.proxy.example";
    ApiClient client(m_clock);
    const auto called = sendCall(client, endpoint);
    QVERIFY(waitFor(*called));
    QVERIFY2(heard.startsWith(first), heard.toPercentEncoding().constData());
    QCOMPARE(called->error().kind, Kind::NotSent);
    QCOMPARE(called->error().cause, first == "\x05" ? Cause::ProxyLogin : Cause::NetworkProxy);
    QCOMPARE(called->error().way.through, CallWay::Through::EnvironmentProxy);
    QCOMPARE(called->error().way.variable, QString::fromLatin1(variable));
    QCOMPARE(called->error().way.proxy, QString::fromLatin1(place));
    QCOMPARE(called->outcome->way, called->error().way);
}

void TestApiClientTls::handshakeStalls()
{
    ServerThread thread([](CallServer &) {}); // accepts the connection and never starts TLS
    ApiClient client(m_clock);
    client.setLimits({.connectMs = 300});
    const Endpoint endpoint = thread.endpoint();
    const auto called = sendCall(client, endpoint);
    QVERIFY(waitFor(*called));
    QCOMPARE(called->error().kind, Kind::NotSent);
    QCOMPARE(called->error().cause, Cause::Timeout);
    QVERIFY(!called->error().maybeCharged);
}

void TestApiClientTls::plainServer()
{
    ServerThread thread([](CallServer &server) {
        server.onConnection = [](QTcpSocket &socket) {
            CallServer::sendAndClose(socket, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        };
    });
    ApiClient client(m_clock);
    const Endpoint endpoint = thread.endpoint();
    const auto called = sendCall(client, endpoint);
    QVERIFY(waitFor(*called));
    QCOMPARE(called->error().kind, Kind::NotSent);
    QCOMPARE(called->error().cause, Cause::TlsRefused);
}

void TestApiClientTls::refused()
{
    QByteArray host;
    {
        ServerThread thread([](CallServer &) {});
        host = thread.host;
    }
    Endpoint endpoint = extractEndpoint;
    endpoint.host = host.constData();
    ApiClient client(m_clock);
    const auto called = sendCall(client, endpoint);
    QVERIFY(waitFor(*called));
    QCOMPARE(called->error().kind, Kind::NotSent);
    QCOMPARE(called->error().cause, Cause::ConnectionRefused);
}

void TestApiClientTls::noSuchHost()
{
    // A label longer than DNS allows: no DNS query is needed.
    const QByteArray host = QByteArray(64, 'a') + ".invalid";
    Endpoint endpoint = extractEndpoint;
    endpoint.host = host.constData();
    ApiClient client(m_clock);
    const auto called = sendCall(client, endpoint);
    QVERIFY(waitFor(*called));
    QCOMPARE(called->error().kind, Kind::NotSent);
    QCOMPARE(called->error().cause, Cause::HostNotFound);
}

void TestApiClientTls::abortJustBeforeTheRequestLeaves()
{
    // The handshake is finished while this thread is blocked; the operator's Esc is the next event it handles.
    trust(m_own);
    ServerThread thread(answering(m_own));
    ApiClient client(m_clock);
    OutboundProxy none;
    none.kind = OutboundProxy::Kind::None; // the system is asked in another thread, which takes time
    client.setProxy(none);
    const Endpoint endpoint = thread.endpoint();
    int handshakes = 0;
    int justInTime = 0;
    for (int i = 0; i < 20; ++i) {
        const auto called = sendCall(client, endpoint);
        // runs begin() and the calls it queued, but not the end of the handshake
        for (int turn = 0; turn < 3; ++turn)
            QCoreApplication::sendPostedEvents();
        QThread::msleep(60);
        const bool isEncrypted = thread.server->handshakes.load() > handshakes;
        handshakes = thread.server->handshakes.load();
        justInTime += isEncrypted ? 1 : 0;
        client.abort(called->ticket);
        QVERIFY(waitFor(*called));
        QCOMPARE(called->error().kind, Kind::Cancelled);
        QVERIFY(!called->error().maybeCharged);
        QTest::qWait(30);
        QCOMPARE(thread.server->requests.load(), 0);
    }
    qInfo("%d of 20 were encrypted and did not leave", justInTime);
    QVERIFY(thread.server->connections.load() > 0);
}

void TestApiClientTls::abortAtAnyMoment()
{
    trust(m_own);
    ServerThread thread(answering(m_own));
    ApiClient client(m_clock);
    const Endpoint endpoint = thread.endpoint();
    QRandomGenerator random(7);
    QList<bool> cancelled;
    for (int i = 0; i < 100; ++i) {
        const auto called = sendCall(client, endpoint, {{u"num"_s, QString::number(i)}});
        QEventLoop loop;
        QTimer::singleShot(random.bounded(25), Qt::PreciseTimer, &loop, &QEventLoop::quit);
        loop.exec();
        client.abort(called->ticket);
        QVERIFY(waitFor(*called));
        QTest::qWait(20);
        cancelled << (!called->outcome->result && called->error().kind == Kind::Cancelled);
    }
    QTest::qWait(100); // late arrivals count, for the call they belong to
    for (int i = 0; i < 100; ++i) {
        const int times = thread.server->timesSeen("GET /get?key=TESTKEY01&pwd=TESTPWD02&num=" + QByteArray::number(i)
                                                   + " HTTP/1.1");
        QVERIFY2(times <= (cancelled.at(i) ? 0 : 1), qPrintable(QString::number(i)));
    }
    QVERIFY(thread.server->requests.load() <= 100);
    qInfo("%lld of 100 were taken back before they left", qlonglong(cancelled.count(true)));
}

void TestApiClientTls::proxyRefuses_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<Cause>("cause");
    QTest::newRow("wants a login") << QByteArray("HTTP/1.1 407 Proxy Authentication Required\r\n"
                                                 "Proxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n")
                                   << Cause::ProxyLogin;
    QTest::newRow("forbids") << QByteArray("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
                             << Cause::NetworkProxy;
    // Qt 6.4 does not detect this and keeps waiting until the time limit.
    QTest::newRow("closes") << QByteArray() << Cause::ProxySilent;
}

void TestApiClientTls::proxyRefuses()
{
    QFETCH(QByteArray, answer);
    QFETCH(Cause, cause);
    ServerThread proxy([&](CallServer &server) {
        server.onRequest
            = [answer](QTcpSocket &socket, const QByteArray &) { CallServer::sendAndClose(socket, answer); };
    });
    qputenv("https_proxy", "http://" + proxy.host);
#if defined(Q_OS_WIN) || defined(Q_OS_MACOS)
    QSKIP("this system's proxy does not come from the environment");
#endif

    Endpoint endpoint = extractEndpoint;
    endpoint.host = "share.proxy.example";
    ApiClient client(m_clock);
    client.setLimits({.connectMs = cause == Cause::ProxySilent ? 500 : 30'000});
    const auto called = sendCall(client, endpoint);
    QVERIFY(waitFor(*called));
    QCOMPARE(called->error().kind, Kind::NotSent);
    // Newer versions of Qt notice that the proxy closes.
    QVERIFY(called->error().cause == cause
            || (cause == Cause::ProxySilent && called->error().cause == Cause::ProxyClosed));
    QCOMPARE(called->error().way.proxy, QString::fromLatin1(proxy.host));
    QVERIFY(proxy.server->requests.load() >= 1);
    // The client asks the proxy for a tunnel: the proxy does not see the key.
    QVERIFY(proxy.server->lastHead.startsWith("CONNECT share.proxy.example:443 "));
    QVERIFY(!proxy.server->lastHead.contains("TESTKEY01"));

    // A simulator on this machine is never called through the proxy.
    const int before = proxy.server->connections.load();
    CallServer simulator;
    QVERIFY(simulator.listen(QHostAddress::LocalHost));
    ApiClient local(m_clock, routeTo(simulator));
    QVERIFY(waitFor(*sendCall(local)));
    QCOMPARE(simulator.requests.load(), 1);
    QCOMPARE(proxy.server->connections.load(), before);
}

QTEST_GUILESS_MAIN(TestApiClientTls)
#include "tst_api_client_tls.moc"
