// SPDX-License-Identifier: MIT
#include "handshake/connect_dialogue.h"
#include "handshake/http_forwarding.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

const QByteArray get("GET http://a.test/x HTTP/1.1\r\nHost: a.test\r\n");

HttpRequestHead request(const QByteArray &bytes)
{
    const auto head = HttpRequestHead::parse(bytes + "\r\n");
    return head ? *head : HttpRequestHead();
}

HttpHead answer(const QByteArray &bytes)
{
    const auto head = HttpHead::parse(bytes + "\r\n");
    return head ? *head : HttpHead();
}

QByteArray toProxy(const QByteArray &bytes, const QByteArray &authorization = {})
{
    const HttpRequestHead head = request(bytes);
    const auto target = RequestTarget::of(head);
    const auto framing = HttpFraming::of(head);
    return target && framing ? requestToProxy(head, *target, *framing, authorization) : QByteArray("not forwarded");
}

QByteArray toServer(const QByteArray &bytes)
{
    const HttpRequestHead head = request(bytes);
    const auto target = RequestTarget::of(head);
    const auto framing = HttpFraming::of(head);
    return target && framing ? requestToServer(head, *target, *framing) : QByteArray("not forwarded");
}

QByteArray toClient(const QByteArray &bytes, const AnswerTo &to = {}, bool toHead = false)
{
    const HttpHead head = answer(bytes);
    const auto framing = HttpFraming::of(head, toHead);
    return framing ? answerToClient(head, *framing, to) : QByteArray("not forwarded");
}

} // namespace

