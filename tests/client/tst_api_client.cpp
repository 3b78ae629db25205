// SPDX-License-Identifier: MIT
#include "api/row_text.h"
#include "base/system_clock.h"
#include "client_caller.h"
#include "server_thread.h"
#include "support/fake_clock.h"

using namespace proxydeck;
using namespace Qt::StringLiterals;

using Kind = ApiError::Kind;
using Cause = ApiError::Cause;

namespace {

const QByteArray twoRows = R"({"server":"1.1.1.1:1"},{"server":"2.2.2.2:2"})";

} // namespace

/// What ApiClient sends, and how it interprets the answers.
class TestApiClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRequestOnTheWire();
    void success();
    void vendorError();
    void rowsUnderAnotherCodeAreKept_data();
    void rowsUnderAnotherCodeAreKept();
    void anAnswerBehindAnInterimOne_data();
    void anAnswerBehindAnInterimOne();
    void tooLarge_data();
    void tooLarge();
    void oneMegabyteIsTheMost();
    void tooLargeWhileHeldUp();
    void decompressionBomb();
    void redirectsAreNotFollowed();
    void statusesWithoutJson_data();
    void statusesWithoutJson();
    void authenticationIsNotTried_data();
    void authenticationIsNotTried();
    void noCookies();
    void retryAfter_data();
    void retryAfter();
    void date_data();
    void date();
    void refused();
    void loopbackRoute_data();
    void loopbackRoute();
    void routeOffThisMachineIsRefused();
    void echoedSecrets();
};

void TestApiClient::theRequestOnTheWire()
{
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    SystemClock clock;
    ApiClient client(clock, routeTo(server));
    const auto called = sendCall(client, extractEndpoint, {{u"area"_s, u"350500,330700"_s}, {u"num"_s, u"2"_s}});
    QVERIFY(waitFor(*called));
    QVERIFY2(server.lastHead.startsWith("GET /get?key=TESTKEY01&pwd=TESTPWD02&area=350500,330700&num=2 HTTP/1.1\r\n"),
             server.lastHead.constData());
    const QByteArray head = server.lastHead.toLower();
    for (const char *line :
         {"\r\nhost: share.proxy.qg.net\r\n", "\r\nuser-agent: proxydeck/", "\r\naccept-encoding: identity\r\n",
          "\r\nconnection: close\r\n", "\r\ncontent-length: 0\r\n"})
        QVERIFY2(head.contains(line), line);
    for (const char *name : {"\r\ncookie:", "\r\nauthorization:", "\r\nupgrade:", "\r\nreferer:", "\r\ncontent-type:"})
        QVERIFY2(!head.contains(name), name);
}

void TestApiClient::success()
{
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.onRequest = [](QTcpSocket &socket, const QByteArray &) {
        CallServer::sendAndClose(
            socket,
            CallServer::response(fixture("short_get.json"), "200 OK", "Date: Sat, 25 Feb 2023 07:26:41 GMT\r\n"));
    };
    FakeClock clock;
    ApiClient client(clock, routeTo(server));
    const auto called = sendCall(client);
    QCOMPARE(called->finished, 0);
    QVERIFY(waitFor(*called));
    QTest::qWait(20);
    QCOMPARE(called->finished, 1);
    QCOMPARE(called->reached, 1);
    QVERIFY(called->reachedFirst);
    const CallOutcome &outcome = *called->outcome;
    QVERIFY(outcome.result);
    QCOMPARE(outcome.result->leases.size(), 1);
    QCOMPARE(outcome.httpStatus, 200);
    QCOMPARE(outcome.sentMs, clock.utcMs());
    QCOMPARE(outcome.receivedMs, clock.utcMs());
    QCOMPARE(outcome.durationMs, 0);
    QCOMPARE(outcome.dateMs, std::optional<qint64>(1'677'310'001'000));
    QVERIFY(outcome.rescued.leases.isEmpty());
    QCOMPARE(outcome.text, QString::fromUtf8(fixture("short_get.json"))); // as received
}

