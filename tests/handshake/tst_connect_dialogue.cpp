// SPDX-License-Identifier: MIT
#include "handshake/connect_dialogue.h"
#include "in_pieces.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

using State = ConnectDialogue::State;
using Fault = HttpFault;

Q_DECLARE_METATYPE(proxydeck::HttpFault)

class TestConnectDialogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void request()
    {
        // "TESTKEY01:TESTPWD02" by `base64`.
        QCOMPARE(ConnectDialogue::request(u"d.qg.net"_s, 443, u"TESTKEY01"_s, Secret(u"TESTPWD02"_s)),
                 QByteArray("CONNECT d.qg.net:443 HTTP/1.1\r\nHost: d.qg.net:443\r\n"
                            "Proxy-Authorization: Basic VEVTVEtFWTAxOlRFU1RQV0QwMg==\r\n\r\n"));
        QCOMPARE(ConnectDialogue::request(u"2001:db8::1"_s, 8443, {}, {}),
                 QByteArray("CONNECT [2001:db8::1]:8443 HTTP/1.1\r\nHost: [2001:db8::1]:8443\r\n\r\n"));
        // "密钥:" in UTF-8.
        QVERIFY(ConnectDialogue::request(u"a.test"_s, 80, u"密钥"_s, {}).contains(": Basic 5a+G6ZKlOg==\r\n"));
    }

    void answers_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<State>("state");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("rest");
        const auto row
            = [](const char *name, const QByteArray &bytes, State state, int status, const QByteArray &rest = {}) {
                  QTest::newRow(name) << QByteArray(bytes + rest) << state << status << rest;
              };
        row("yes", "HTTP/1.1 200 Connection established\r\n\r\n", State::Open, 200);
        row("yes, and the tunnel's first bytes", "HTTP/1.0 200 OK\r\nVia: x\r\n\r\n", State::Open, 200, "\x16\x03");
        row("yes, with a length that means nothing", "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n", State::Open, 200,
            "tunnel");
        row("another 2xx", "HTTP/1.1 204 No Content\r\n\r\n", State::Open, 204);
        row("after an interim answer", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", State::Open, 200, "x");
        row("a redirect", "HTTP/1.1 302 Found\r\nLocation: http://a.test/\r\n\r\n", State::Refused, 302);
        row("407", "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n\r\n",
            State::Refused, 407, "body");
        row("403", "HTTP/1.0 403 Forbidden\r\n\r\n", State::Refused, 403);
        row("502", "HTTP/1.1 502\r\n\r\n", State::Refused, 502);
        row("407 with two lengths is one", "HTTP/1.1 407 No\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
            State::Refused, 407);
    }

    void answers()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, rest);
        for (qsizetype pieces = 1; pieces <= bytes.size(); ++pieces) {
            ConnectDialogue dialogue;
            const qsizetype taken = feedInPieces(dialogue, bytes, pieces);
            QTEST(dialogue.state(), "state");
            QTEST(dialogue.status(), "status");
            QCOMPARE(taken, bytes.size() - rest.size());
        }
    }

    void wrong_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Fault>("fault");
        QTest::newRow("garbage") << QByteArray("\x8f\x01\xff", 3) << Fault::NotHttp;
        QTest::newRow("a page") << QByteArray("<!DOCTYPE html>") << Fault::NotHttp;
        QTest::newRow("a head without end")
            << "HTTP/1.1 200 OK\r\n" + QByteArray("X: 1\r\n").repeated(7'000) << Fault::HeadTooLong;
        QTest::newRow("length and chunked")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n")
            << Fault::LengthAndCoding;
        QTest::newRow("interim answers without end")
            << QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(9) << Fault::TooManyInterim;
    }

    void wrong()
    {
        QFETCH(QByteArray, bytes);
        for (const qsizetype pieces : {qsizetype(1), qsizetype(5), bytes.size()}) {
            ConnectDialogue dialogue;
            feedInPieces(dialogue, bytes, pieces);
            QCOMPARE(dialogue.state(), State::Failed);
            QTEST(dialogue.fault(), "fault");
            QCOMPARE(dialogue.status(), 0);
        }
    }

    void closedAtEveryByte()
    {
        const QByteArray bytes("HTTP/1.1 200 Connection established\r\nVia: x\r\n\r\n");
        for (qsizetype end = 0; end < bytes.size(); ++end) {
            ConnectDialogue dialogue;
            dialogue.feed(bytes.first(end));
            QCOMPARE(dialogue.state(), State::Waiting);
            dialogue.close();
            QCOMPARE(dialogue.state(), State::Failed);
            QCOMPARE(dialogue.fault(), Fault::ClosedInHead);
        }
        ConnectDialogue dialogue;
        dialogue.feed(bytes);
        dialogue.close();
        QCOMPARE(dialogue.state(), State::Open);
    }
};

QTEST_APPLESS_MAIN(TestConnectDialogue)
#include "tst_connect_dialogue.moc"