class TestHttpForwarding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requests_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("proxy");  ///< to a lease
        QTest::addColumn<QByteArray>("server"); ///< through a tunnel
        const auto row = [](const char *title, const QByteArray &from, const QByteArray &proxyLine,
                            const QByteArray &serverLine, const QByteArray &fields) {
            QTest::newRow(title) << from << proxyLine + "\r\n" + fields + "\r\n"
                                 << serverLine + "\r\n" + fields + "\r\n";
        };
        row("plain", get + "Accept: */*\r\n", "GET http://a.test/x HTTP/1.1", "GET /x HTTP/1.1",
            "Host: a.test\r\nAccept: */*\r\nConnection: close\r\n");
        row("the address counts", "GET http://A.test:8080/x HTTP/1.1\r\nHost: b.test\r\n",
            "GET http://a.test:8080/x HTTP/1.1", "GET /x HTTP/1.1", "Host: a.test:8080\r\nConnection: close\r\n");
        row("IPv6", "GET http://[2001:db8::1]/ HTTP/1.1\r\nHost: x\r\n", "GET http://[2001:db8::1]/ HTTP/1.1",
            "GET / HTTP/1.1", "Host: [2001:db8::1]\r\nConnection: close\r\n");
        row("HTTP/1.0", "GET http://a.test/ HTTP/1.0\r\n", "GET http://a.test/ HTTP/1.0", "GET / HTTP/1.0",
            "Host: a.test\r\nConnection: close\r\n");
        row("OPTIONS of the server", "OPTIONS http://a.test HTTP/1.1\r\nHost: a.test\r\n",
            "OPTIONS http://a.test HTTP/1.1", "OPTIONS * HTTP/1.1", "Host: a.test\r\nConnection: close\r\n");
        row("of the connection",
            get
                + "Connection: keep-alive, X-Own, TE\r\nX-Own: 1\r\nKeep-Alive: timeout=5\r\nTE: trailers\r\n"
                  "Proxy-Connection: keep-alive\r\nAccept: a\r\n",
            "GET http://a.test/x HTTP/1.1", "GET /x HTTP/1.1", "Host: a.test\r\nAccept: a\r\nConnection: close\r\n");
        row("two fields Connection", get + "x-b: 2\r\nConnection: X-A\r\nX-A: 1\r\nCONNECTION: X-B,,\r\n",
            "GET http://a.test/x HTTP/1.1", "GET /x HTTP/1.1", "Host: a.test\r\nConnection: close\r\n");
        row("what a proxy is told",
            get + "Proxy-Authorization: Basic dTpw\r\nPROXY-FOO: 1\r\nproxy-status: x\r\nAuthorization: Basic eA==\r\n",
            "GET http://a.test/x HTTP/1.1", "GET /x HTTP/1.1",
            "Host: a.test\r\nAuthorization: Basic eA==\r\nConnection: close\r\n");
        row("Connection cannot take what says where the message ends",
            "POST http://a.test/x HTTP/1.1\r\nHost: a.test\r\nConnection: Content-Length, Host\r\nContent-Length: "
            "05\r\n",
            "POST http://a.test/x HTTP/1.1", "POST /x HTTP/1.1",
            "Host: a.test\r\nContent-Length: 5\r\nConnection: close\r\n");
        row("chunks",
            "POST http://a.test/x HTTP/1.1\r\nHost: a.test\r\nTransfer-encoding: Chunked\r\nTrailer: X-Sum\r\n",
            "POST http://a.test/x HTTP/1.1", "POST /x HTTP/1.1",
            "Host: a.test\r\nTrailer: X-Sum\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n");
        row("length 0", "POST http://a.test/x HTTP/1.1\r\nHost: a.test\r\nContent-Length: 0\r\n",
            "POST http://a.test/x HTTP/1.1", "POST /x HTTP/1.1",
            "Host: a.test\r\nContent-Length: 0\r\nConnection: close\r\n");
        row("WebSocket", get + "Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n",
            "GET http://a.test/x HTTP/1.1", "GET /x HTTP/1.1",
            "Host: a.test\r\nSec-WebSocket-Version: 13\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n");
        row("h2c is not handed on",
            get + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AA\r\n",
            "GET http://a.test/x HTTP/1.1", "GET /x HTTP/1.1", "Host: a.test\r\nConnection: close\r\n");
        row("h2c among others", get + "Connection: Upgrade\r\nUpgrade: websocket, h2c\r\n",
            "GET http://a.test/x HTTP/1.1", "GET /x HTTP/1.1", "Host: a.test\r\nConnection: close\r\n");
        row("Upgrade that Connection does not name", get + "Upgrade: websocket\r\n", "GET http://a.test/x HTTP/1.1",
            "GET /x HTTP/1.1", "Host: a.test\r\nConnection: close\r\n");
        row("what the client itself says of others", get + "X-Forwarded-For: 10.0.0.1\r\nVia: 1.1 own\r\n",
            "GET http://a.test/x HTTP/1.1", "GET /x HTTP/1.1",
            "Host: a.test\r\nX-Forwarded-For: 10.0.0.1\r\nVia: 1.1 own\r\nConnection: close\r\n");
    }

    void requests()
    {
        QFETCH(QByteArray, from);
        QTEST(toProxy(from), "proxy");
        QTEST(toServer(from), "server");
    }

    void authorization()
    {
        const QByteArray ours = ConnectDialogue::authorization(u"lease"_s, Secret(u"secret"_s));
        const QByteArray client = "Proxy-Authorization: Basic Y2xpZW50OmNsaWVudA==\r\n";
        const HttpRequestHead sent = request(toProxy(get + client, ours).chopped(2));
        QCOMPARE(sent.count("proxy-authorization"), 1);
        QCOMPARE(sent.value("proxy-authorization"), ours);
        QVERIFY(!toServer(get + client).toLower().contains("proxy-"));
        QVERIFY(!toProxy(get + client).toLower().contains("proxy-"));
    }

    void keepsConnection_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<bool>("keeps");
        const QByteArray old("GET http://a.test/ HTTP/1.0\r\n");
        QTest::newRow("HTTP/1.1") << get << true;
        QTest::newRow("close") << get + "Connection: X, Close\r\n" << false;
        QTest::newRow("a word like it") << get + "Connection: closed\r\n" << true;
        QTest::newRow("Proxy-Connection") << get + "Proxy-Connection: close\r\n" << false;
        QTest::newRow("HTTP/1.0") << old << false;
        QTest::newRow("HTTP/1.0 that wants it") << old + "Proxy-Connection: keep-alive\r\nConnection: keep-alive\r\n"
                                                << false;
    }

    void keepsConnection()
    {
        QFETCH(QByteArray, from);
        QTEST(proxydeck::keepsConnection(request(from)), "keeps");
    }

    void answers_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        const auto row = [](const char *title, const char *from, const char *to) {
            QTest::newRow(title) << QByteArray(from) << QByteArray(to) + "\r\n";
        };
        row("plain", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nServer: x\r\n",
            "HTTP/1.1 200 OK\r\nServer: x\r\nContent-Length: 5\r\n");
        row("its words", "HTTP/1.1 404 Not here, sorry\r\nContent-Length: 0\r\n",
            "HTTP/1.1 404 Not here, sorry\r\nContent-Length: 0\r\n");
        row("without words", "HTTP/1.1 200\r\nContent-Length: 0\r\n", "HTTP/1.1 200 \r\nContent-Length: 0\r\n");
        row("of the connection",
            "HTTP/1.1 200 OK\r\nConnection: close, X-Own\r\nX-Own: 1\r\nKeep-Alive: 5\r\nContent-Length: 1\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n");
        row("what the lease says of itself",
            "HTTP/1.1 200 OK\r\nProxy-Authenticate: Basic realm=\"lease\"\r\nproxy-connection: close\r\n"
            "Proxy-Status: lease; error=x\r\nProxy-Authentication-Info: x\r\nContent-Length: 1\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n");
        row("chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: CHUNKED\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n");
        row("until close", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nConnection: close\r\n");
        row("of HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 5\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n");
        row("not modified", "HTTP/1.1 304 Not Modified\r\nContent-Length: 500\r\nETag: x\r\n",
            "HTTP/1.1 304 Not Modified\r\nETag: x\r\nContent-Length: 500\r\n");
        row("no content", "HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n", "HTTP/1.1 204 No Content\r\n");
        row("interim", "HTTP/1.1 103 Early Hints\r\nLink: <a>\r\nConnection: close\r\n",
            "HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n");
        row("an upgrade that nobody wanted", "HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n",
            "HTTP/1.1 101 X\r\n");
        row("Upgrade is offered", "HTTP/1.1 200 OK\r\nUpgrade: h2c\r\nConnection: Upgrade\r\nContent-Length: 1\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n");
        row("cookies stay apart", "HTTP/1.1 200 OK\r\nSet-Cookie: a\r\nSet-Cookie: b\r\nContent-Length: 1\r\n",
            "HTTP/1.1 200 OK\r\nSet-Cookie: a\r\nSet-Cookie: b\r\nContent-Length: 1\r\n");
    }

    void answers()
    {
        QFETCH(QByteArray, from);
        QTEST(toClient(from), "to");
    }

    void answersTo()
    {
        AnswerTo to;
        to.keeps = false;
        QCOMPARE(toClient("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n", to),
                 QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\n"));
        QCOMPARE(toClient("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n", {}, true),
                 QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")); // of HEAD
        QCOMPARE(toClient("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n", {}, true),
                 QByteArray("HTTP/1.1 200 OK\r\n\r\n"));
        AnswerTo old;
        old.minorVersion = 0;
        QCOMPARE(toClient("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n", old),
                 QByteArray("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"));
        AnswerTo upgrade;
        upgrade.isUpgrade = true;
        QCOMPARE(toClient("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nUPGRADE: websocket\r\n"
                          "Sec-WebSocket-Accept: x\r\n",
                          upgrade),
                 QByteArray("HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: x\r\nUpgrade: websocket\r\n"
                            "Connection: Upgrade\r\n\r\n"));
    }
};

QTEST_APPLESS_MAIN(TestHttpForwarding)
#include "tst_http_forwarding.moc"