void TestApiClient::vendorError()
{
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    for (const char *status : {"400 Bad Request", "200 OK", "500 Internal Server Error", "404 Not Found"}) {
        server.onRequest = [status](QTcpSocket &socket, const QByteArray &) {
            CallServer::sendAndClose(socket, CallServer::response(fixture("error_no_available_channel.json"), status));
        };
        SystemClock clock;
        ApiClient client(clock, routeTo(server));
        const auto called = sendCall(client);
        QVERIFY(waitFor(*called));
        QVERIFY(!called->outcome->result);
        QCOMPARE(called->error().kind, Kind::Vendor);
        QCOMPARE(called->error().code, u"NO_AVAILABLE_CHANNEL"_s);
        QCOMPARE(called->error().requestId, u"5b0d53f5-7f0f-4d5e-9d19-3d2c3b1a9f60"_s);
        QCOMPARE(called->error().httpStatus, QByteArray(status).left(3).toInt());
        QVERIFY(!called->error().maybeCharged);
        QCOMPARE(called->reached, 1);
    }
}

void TestApiClient::rowsUnderAnotherCodeAreKept_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<int>("rows");
    const QByteArray rows = "[{\"server\":\"1.1.1.1:1\",\"proxy_ip\":\"1.1.1.1\"},"
                            "{\"server\":\"2.2.2.2:2\",\"proxy_ip\":\"2.2.2.2\"}]";
    QTest::newRow("in small letters") << QByteArray("\"success\"") << rows << 2;
    QTest::newRow("a number") << QByteArray("200") << rows << 2;
    QTest::newRow("with a blank") << QByteArray("\"SUCCESS \"") << rows << 2;
    QTest::newRow("a refusal") << QByteArray("\"FAILED_OPERATION\"") << rows << 2;
    QTest::newRow("one row") << QByteArray("\"OK\"") << QByteArray("{\"server\":\"1.1.1.1:1\"}") << 1;
    QTest::newRow("nothing that can be read")
        << QByteArray("\"OK\"") << QByteArray("[{\"address\":\"1.1.1.1\",\"port\":1}]") << 0;
    QTest::newRow("a refusal without data") << QByteArray("\"FAILED_OPERATION\"") << QByteArray("[]") << -1;
}

/// What was paid for is never out of reach, and yet the call is told as one that failed.
void TestApiClient::rowsUnderAnotherCodeAreKept()
{
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, data);
    QFETCH(int, rows);
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QByteArray body = "{\"code\":" + code + ",\"data\":" + data + ",\"request_id\":\"r-1\"}";
    for (const char *status : {"200 OK", "400 Bad Request", "500 Internal Server Error"}) {
        server.onRequest = [&](QTcpSocket &socket, const QByteArray &) {
            CallServer::sendAndClose(socket, CallServer::response(body, status));
        };
        SystemClock clock;
        ApiClient client(clock, routeTo(server));
        const auto called = sendCall(client);
        QVERIFY(waitFor(*called));
        QVERIFY(!called->outcome->result);
        QCOMPARE(called->error().kind, Kind::Vendor);
        QCOMPARE(called->error().requestId, u"r-1"_s);
        QCOMPARE(called->outcome->rescued.leases.size(), std::max(rows, 0));
        if (rows > 0)
            QCOMPARE(called->outcome->rescued.leases.constFirst().server, u"1.1.1.1:1"_s);
        QCOMPARE(called->error().maybeCharged, rows > 0);
        QCOMPARE(called->error().bodyExcerpt, rows >= 0 ? QString::fromUtf8(body) : QString());
        QCOMPARE(called->outcome->text, rows > 0 ? QString::fromUtf8(body) : QString());
    }
}

void TestApiClient::anAnswerBehindAnInterimOne_data()
{
    QTest::addColumn<QByteArray>("interim");
    QTest::addColumn<bool>("apart");
    for (const bool apart : {false, true}) {
        const auto row = [apart](const char *what, const QByteArray &interim) {
            QTest::addRow("%s%s", what, apart ? ", sent apart" : "") << interim << apart;
        };
        row("100", "HTTP/1.1 100 Continue\r\n\r\n");
        row("102", "HTTP/1.1 102 Processing\r\n\r\n");
        row("103", "HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n");
        row("103 and 103", "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n");
    }
}

