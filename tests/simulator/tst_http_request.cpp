// SPDX-License-Identifier: MIT
#include "simulator/http_request_parser.h"

#include <QTest>

using namespace proxydeck::sim;
using namespace Qt::StringLiterals;

class TestHttpRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesInPieces()
    {
        const QByteArray wire = "GET /get?key=TESTKEY01 HTTP/1.1\r\nHost: share.proxy.qg.net\r\nX-Two:  b \r\n\r\n";
        HttpRequestParser parser;
        for (qsizetype i = 0; i < wire.size(); ++i) {
            QVERIFY(!parser.next()->has_value());
            parser.append(wire.mid(i, 1));
        }
        const auto request = parser.next();
        QVERIFY(request && *request);
        QCOMPARE((*request)->method, "GET");
        QCOMPARE((*request)->target, "/get?key=TESTKEY01");
        QCOMPARE((*request)->header("HOST"), "share.proxy.qg.net");
        QCOMPARE((*request)->header("x-two"), "b");
        QVERIFY((*request)->header("absent").isNull());
        QVERIFY(parser.isEmpty());
    }

    void comesInOneLump()
    {
        HttpRequestParser parser;
        parser.append("\r\nGET /a HTTP/1.1\r\nHost: h\r\n\r\nPOST /b HTTP/1.1\r\nHost: h\r\nContent-Length: "
                      "3\r\n\r\nxyzGET /c HTTP/1.0\r\n\r\nrest");
        QCOMPARE((**parser.next()).target, "/a");
        const auto second = parser.next();
        QCOMPARE((**second).target, "/b");
        QCOMPARE((**second).body, "xyz");
        const auto third = parser.next();
        QCOMPARE((**third).target, "/c");
        QCOMPARE((**third).minorVersion, 0);
        QVERIFY(!parser.next()->has_value());
        QCOMPARE(parser.takeRest(), "rest");
    }

    void leavesBodiesToAProxy()
    {
        HttpRequestParser parser(HttpRequestParser::Bodies::Leave);
        parser.append("POST http://127.0.0.1/ HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
        QVERIFY(parser.next()->has_value());
        QCOMPARE(parser.takeRest(), "3\r\nabc\r\n");
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<int>("status");
        QTest::newRow("no target") << "GET HTTP/1.1\r\nHost: h\r\n\r\n"_ba << 400;
        QTest::newRow("space in target") << "GET /a b HTTP/1.1\r\nHost: h\r\n\r\n"_ba << 400;
        QTest::newRow("garbage") << "\x16\x03\x01\r\n\r\n"_ba << 400;
        QTest::newRow("version") << "GET / HTTP/2.0\r\nHost: h\r\n\r\n"_ba << 505;
        QTest::newRow("no host") << "GET / HTTP/1.1\r\n\r\n"_ba << 400;
        QTest::newRow("two hosts") << "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"_ba << 400;
        QTest::newRow("folded") << "GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n"_ba << 400;
        QTest::newRow("space before colon") << "GET / HTTP/1.1\r\nHost : a\r\n\r\n"_ba << 400;
        QTest::newRow("NUL") << QByteArray("GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n", 29) << 400;
        QTest::newRow("length") << "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n"_ba << 400;
        QTest::newRow("lengths") << "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n"_ba
                                 << 400;
        QTest::newRow("long body") << "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1048577\r\n\r\n"_ba << 413;
        QTest::newRow("chunked") << "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"_ba << 501;
        QTest::newRow("endless line") << QByteArray(17'000, 'a') << 414;
        QTest::newRow("long line") << "GET /" + QByteArray(17'000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n" << 414;
        QTest::newRow("endless head") << "GET / HTTP/1.1\r\n" + QByteArray("A: b\r\n").repeated(12'000) << 431;
    }
    void refuses()
    {
        QFETCH(QByteArray, wire);
        HttpRequestParser parser;
        parser.append(wire);
        const auto request = parser.next();
        QVERIFY(!request);
        QTEST(request.error(), "status");
    }

    void keepsAliveAsTold_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("keepAlive");
        QTest::newRow("1.1") << "HTTP/1.1\r\nHost: h"_ba << true;
        QTest::newRow("1.1 close") << "HTTP/1.1\r\nHost: h\r\nConnection: Close"_ba << false;
        QTest::newRow("1.1 list") << "HTTP/1.1\r\nHost: h\r\nConnection: te, close"_ba << false;
        QTest::newRow("1.0") << "HTTP/1.0"_ba << false;
        QTest::newRow("1.0 keep-alive") << "HTTP/1.0\r\nConnection: Keep-Alive"_ba << true;
    }
    void keepsAliveAsTold()
    {
        QFETCH(QByteArray, line);
        HttpRequestParser parser;
        parser.append("GET / " + line + "\r\n\r\n");
        QTEST((**parser.next()).wantsKeepAlive(), "keepAlive");
    }

    void authorities_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("host"); // empty: refused
        QTest::addColumn<int>("port");
        QTest::newRow("name") << "Share.Proxy.QG.net"_ba << u"share.proxy.qg.net"_s << 80;
        QTest::newRow("port") << "127.0.0.1:8080"_ba << u"127.0.0.1"_s << 8080;
        QTest::newRow("v6") << "[::1]:8080"_ba << u"::1"_s << 8080;
        QTest::newRow("bare v6") << "[::1]"_ba << u"::1"_s << 80;
        QTest::newRow("empty") << ""_ba << u""_s << 0;
        QTest::newRow("no host") << ":80"_ba << u""_s << 0;
        QTest::newRow("port 0") << "h:0"_ba << u""_s << 0;
        QTest::newRow("port too big") << "h:65536"_ba << u""_s << 0;
        QTest::newRow("port of letters") << "h:8o"_ba << u""_s << 0;
        QTest::newRow("no port after colon") << "h:"_ba << u""_s << 0;
        QTest::newRow("user") << "u@h:80"_ba << u""_s << 0;
        QTest::newRow("open bracket") << "[::1"_ba << u""_s << 0;
    }
    void authorities()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, host);
        const auto authority = Authority::parse(text, 80);
        QCOMPARE(authority.has_value(), !host.isEmpty());
        if (authority) {
            QCOMPARE(authority->host, host);
            QTEST(int(authority->port), "port");
        }
    }
};

QTEST_GUILESS_MAIN(TestHttpRequest)
#include "tst_http_request.moc"
