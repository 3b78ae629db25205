// SPDX-License-Identifier: MIT
// What a local port hands on by CONNECT and SOCKS5: tunnels.
#include "served_port.h"

#include <QTest>

#include <numeric>
#include <utility>

#ifdef Q_OS_UNIX
#include "raw_socket.h"
#endif

using namespace proxydeck;
using namespace Qt::StringLiterals;

using Then = LeaseServer::Answer::Then;

namespace {

QByteArray socksConnect(const QByteArray &address, quint16 port)
{
    return QByteArrayLiteral("\x05\x01\x00") + address + char(port >> 8) + char(port & 0xff);
}

const QByteArray socksGreeting("\x05\x01\x00", 3);
const QByteArray socksYes("\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00", 10);

} // namespace

class TestGatewayServing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connects()
    {
        LeaseServer server;
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:443"));
        QTRY_COMPARE(client.got, LeaseServer::yes);
        QCOMPARE(server.heads.size(), 1);
        QCOMPARE(server.heads.first(),
                 QByteArray("CONNECT site.test:443 HTTP/1.1\r\nHost: site.test:443\r\n"
                            "Proxy-Authorization: Basic VEVTVEtFWTAxOlRFU1RQV0QwMg==\r\n\r\n"));
        client.got.clear();
        client.write("hello");
        QTRY_COMPARE(client.got, QByteArray("hello"));
        const GatewayFigures figures = port.figures();
        QCOMPARE(figures.connections.size(), 1);
        const ConnectionFigures &shown = figures.connections.first();
        QCOMPARE(shown.target, u"site.test:443"_s);
        QCOMPARE(shown.client, u"127.0.0.1:"_s + QString::number(client.localPort()));
        QCOMPARE(shown.lease, port.lastLease());
        QCOMPARE(shown.up, 5);
        QCOMPARE(shown.down, 5);
        QVERIFY(shown.state == ConnectionFigures::State::Busy || shown.state == ConnectionFigures::State::Idle);
        client.disconnectFromHost();
        QTRY_COMPARE(server.closed, 1);
        QTRY_COMPARE(port.figures().allConnections, 0);
    }

    void listensAtBothLoopbacks()
    {
        LeaseServer server;
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port, QHostAddress::LocalHostIPv6);
        if (!client.waitForConnected())
            QSKIP("This machine has no IPv6.");
        client.write(connectTo("site.test:443"));
        QTRY_COMPARE(client.status(), 200);
    }

    void socks5_data()
    {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<QByteArray>("asked");
        QTest::newRow("a name") << QByteArrayLiteral("\x03\x09site.test") << QByteArray("site.test:443");
        QTest::newRow("IPv4") << QByteArrayLiteral("\x01\x5d\xb8\xd8\x22") << QByteArray("93.184.216.34:443");
        QTest::newRow("IPv6") << QByteArray("\x04") + QByteArray::fromHex("20010db8000000000000000000000001")
                              << QByteArray("[2001:db8::1]:443");
    }

    void socks5()
    {
        QFETCH(QByteArray, address);
        QFETCH(QByteArray, asked);
        LeaseServer server;
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        // All at once, as some clients do, with the tunnel's first bytes behind it.
        client.write(socksGreeting + socksConnect(address, 443) + "hello");
        QTRY_COMPARE(client.got, QByteArrayLiteral("\x05\x00") + socksYes + "hello");
        QVERIFY(server.heads.first().startsWith("CONNECT " + asked + " HTTP/1.1\r\n"));
        QCOMPARE(port.portFigures().hasLiterals, address[0] != '\x03');
    }

    void leaseOfSocks5_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("asked");
        QTest::newRow("a name") << QByteArray("site.test:443") << QByteArrayLiteral("\x03\x09site.test");
        QTest::newRow("IPv4") << QByteArray("93.184.216.34:443") << QByteArrayLiteral("\x01\x5d\xb8\xd8\x22");
    }

    void leaseOfSocks5()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, asked);
        LeaseServer server;
        server.isSocks5 = true;
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.write(connectTo(target) + "hello");
        QTRY_COMPARE(client.got, LeaseServer::yes + "hello");
        QCOMPARE(server.heads.size(), 2);
        QCOMPARE(server.heads.last(), socksConnect(asked, 443));
    }

    void leaseByName()
    {
        LeaseServer server;
        ServedPort port;
        port.listen();
        PoolLease lease = port.lease(server);
        lease.host = u"localhost"_s; // also ::1, where nobody listens
        port.setLeases({lease});
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:443"));
        QTRY_COMPARE(client.status(), 200);
        PortClient another(port.terms.port); // its address is known now
        another.write(connectTo("site.test:443"));
        QTRY_COMPARE(another.status(), 200);
    }

    void leaseWithoutAddress()
    {
        ServedPort port;
        LeaseServer server;
        port.listen();
        PoolLease lease = port.lease(server);
        lease.host = u"nowhere.invalid"_s;
        port.setLeases({lease});
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:443"));
        QTRY_COMPARE(client.status(), 502);
        QVERIFY(!client.got.contains("nowhere"));
        QCOMPARE(server.connections, 0);
    }

    // RFC 9931: what follows CONNECT is no tunnel's until the lease has said yes.
    void holdsWhatFollowsConnect()
    {
        LeaseServer server;
        server.onHead = [](const QByteArray &) { return LeaseServer::Answer{{}, Then::Wait}; };
        ServedPort port;
        port.terms.tryS = 30;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:443") + "early");
        QTRY_COMPARE(server.heads.size(), 1);
        client.write(" bird");
        QTRY_COMPARE(port.figures().connections.first().state, ConnectionFigures::State::Connecting);
        QVERIFY(client.got.isEmpty());
        QVERIFY(server.tunnelled.isEmpty());
        server.carryOut(server.sockets.first(), {LeaseServer::yes});
        QTRY_COMPARE(client.got, LeaseServer::yes + "early bird");
    }

    void dropsItWithoutTheLeasesYes()
    {
        LeaseServer server;
        server.onHead = [](const QByteArray &) {
            return LeaseServer::Answer{"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n", Then::Tunnel};
        };
        ServedPort port;
        port.terms.tries = 1;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:443") + "GET /smuggled HTTP/1.1\r\n\r\n");
        QTRY_COMPARE(client.status(), 502);
        QTRY_VERIFY(client.isEnded);
        QTRY_COMPARE(server.closed, 1);
        QVERIFY(server.tunnelled.isEmpty());
        QCOMPARE(client.got.count("HTTP/1.1"), 1);
    }

    void whatTheLeaseSendsFirst()
    {
        LeaseServer server;
        server.onHead = [](const QByteArray &) { return LeaseServer::Answer{LeaseServer::yes + "220 mail\r\n"}; };
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:2525"));
        QTRY_COMPARE(client.got, LeaseServer::yes + "220 mail\r\n");
        QCOMPARE(port.portFigures().firstByteMs50, -1); // it answered nothing
    }

    void muchInBothDirections()
    {
        LeaseServer server;
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:443"));
        QTRY_COMPARE(client.got, LeaseServer::yes);
        client.got.clear();
        QByteArray much;
        for (int i = 0; much.size() < 8 << 20; ++i)
            much += QByteArray::number(i) + ' ';
        client.write(much);
        QTRY_COMPARE(client.got.size(), much.size());
        QVERIFY(client.got == much);
        const PortFigures figures = port.portFigures();
        QCOMPARE(figures.up, much.size());
        QCOMPARE(figures.down, much.size());
        QVERIFY(std::accumulate(figures.lastMinute.begin(), figures.lastMinute.end(), qint64(0))
                >= 2 * much.size() / 1'024);
        QCOMPARE(figures.begun, 1);
        QCOMPARE(figures.succeeded, 1);
        QCOMPARE(figures.perMinute, 1);
        QVERIFY(figures.firstByteMs50 >= 0);
        QVERIFY(figures.firstByteMs95 >= figures.firstByteMs50);
    }

    // What the client does not read is not read from the lease either.
    void slowClient()
    {
        LeaseServer server;
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.setReadBufferSize(1); // beyond it the system has to keep it
        client.disconnect(&client, &QTcpSocket::readyRead, nullptr, nullptr);
        client.write(connectTo("site.test:443"));
        QTRY_COMPARE(server.heads.size(), 1);
        const QByteArray much(64 << 20, 'x');
        server.sockets.first()->write(much);
        qint64 moved = -1;
        QTRY_VERIFY(std::exchange(moved, port.portFigures().down) == moved && moved > 0);
        QVERIFY2(moved < much.size() / 2, qPrintable(QString::number(moved)));
        client.setReadBufferSize(0);
        QByteArray got;
        QTRY_VERIFY((got += client.readAll()).size() == much.size() + LeaseServer::yes.size());
        QVERIFY(got.sliced(LeaseServer::yes.size()) == much);
    }

    void usesOfLeases()
    {
        LeaseServer server;
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:443"));
        QTRY_COMPARE(client.got, LeaseServer::yes);
        client.write("12345");
        QTRY_COMPARE(client.got.size(), LeaseServer::yes.size() + 5);
        const QList<LeaseUse> uses = port.figures().uses;
        QCOMPARE(uses.size(), 1);
        QCOMPARE(uses.first().lease, port.lastLease());
        QCOMPARE(uses.first().open, 1);
        QCOMPARE(uses.first().begun, 1);
        QCOMPARE(uses.first().succeeded, 1);
        QCOMPARE(uses.first().up, 5);
        QCOMPARE(uses.first().down, 5);
        QVERIFY(uses.first().isReachable);
        QVERIFY(port.figures().uses.isEmpty()); // nothing new
        client.disconnectFromHost();
        QTRY_COMPARE(port.figures(false).allConnections, 0);
        bool isTold = false; // that nothing is open any more
        for (const QList<QVariant> &told : port.figuresSpy)
            for (const LeaseUse &use : told.first().value<GatewayFigures>().uses)
                isTold = isTold || (use.open == 0 && use.begun == 0);
        QVERIFY(isTold);
    }

    void closesByHand()
    {
        LeaseServer server;
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:443"));
        QTRY_COMPARE(client.status(), 200);
        port.gateway.closeConnection(port.figures().connections.first().id);
        QTRY_VERIFY(client.isEnded);
        QTRY_COMPARE(server.closed, 1);
    }

#ifdef Q_OS_UNIX
    // Qt's sockets close both directions at once, and take a reset for an end.
    void halfClosed()
    {
        LeaseServer any;
        RawSocket listener;
        QVERIFY(listener.listen());
        ServedPort port;
        port.listen();
        PoolLease lease = port.lease(any);
        lease.port = listener.port();
        port.setLeases({lease});
        RawSocket client;
        QVERIFY(client.connectTo(port.terms.port));
        QVERIFY(client.write(connectTo("site.test:443")));
        RawSocket server(::accept(listener.fd, nullptr, nullptr));
        QVERIFY(server.readUntil("\r\n\r\n").startsWith("CONNECT"));
        QVERIFY(server.write(LeaseServer::yes));
        QCOMPARE(client.readUntil("\r\n\r\n"), LeaseServer::yes);
        QVERIFY(client.write("question"));
        QCOMPARE(::shutdown(client.fd, SHUT_WR), 0);
        QCOMPARE(server.readUntil("question"), QByteArray("question"));
        QCOMPARE(server.readError(), RawSocket::Ended);
        QVERIFY(server.write("answer"));
        QCOMPARE(client.readUntil("answer"), QByteArray("answer"));
        server.close();
        QCOMPARE(client.readError(), RawSocket::Ended);
        client.close();
        QTRY_COMPARE(port.figures().allConnections, 0);
    }

    void resetIsPassedOn()
    {
        LeaseServer server;
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        RawSocket client;
        QVERIFY(client.connectTo(port.terms.port));
        QVERIFY(client.write(connectTo("site.test:443")));
        QTRY_COMPARE(server.heads.size(), 1);
        QCOMPARE(client.readUntil("\r\n\r\n"), LeaseServer::yes);
        resetConnection(*server.sockets.first());
        QCOMPARE(client.readError(), ECONNRESET); // something may be missing
    }

    void closesOrderlyByHand()
    {
        LeaseServer server;
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        RawSocket client;
        QVERIFY(client.connectTo(port.terms.port));
        QVERIFY(client.write(connectTo("site.test:443")));
        QTRY_COMPARE(server.heads.size(), 1);
        QCOMPARE(client.readUntil("\r\n\r\n"), LeaseServer::yes);
        port.gateway.closeConnection(port.figures().connections.first().id);
        QCOMPARE(client.readError(), RawSocket::Ended);
    }
#endif
};

QTEST_GUILESS_MAIN(TestGatewayServing)
#include "tst_gateway_serving.moc"