/// Qt takes an interim answer other than 100 for the answer itself and gives out nothing of what follows, at least up
/// to Qt 6.4. What cannot be read must not be told as a failure without charge; a Qt that reads on gets it right.
void TestApiClient::anAnswerBehindAnInterimOne()
{
    QFETCH(QByteArray, interim);
    QFETCH(bool, apart);
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.onRequest = [&](QTcpSocket &socket, const QByteArray &) {
        const QByteArray answer = CallServer::response(fixture("short_get.json"), "200 OK");
        if (!apart) {
            CallServer::sendAndClose(socket, interim + answer);
            return;
        }
        socket.write(interim);
        QTimer::singleShot(50, &socket, [&socket, answer] { CallServer::sendAndClose(socket, answer); });
    };
    SystemClock clock;
    ApiClient client(clock, routeTo(server));
    const auto called = sendCall(client);
    QVERIFY(waitFor(*called));
    QTest::qWait(100);
    QCOMPARE(server.requests.load(), 1);
    if (called->outcome->result) {
        QCOMPARE(called->outcome->result->leases.size(), 1);
        QCOMPARE(called->outcome->httpStatus, 200);
        return;
    }
    QVERIFY(!interim.contains("100 Continue"));
    QCOMPARE(called->error().kind, Kind::OutcomeUnknown);
    QVERIFY(called->error().maybeCharged);
    QCOMPARE(called->error().retry, RetryAdvice::Later);
}

void TestApiClient::tooLarge_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::newRow("announced") << QByteArray("Content-Length: 300000000\r\n");
    QTest::newRow("not announced") << QByteArray();
    QTest::newRow("chunked") << QByteArray("Transfer-Encoding: chunked\r\n");
}

