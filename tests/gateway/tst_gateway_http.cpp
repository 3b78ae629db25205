// SPDX-License-Identifier: MIT
// Requests of plain HTTP through a local port.
#include "served_port.h"
#include "support/under_wine.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

using Answer = LeaseServer::Answer;
using Then = Answer::Then;

namespace {

QByteArray request(const QByteArray &method, const QByteArray &fields = {}, const QByteArray &body = {},
                   const QByteArray &version = "1.1")
{
    return method + " http://site.test/a?b=c HTTP/" + version + "\r\nHost: site.test\r\n" + fields + "\r\n" + body;
}

const QByteArray ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

} // namespace

class TestGatewayHttp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void get()
    {
        LeaseServer server;
        server.onHead = [](const QByteArray &) {
            return Answer{"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Own: 1\r\nKeep-Alive: timeout=5\r\n"
                          "Proxy-Status: lease\r\nConnection: X-Own\r\n\r\nhi"};
        };
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.write(request("GET",
                             "User-Agent: x\r\nProxy-Connection: keep-alive\r\nConnection: X-Mine\r\nX-Mine: 1\r\n"
                                 + basic("session-a", "")));
        QTRY_COMPARE(client.got, QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"));
        QCOMPARE(server.heads.first(),
                 QByteArray("GET http://site.test/a?b=c HTTP/1.1\r\nHost: site.test\r\n"
                            "Proxy-Authorization: Basic VEVTVEtFWTAxOlRFU1RQV0QwMg==\r\nUser-Agent: x\r\n"
                            "Connection: close\r\n\r\n"));
        const PortFigures figures = port.portFigures();
        QCOMPARE(figures.begun, 1);
        QCOMPARE(figures.succeeded, 1);
        QVERIFY(figures.firstByteMs50 >= 0);
    }

    void aLeasePerRequest()
    {
        LeaseServer one, two;
        const auto answer = [](const QByteArray &) { return Answer{ok}; };
        one.onHead = two.onHead = answer;
        ServedPort port;
        port.terms.policy = PoolPolicy::RoundRobin;
        port.listen();
        port.setLeases({port.lease(one), port.lease(two)});
        PortClient client(port.terms.port);
        for (int i = 1; i <= 4; ++i) {
            client.write(request("GET"));
            QTRY_COMPARE(client.got.count("\r\n\r\nhi"), i);
        }
        QCOMPARE(one.heads.size(), 2);
        QCOMPARE(two.heads.size(), 2);
        QCOMPARE(port.portFigures().begun, 4);
        QCOMPARE(port.figures().allConnections, 1);
        QTRY_COMPARE(one.closed + two.closed, 4);
    }

    void requestsInOnePiece()
    {
        LeaseServer server;
        server.onHead = [](const QByteArray &) { return Answer{ok}; };
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.write(request("POST", "Content-Length: 4\r\n", "body") + request("GET") + request("GET"));
        QTRY_COMPARE(client.got.count("\r\n\r\nhi"), 3);
        QCOMPARE(server.count("POST"), 1);
        QCOMPARE(server.count("GET"), 2);
        QCOMPARE(server.tunnelled, QByteArray("body"));
    }

    void bodies_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("a length") << QByteArray("Content-Length: 5\r\n") << QByteArray("12345");
        QTest::newRow("none") << QByteArray("Content-Length: 0\r\n") << QByteArray();
        QTest::newRow("chunks") << QByteArray("Transfer-Encoding: chunked\r\n")
                                << QByteArray("3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nX-Trailer: 1\r\n\r\n");
        QTest::newRow("more than is held") << QByteArray("Content-Length: 1000000\r\n") << QByteArray(1'000'000, 'b');
    }

    void bodies()
    {
        QFETCH(QByteArray, fields);
        QFETCH(QByteArray, body);
        LeaseServer server;
        const auto whenWhole
            = [&](const QByteArray &) { return server.tunnelled.size() == body.size() ? Answer{ok} : Answer{}; };
        server.onHead = server.onBytes = whenWhole;
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.write(request("PUT", fields, body));
        QTRY_COMPARE(client.got, ok);
        QVERIFY(server.tunnelled == body);
        QVERIFY(server.heads.first().contains(fields));
        client.write(request("GET")); // the connection goes on
        server.tunnelled = body;
        QTRY_COMPARE(client.got, ok + ok);
    }

    void answers_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("version");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<bool>("ends");
        const QByteArray chunks = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
        QTest::newRow("chunks") << QByteArray("GET") << QByteArray("1.1") << chunks << chunks << false;
        QTest::newRow("chunks to HTTP/1.0") << QByteArray("GET") << QByteArray("1.0") << chunks
                                            << QByteArray("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nabc") << true;
        QTest::newRow("until the end") << QByteArray("GET") << QByteArray("1.1")
                                       << QByteArray("HTTP/1.1 200 OK\r\n\r\nabc")
                                       << QByteArray("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nabc") << true;
        const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n";
        QTest::newRow("HEAD") << QByteArray("HEAD") << QByteArray("1.1") << head << head << false;
        QTest::newRow("204") << QByteArray("GET") << QByteArray("1.1") << QByteArray("HTTP/1.1 204 No Content\r\n\r\n")
                             << QByteArray("HTTP/1.1 204 No Content\r\n\r\n") << false;
        QTest::newRow("an interim answer")
            << QByteArray("GET") << QByteArray("1.1") << "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + ok
            << "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + ok << false;
    }

    void answers()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, version);
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, expected);
        QFETCH(bool, ends);
        LeaseServer server;
        server.onHead = [&](const QByteArray &) { return Answer{answer, Then::Close}; };
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.write(request(method, {}, {}, version));
        QTRY_COMPARE(client.got, expected);
        if (ends) {
            QTRY_VERIFY(client.isEnded);
        } else {
            client.write(request(method));
            QTRY_COMPARE(client.got, expected + expected);
        }
    }

    void waitsForContinue()
    {
        LeaseServer server;
        server.onHead = [](const QByteArray &) { return Answer{"HTTP/1.1 100 Continue\r\n\r\n"}; };
        server.onBytes = [](const QByteArray &) { return Answer{ok}; };
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.write(request("POST", "Expect: 100-continue\r\nContent-Length: 4\r\n"));
        QTRY_COMPARE(client.got, QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
        client.write("body");
        QTRY_COMPARE(client.got, "HTTP/1.1 100 Continue\r\n\r\n" + ok);
        QCOMPARE(server.tunnelled, QByteArray("body"));
    }

    void upgrades()
    {
        LeaseServer server;
        server.onHead = [](const QByteArray &) {
            return Answer{"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\nfirst"};
        };
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.write(request("GET", "Connection: Upgrade\r\nUpgrade: websocket\r\n") + "early");
        QTRY_VERIFY(client.got.endsWith("\r\n\r\nfirstearly"));
        QCOMPARE(client.status(), 101);
        QVERIFY(client.got.contains("Upgrade: websocket\r\n"));
        client.write("more");
        QTRY_VERIFY(client.got.endsWith("more"));
        client.disconnectFromHost();
        QTRY_COMPARE(server.closed, 1);
    }

    void upgradeThatNobodyAskedFor()
    {
        LeaseServer server;
        server.onHead = [](const QByteArray &) {
            return Answer{"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n"};
        };
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.write(request("GET"));
        QTRY_COMPARE(client.status(), 502);
    }

    void leaseOfSocks5GetsWhatAServerGets()
    {
        LeaseServer server;
        server.isSocks5 = true;
        server.onHead = [](const QByteArray &head) {
            return head.startsWith('\x05')
                ? Answer{QByteArrayLiteral("\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00"), Then::Wait}
                : Answer{ok};
        };
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.write(request("GET"));
        QTRY_COMPARE(client.got, ok);
        QCOMPARE(server.heads.last(),
                 QByteArray("GET /a?b=c HTTP/1.1\r\nHost: site.test\r\nConnection: close\r\n\r\n"));
    }

    // Through a lease of SOCKS5 the site itself answers: its demand is not the lease's.
    void loginThatASiteWants()
    {
        LeaseServer server;
        server.isSocks5 = true;
        server.onHead = [](const QByteArray &head) {
            return head.startsWith('\x05')
                ? Answer{QByteArrayLiteral("\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00"), Then::Wait}
                : Answer{"HTTP/1.1 407 Login\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n"};
        };
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server), port.lease(server), port.lease(server), port.lease(server)});
        PortClient client(port.terms.port);
        client.write(request("GET"));
        QTRY_COMPARE(client.status(), 502);
        QVERIFY(!client.got.contains("Proxy-Authenticate"));
        QCOMPARE(server.count("GET"), 1);
        QCOMPARE(port.portFigures().pool.out, 0);
    }

    // What a site answers is not held against the lease that hands it on.
    void oddAnswersOfASite_data()
    {
        QTest::addColumn<QByteArray>("answer");
        const QByteArray line = "HTTP/1.1 200 OK\r\n";
        QTest::newRow("two lengths") << line + "Content-Length: 2\r\nContent-Length: 3\r\n\r\nhi";
        QTest::newRow("a line of 9 KB") << line + "X: " + QByteArray(9'000, 'x') + "\r\n\r\n";
        QTest::newRow("101 fields") << line + QByteArray("X: 1\r\n").repeated(101) + "\r\n";
    }

    void oddAnswersOfASite()
    {
        QFETCH(QByteArray, answer);
        LeaseServer server;
        server.onHead = [&](const QByteArray &) { return Answer{answer}; };
        ServedPort port;
        port.terms.policy = PoolPolicy::OneAtATime;
        port.listen();
        QList<PoolLease> leases;
        for (int i = 0; i < 10; ++i) // so many that half of them do not fail
            leases.append(port.lease(server));
        port.setLeases(leases);
        for (int i = 0; i < 6; ++i) {
            PortClient client(port.terms.port);
            client.write(request("GET"));
            QTRY_COMPARE(client.status(), 502);
            QVERIFY(client.got.contains("malformed answer"));
        }
        QCOMPARE(server.heads.size(), 6);
        QCOMPARE(port.portFigures().pool.out, 0);
    }

    // An answer that comes before the request has ended: the rest of it is nobody's next request.
    void answerBeforeTheBody()
    {
        LeaseServer server;
        server.onHead = [](const QByteArray &) {
            return Answer{"HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n", Then::Close};
        };
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.write(request("POST", "Content-Length: 500000\r\n"));
        QTRY_COMPARE(client.status(), 413);
        QVERIFY(client.got.contains("Connection: close\r\n"));
        client.write(QByteArray(400'000, 'G'));
        QTRY_VERIFY(client.isEnded);
        QCOMPARE(client.got.count("HTTP/1.1"), 1);
        QCOMPARE(server.heads.size(), 1);
    }

    // What the port would say is not written into an answer that has begun.
    void errorInTheMiddleOfAnAnswer()
    {
        if (underWine())
            QSKIP("Wine does not tell of a connection that was reset");
        LeaseServer server;
        server.onHead = [](const QByteArray &) {
            return Answer{"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello", Then::Wait};
        };
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.write(request("POST", "Transfer-Encoding: chunked\r\n"));
        QTRY_VERIFY(client.got.endsWith("hello"));
        client.write("xyz\r\n");
        QTRY_VERIFY(client.isEnded);
        QVERIFY(client.got.endsWith("hello"));
        QCOMPARE(client.got.count("HTTP/1.1"), 1);
        QTRY_COMPARE(server.closed, 1);
    }

    // An interim answer is none: the time for the answer goes on.
    void silenceAfterContinue()
    {
        LeaseServer server;
        server.onHead = [](const QByteArray &) { return Answer{"HTTP/1.1 100 Continue\r\n\r\n"}; };
        server.onBytes = [](const QByteArray &) { return Answer{{}, Then::Wait}; };
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        const QByteArray interim = "HTTP/1.1 100 Continue\r\n\r\n";
        client.write(request("POST", "Expect: 100-continue\r\nContent-Length: 4\r\n"));
        QTRY_COMPARE(client.got, interim);
        client.write("body");
        QTRY_COMPARE(server.tunnelled, QByteArray("body"));
        port.passTime(61'000);
        QTRY_VERIFY(client.isEnded);
        QVERIFY2(client.got.startsWith(interim + "HTTP/1.1 502 "), client.got.constData());
        QVERIFY(client.got.contains("outcome unknown"));
        QCOMPARE(server.heads.size(), 1);
    }

    void silenceInTheHead()
    {
        LeaseServer server;
        const QByteArray interim = "HTTP/1.1 103 Early Hints\r\n\r\n";
        server.onHead = [&](const QByteArray &) { return Answer{interim + "HTTP/1.1 200 OK\r\nContent-", Then::Wait}; };
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.write(request("GET"));
        QTRY_COMPARE(client.got, interim);
        port.passTime(61'000);
        QTRY_VERIFY(client.isEnded);
        QVERIFY2(client.got.startsWith(interim + "HTTP/1.1 504 "), client.got.constData());
        QCOMPARE(server.heads.size(), 1);
    }

    // A download that stands still, of a client that has gone or only reads: it has as long as a tunnel's half.
    void clientThatEndedIsNotWaitedForForEver()
    {
        LeaseServer server;
        server.onHead = [](const QByteArray &) {
            return Answer{"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello", Then::Tunnel};
        };
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server, 360'000'000)});
        PortClient client(port.terms.port);
        client.write(request("GET"));
        QTRY_VERIFY(client.got.endsWith("hello"));
        port.passTime(600'000); // a client that is there waits as long as it wants
        QCOMPARE(port.figures().allConnections, 1);
        client.disconnectFromHost();
        QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
        const auto isOver = [&] {
            port.passTime(10'000);
            return port.figures().allConnections == 0;
        };
        QTRY_VERIFY(isOver());
        QTRY_COMPARE(server.closed, 1);
    }

    void slowClient()
    {
        const QByteArray body(32 << 20, 'x');
        LeaseServer server;
        server.onHead = [&](const QByteArray &) {
            return Answer{"HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body};
        };
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.setReadBufferSize(1);
        client.disconnect(&client, &QTcpSocket::readyRead, nullptr, nullptr);
        client.write(request("GET"));
        qint64 moved = -1;
        QTRY_VERIFY(std::exchange(moved, port.portFigures().down) == moved && moved > 0);
        QVERIFY(moved < body.size() / 2);
        client.setReadBufferSize(0);
        QByteArray got;
        QTRY_VERIFY((got += client.readAll()).endsWith(body));
    }

    void clientHasGone()
    {
        LeaseServer server;
        server.onHead = [](const QByteArray &) { return Answer{{}, Then::Wait}; };
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.write(request("GET"));
        QTRY_COMPARE(server.heads.size(), 1);
        resetConnection(client);
        QTRY_COMPARE(server.closed, 1);
        QTRY_COMPARE(port.figures().allConnections, 0);
    }
};

QTEST_GUILESS_MAIN(TestGatewayHttp)
#include "tst_gateway_http.moc"