void TestApiClient::tooLarge()
{
    QFETCH(QByteArray, headers);
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const bool chunked = headers.startsWith("Transfer");
    server.onRequest = [&](QTcpSocket &socket, const QByteArray &) {
        socket.write("HTTP/1.1 200 OK\r\n" + headers + "\r\n");
        const QByteArray rows = "{\"code\":\"SUCCESS\",\"data\":[" + twoRows + QByteArray(100'000, ' ');
        const QByteArray piece = chunked ? QByteArray::number(rows.size(), 16) + "\r\n" + rows + "\r\n" : rows;
        const auto more = [&socket, piece] {
            while (socket.state() == QAbstractSocket::ConnectedState && socket.bytesToWrite() < 1'000'000)
                socket.write(piece);
        };
        QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, more);
        more();
    };
    SystemClock clock;
    ApiClient client(clock, routeTo(server));
    client.setLimits({.bodyBytes = 1'000'000});
    const auto called = sendCall(client);
    QVERIFY(waitFor(*called));
    QCOMPARE(called->error().kind, Kind::UnexpectedReply);
    QCOMPARE(called->error().cause, Cause::TooLarge);
    QVERIFY(called->error().maybeCharged);
    QVERIFY(called->error().bodyExcerpt.size() <= 2'000);
    QVERIFY(called->outcome->rescued.leases.size() >= 2);
    QTest::qWait(50);
    QCOMPARE(server.requests.load(), 1);
}

void TestApiClient::oneMegabyteIsTheMost()
{
    constexpr qsizetype most = 1 << 20;
    const QByteArray rows = R"({"code":"SUCCESS","data":[{"server":"1.1.1.1:1"},{"server":"1.1.1.2:1"})";
    for (const qsizetype length : {most, most + 10'000}) {
        CallServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        server.onRequest = [&](QTcpSocket &socket, const QByteArray &) {
            CallServer::sendAndClose(socket,
                                     CallServer::response(rows + QByteArray(length - rows.size() - 2, ' ') + "]}"));
        };
        SystemClock clock;
        ApiClient client(clock, routeTo(server));
        const auto called = sendCall(client);
        QVERIFY(waitFor(*called));
        const CallOutcome &outcome = *called->outcome;
        QCOMPARE(bool(outcome.result), length == most);
        if (outcome.result) {
            QCOMPARE(outcome.result->leases.size(), 2);
            continue;
        }
        QCOMPARE(called->error().cause, Cause::TooLarge);
        QCOMPARE(outcome.rescued.leases.size(), 2); // they were paid for
    }
}

void TestApiClient::tooLargeWhileHeldUp()
{
    // While this thread is busy (painting, sorting), it cannot count the bytes: the amount read from the network must
    // be limited anyway.
    std::atomic<qint64> written = 0;
    ServerThread thread([&written](CallServer &server) {
        server.onRequest = [&written](QTcpSocket &socket, const QByteArray &) {
            socket.write("HTTP/1.1 200 OK\r\n\r\n");
            const auto more = [&socket, &written] {
                while (socket.state() == QAbstractSocket::ConnectedState && socket.bytesToWrite() < 1'000'000)
                    written += socket.write(QByteArray(100'000, ' '));
            };
            QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, more);
            more();
        };
    });
    SystemClock clock;
    ApiClient client(clock, routeTo(*thread.server));
    client.setLimits({.bodyBytes = 1'000'000});
    bool done = false;
    client.send({&extractEndpoint, {}, testCredentials()},
                {.reachedVendor = [] { QThread::msleep(500); },
                 .finished =
                     [&](const CallOutcome &outcome) {
                         QCOMPARE(outcome.result.error().cause, Cause::TooLarge);
                         done = true;
                     }});
    QTRY_VERIFY_WITH_TIMEOUT(done, 60'000);
    qInfo("the server was rid of %lld bytes", written.load());
    QVERIFY(written < 64'000'000);
}

void TestApiClient::decompressionBomb()
{
    // 200 MB of blanks in 200 KB, although the request did not accept compression.
    const QByteArray bomb = qCompress(QByteArray(200'000'000, ' ')).mid(4);
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.onRequest = [&bomb](QTcpSocket &socket, const QByteArray &) {
        CallServer::sendAndClose(socket, CallServer::response(bomb, "200 OK", "Content-Encoding: deflate\r\n"));
    };
    SystemClock clock;
    ApiClient client(clock, routeTo(server));
    client.setLimits({.bodyBytes = bomb.size()});
    const auto called = sendCall(client);
    QVERIFY(waitFor(*called));
    QCOMPARE(called->error().kind, Kind::UnexpectedReply);
    QCOMPARE(called->error().cause, Cause::NotJson); // would be TooLarge if it had been decompressed
    QVERIFY(called->error().maybeCharged);
}

void TestApiClient::redirectsAreNotFollowed()
{
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    SystemClock clock;
    ApiClient client(clock, routeTo(server));
    for (const char *status : {"301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"}) {
        server.requests = 0;
        server.onRequest = [&](QTcpSocket &socket, const QByteArray &) {
            CallServer::sendAndClose(socket, CallServer::response("<html>", status, "Location: /login\r\n"));
        };
        const auto called = sendCall(client);
        QVERIFY(waitFor(*called));
        QCOMPARE(called->error().kind, Kind::UnexpectedReply);
        QCOMPARE(called->error().cause, Cause::Redirect);
        QVERIFY(!called->error().maybeCharged);
        QTest::qWait(20);
        QCOMPARE(server.requests.load(), 1);
    }
}

void TestApiClient::statusesWithoutJson_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<Cause>("cause");
    QTest::addColumn<bool>("maybeCharged");
    QTest::newRow("200") << QByteArray("200 OK") << Cause::NotJson << true;
    QTest::newRow("403") << QByteArray("403 Forbidden") << Cause::HttpStatus << false;
    QTest::newRow("404") << QByteArray("404 Not Found") << Cause::HttpStatus << false;
    QTest::newRow("500") << QByteArray("500 Oops") << Cause::HttpStatus << true;
    QTest::newRow("503") << QByteArray("503 Unavailable") << Cause::HttpStatus << true;
}

void TestApiClient::statusesWithoutJson()
{
    QFETCH(QByteArray, status);
    QFETCH(Cause, cause);
    QFETCH(bool, maybeCharged);
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.onRequest = [&](QTcpSocket &socket, const QByteArray &) {
        CallServer::sendAndClose(socket, CallServer::response("<html>oops</html>", status));
    };
    SystemClock clock;
    ApiClient client(clock, routeTo(server));
    const auto called = sendCall(client);
    QVERIFY(waitFor(*called));
    QCOMPARE(called->error().kind, Kind::UnexpectedReply);
    QCOMPARE(called->error().cause, cause);
    QCOMPARE(called->error().httpStatus, status.left(3).toInt());
    QCOMPARE(called->error().maybeCharged, maybeCharged);
    QCOMPARE(called->error().bodyExcerpt, u"<html>oops</html>"_s);
    QTest::qWait(20);
    QCOMPARE(server.requests.load(), 1);
}

void TestApiClient::authenticationIsNotTried_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("header");
    for (const char *scheme : {"Basic realm=\"x\"", "Digest realm=\"x\", nonce=\"1\"", "NTLM", "Negotiate"}) {
        QTest::addRow("401 %s", scheme) << QByteArray("401 Unauthorized") << "WWW-Authenticate: " + QByteArray(scheme);
        QTest::addRow("407 %s", scheme) << QByteArray("407 Proxy") << "Proxy-Authenticate: " + QByteArray(scheme);
    }
}

void TestApiClient::authenticationIsNotTried()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, header);
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.onRequest = [&](QTcpSocket &socket, const QByteArray &) {
        CallServer::sendAndClose(socket, CallServer::response("<html>", status, header + "\r\n"));
    };
    SystemClock clock;
    ApiClient client(clock, routeTo(server));
    const auto called = sendCall(client);
    QVERIFY(waitFor(*called));
    QVERIFY(!called->outcome->result);
    QTest::qWait(50);
    QCOMPARE(server.requests.load(), 1);
}

void TestApiClient::noCookies()
{
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.onRequest = [](QTcpSocket &socket, const QByteArray &) {
        CallServer::sendAndClose(socket,
                                 CallServer::response(fixture("short_get.json"), "200 OK",
                                                      "Set-Cookie: a=b; Path=/\r\nCache-Control: max-age=9999\r\n"));
    };
    SystemClock clock;
    ApiClient client(clock, routeTo(server));
    for (int i = 1; i <= 3; ++i) {
        const auto called = sendCall(client);
        QVERIFY(waitFor(*called));
        QCOMPARE(server.requests.load(), i); // not from a cache either
        QVERIFY(!server.lastHead.toLower().contains("cookie"));
    }
}

void TestApiClient::retryAfter_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<qint64>("ms");
    const QByteArray date = "Date: Sat, 25 Feb 2023 07:26:41 GMT\r\n";
    QTest::newRow("absent") << date << qint64(-1);
    QTest::newRow("seconds") << QByteArray("Retry-After: 7\r\n") << qint64(7'000);
    QTest::newRow("nought") << QByteArray("Retry-After: 0\r\n") << qint64(0);
    QTest::newRow("date") << date + "Retry-After: Sat, 25 Feb 2023 07:27:41 GMT\r\n" << qint64(60'000);
    QTest::newRow("past date") << date + "Retry-After: Sat, 25 Feb 2023 07:20:41 GMT\r\n" << qint64(0);
    QTest::newRow("a year") << QByteArray("Retry-After: 31536000\r\n") << qint64(3'600'000);
    QTest::newRow("too many digits") << QByteArray("Retry-After: 99999999999999999999\r\n") << qint64(3'600'000);
    QTest::newRow("negative") << QByteArray("Retry-After: -5\r\n") << qint64(-1);
    QTest::newRow("text") << QByteArray("Retry-After: soon\r\n") << qint64(-1);
}

void TestApiClient::retryAfter()
{
    QFETCH(QByteArray, headers);
    QFETCH(qint64, ms);
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.onRequest = [&](QTcpSocket &socket, const QByteArray &) {
        CallServer::sendAndClose(
            socket, CallServer::response(R"({"code":"REQUEST_LIMIT_EXCEEDED"})", "400 Bad Request", headers));
    };
    SystemClock clock;
    ApiClient client(clock, routeTo(server));
    const auto called = sendCall(client);
    QVERIFY(waitFor(*called));
    QCOMPARE(called->error().retryAfterMs, ms);
}

void TestApiClient::date_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<std::optional<qint64>>("ms");
    using Ms = std::optional<qint64>;
    QTest::newRow("RFC 9110's own") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << Ms(784'111'777'000);
    QTest::newRow("leap day") << QByteArray("Thu, 29 Feb 2024 23:59:59 GMT") << Ms(1'709'251'199'000);
    QTest::newRow("in the hour that New York skips")
        << QByteArray("Sun, 12 Mar 2023 02:30:00 GMT") << Ms(1'678'588'200'000);
    for (const char *bad : {"", "yesterday", "Sun, 30 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 25:49:37 GMT",
                            "Sun, 06 Nov 1994 08:49:37 PST", "Sunday, 06-Nov-94 08:49:37 GMT", "1677310001"})
        QTest::newRow(bad) << QByteArray(bad) << Ms();
}

void TestApiClient::date()
{
    QFETCH(QByteArray, value);
    QFETCH(std::optional<qint64>, ms);
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.onRequest = [&](QTcpSocket &socket, const QByteArray &) {
        CallServer::sendAndClose(socket,
                                 CallServer::response(fixture("short_get.json"), "200 OK", "Date: " + value + "\r\n"));
    };
    SystemClock clock;
    ApiClient client(clock, routeTo(server));
    const auto called = sendCall(client);
    QVERIFY(waitFor(*called));
    QCOMPARE(called->outcome->dateMs, ms);
}

void TestApiClient::refused()
{
    LoopbackRoute route;
    {
        CallServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        route = routeTo(server);
    }
    SystemClock clock;
    ApiClient client(clock, route);
    const auto called = sendCall(client);
    QVERIFY(waitFor(*called));
    QCOMPARE(called->error().kind, Kind::NotSent);
    QCOMPARE(called->error().cause, Cause::ConnectionRefused);
    QVERIFY(!called->error().maybeCharged);
    QCOMPARE(called->reached, 0);
}

void TestApiClient::loopbackRoute_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("port");
    QTest::newRow("v4") << u"127.0.0.1:8080"_s << u"127.0.0.1"_s << 8080;
    QTest::newRow("v4, another") << u"127.1.2.3:1"_s << u"127.1.2.3"_s << 1;
    QTest::newRow("v6") << u"[::1]:8080"_s << u"::1"_s << 8080;
    QTest::newRow("name") << u"localhost:80"_s << u"127.0.0.1"_s << 80;
    for (const QString &bad :
         {u""_s, u"8080"_s, u"127.0.0.1"_s, u"127.0.0.1:0"_s, u"127.0.0.1:99999"_s, u"192.168.1.1:80"_s,
          u"0.0.0.0:80"_s, u"[::]:80"_s, u"[fe80::1]:80"_s, u"example.com:80"_s, u"localhost.example.com:80"_s,
          u"127.0.0.1.example.com:80"_s, u"127.0.0.1:80 "_s, u"127.0.0.1@8.8.8.8:80"_s})
        QTest::newRow(qPrintable(u"not "_s + bad)) << bad << QString() << 0;
}

void TestApiClient::loopbackRoute()
{
    QFETCH(QString, text);
    QFETCH(QString, address);
    QFETCH(int, port);
    const auto route = LoopbackRoute::parse(text);
    QCOMPARE(route.has_value(), port != 0);
    if (route) {
        QCOMPARE(route->address, address);
        QCOMPARE(int(route->port), port);
    }
}

void TestApiClient::routeOffThisMachineIsRefused()
{
    SystemClock clock;
    for (const QString &address : {u"192.0.2.1"_s, u"share.proxy.qg.net"_s, u"0.0.0.0"_s, QString()}) {
        ApiClient client(clock, LoopbackRoute{address, 80});
        const auto called = sendCall(client);
        QVERIFY(waitFor(*called));
        QCOMPARE(called->error().kind, Kind::NotSent);
    }
}

void TestApiClient::echoedSecrets()
{
    CallServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.onRequest = [](QTcpSocket &socket, const QByteArray &head) {
        CallServer::sendAndClose(socket, CallServer::response("<html>cannot " + head + "</html>", "500 Oops"));
    };
    SystemClock clock;
    ApiClient client(clock, routeTo(server));
    const auto called = sendCall(client);
    QVERIFY(waitFor(*called));
    QVERIFY(called->error().bodyExcerpt.contains(u"key=••••••••&pwd=••••••••"_s));
    QVERIFY(isClean(called->error()));
    QVERIFY(called->outcome->text.isEmpty());

    // A success is stored as received, but without the secrets and limited in length.
    for (const bool isLong : {false, true}) {
        server.onRequest = [isLong](QTcpSocket &socket, const QByteArray &head) {
            const QByteArray target = head.split(' ').at(1);
            QByteArray body = R"({"code":"SUCCESS","data":[{"server":"1.2.3.4:80","you_said":")" + target
                + R"("}],"fill":")" + QByteArray(isLong ? 3 * keptReplyCharacters : 10, 'x') + R"("})";
            CallServer::sendAndClose(socket, CallServer::response(body));
        };
        const auto again = sendCall(client);
        QVERIFY(waitFor(*again));
        QVERIFY(again->outcome->result);
        const QString text = again->outcome->text;
        QVERIFY(rowText(text, u"1.2.3.4:80"_s).contains(u"key=••••••••&pwd=••••••••"_s));
        QVERIFY(text.size() <= keptReplyCharacters);
        QCOMPARE(text.endsWith(u"xxxxxxxxxx\"}"_s), !isLong);
    }
}

QTEST_GUILESS_MAIN(TestApiClient)
#include "tst_api_client.moc"
