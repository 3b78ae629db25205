// SPDX-License-Identifier: MIT
// What a local port does not serve: malformed requests, targets that are not allowed, wrong logins.
#include "served_port.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

using Answer = LeaseServer::Answer;

namespace {

const QByteArray get = "GET http://site.test/ HTTP/1.1\r\nHost: site.test\r\n";

} // namespace

class TestGatewayRefusals : public QObject
{
    Q_OBJECT

private:
    /// A port that would serve everything, so that what comes to the lease was not refused.
    struct Open : ServedPort
    {
        LeaseServer server;
        void open()
        {
            listen();
            setLeases({lease(server)});
        }
    };

private Q_SLOTS:
    void heads_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const auto row
            = [](const char *name, const QByteArray &bytes, int status) { QTest::newRow(name) << bytes << status; };
        row("both lengths", get + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
        row("two lengths", get + "Content-Length: 1\r\nContent-Length: 1\r\n\r\n1", 400);
        row("two values of a length", get + "Content-Length: 1, 1\r\n\r\n1", 400);
        row("a length that is none", get + "Content-Length: +1\r\n\r\n1", 400);
        row("a coding that nobody knows", get + "Transfer-Encoding: gzip, chunked\r\n\r\n", 400);
        row("obs-fold", get + "X: 1\r\n 2\r\n\r\n", 400);
        row("a bare CR", get + "X: 1\r2\r\n\r\n", 400);
        row("a blank before the colon", get + "X : 1\r\n\r\n", 400);
        row("a bad chunk", get + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n", 400);
        row("a body with CONNECT", "CONNECT a.test:1 HTTP/1.1\r\nContent-Length: 5\r\n\r\n12345", 400);
        row("a line of 9 KB", get + "X: " + QByteArray(9'000, 'x') + "\r\n\r\n", 431);
        row("101 fields", get + QByteArray("X: 1\r\n").repeated(101) + "\r\n", 431);
        row("no HTTP", "HELO site.test\r\n\r\n", 400);
        row("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400);
        row("no address", "CONNECT HTTP/1.1\r\n\r\n", 400);
        row("no port", "CONNECT site.test HTTP/1.1\r\n\r\n", 400);
        row("port 0", "CONNECT site.test:0 HTTP/1.1\r\n\r\n", 400);
        row("another scheme", "GET https://site.test/ HTTP/1.1\r\nHost: site.test\r\n\r\n", 400);
        row("a login in the address", "GET http://a:b@site.test/ HTTP/1.1\r\nHost: site.test\r\n\r\n", 400);
        // A lease that is to be the last one would send back its own login.
        row("TRACE", "TRACE http://site.test/ HTTP/1.1\r\nHost: site.test\r\nMax-Forwards: 0\r\n\r\n", 501);
        row("TRACE in small letters", "trace http://site.test/ HTTP/1.1\r\nHost: site.test\r\n\r\n", 501);
        row("what a page sends",
            "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 60\r\n\r\n"
            "CONNECT site.test:443 HTTP/1.1\r\nHost: site.test:443\r\n\r\n",
            400);
        row("rebinding", "GET / HTTP/1.1\r\nHost: evil.test\r\n\r\n", 400);
    }

    void heads()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        Open port;
        port.open();
        PortClient client(port.terms.port);
        client.write(bytes);
        QTRY_VERIFY(client.isEnded);
        QCOMPARE(client.status(), status);
        QCOMPARE(client.got.count("HTTP/1.1 "), 1); // nothing of it was read as another request
        QVERIFY(client.got.contains("Connection: close\r\n"));
        QVERIFY(!client.got.contains("Access-Control"));
        QCOMPARE(port.server.heads.size(), bytes.contains("xyz") ? port.server.heads.size() : 0);
        QVERIFY(port.server.tunnelled.isEmpty());
        QTRY_COMPARE(port.portFigures().refused, 1);
        QTRY_COMPARE(port.figures().allConnections, 0);
    }

    void pagesLearnNothing()
    {
        Open port;
        port.open();
        PortClient client(port.terms.port);
        client.write("GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.test\r\n\r\n");
        QTRY_VERIFY(client.isEnded);
        QCOMPARE(client.status(), 400);
        QVERIFY(!client.got.contains("ProxyDeck"));
        QVERIFY(!client.got.contains("Proxy-Status"));
    }

    void headOfAMegabyte()
    {
        Open port;
        port.open();
        PortClient client(port.terms.port);
        client.write(get);
        client.write(QByteArray("X: ") + QByteArray(1 << 20, 'x'));
        QTRY_VERIFY(client.isEnded);
        QCOMPARE(client.status(), 431);
        QCOMPARE(port.server.connections, 0);
    }

    void everyPieceOfAHead()
    {
        Open port;
        port.open();
        const QByteArray bytes = connectTo("site.test:443");
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            PortClient client(port.terms.port);
            client.write(bytes.first(i));
            QTRY_VERIFY(client.bytesToWrite() == 0 && client.state() == QAbstractSocket::ConnectedState);
            client.disconnectFromHost(); // gone in the middle
        }
        QTRY_COMPARE(port.figures().allConnections, 0);
        QCOMPARE(port.server.connections, 0);
    }

    void socks_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("answer");
        const auto row = [](const char *name, const char *hex, const char *answer) {
            QTest::newRow(name) << QByteArray::fromHex(hex) << QByteArray::fromHex(answer);
        };
        row("SOCKS4", "0401005005050505", "005b000000000000");
        row("no method", "0500", "05ff");
        row("only GSSAPI", "050101", "05ff");
        row("another version after the greeting",
            "050100"
            "0401000109",
            "0500");
        row("BIND",
            "050100"
            "05020001"
            "5db8d822"
            "01bb",
            "0500"
            "05070001000000000000");
        row("UDP",
            "050100"
            "05030001"
            "5db8d822"
            "01bb",
            "0500"
            "05070001000000000000");
        row("an unknown address",
            "050100"
            "0501000209",
            "0500"
            "05080001000000000000");
        row("an empty name",
            "050100"
            "0501000300"
            "01bb",
            "0500");
        row("port 0",
            "050100"
            "05010001"
            "5db8d822"
            "0000",
            "0500");
        row("loopback",
            "050100"
            "05010001"
            "7f000001"
            "0050",
            "0500"
            "05020001000000000000");
        row("loopback as IPv6",
            "050100"
            "05010004"
            "00000000000000000000000000000001"
            "0050",
            "0500"
            "05020001000000000000");
        row("loopback in IPv6",
            "050100"
            "05010004"
            "00000000000000000000ffff7f000001"
            "0050",
            "0500"
            "05020001000000000000");
        row("a wrong login",
            "050102"
            "02000000",
            "0502");
    }

    void socks()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, answer);
        Open port;
        port.open();
        PortClient client(port.terms.port);
        client.write(bytes);
        QTRY_VERIFY(client.isEnded);
        QVERIFY2(client.got.startsWith(answer), client.got.toHex().constData());
        QCOMPARE(port.server.connections, 0);
        QCOMPARE(port.portFigures().refused, 1);
    }

    void everyPieceOfSocks()
    {
        Open port;
        port.open();
        const QByteArray bytes = QByteArrayLiteral("\x05\x02\x00\x02\x01\x01"
                                                   "a\x01"
                                                   "b\x05\x01\x00\x03\x09site.test\x01\xbb");
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            PortClient client(port.terms.port);
            client.write(bytes.first(i));
            // The login is no word that steers: the port may have ended it by then.
            QTRY_VERIFY(client.isEnded
                        || (client.bytesToWrite() == 0 && client.state() == QAbstractSocket::ConnectedState));
            client.disconnectFromHost();
        }
        QTRY_COMPARE(port.figures().allConnections, 0);
        QCOMPARE(port.server.connections, 0);
    }

    void targets_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("status");
        for (const char *target :
             {"127.0.0.1:80", "localhost:80", "a.localhost:80", "[::1]:80", "0x7f.1:80", "2130706433:80", "0.0.0.0:80",
              "[::ffff:127.0.0.1]:80", "10.0.0.1:80", "192.168.1.1:80", "169.254.169.254:80", "printer.local:80",
              "[fe80::1]:80", "site.test:25", "site.test:445", "site.test:587"})
            QTest::newRow(target) << QByteArray(target) << 403;
        QTest::newRow("site.test:443") << QByteArray("site.test:443") << 200;
    }

    void targets()
    {
        QFETCH(QByteArray, target);
        QFETCH(int, status);
        Open port;
        port.server.onHead = [](const QByteArray &head) {
            return Answer{head.startsWith("GET") ? "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" : LeaseServer::yes};
        };
        port.open();
        PortClient connects(port.terms.port), gets(port.terms.port);
        connects.write(connectTo(target));
        gets.write("GET http://" + target + "/ HTTP/1.1\r\nHost: site.test\r\n\r\n");
        QTRY_COMPARE(connects.status(), status);
        QTRY_COMPARE(gets.status(), status);
        QCOMPARE(port.server.connections, status == 200 ? 2 : 0);
    }

    void ownPortsAndLeases()
    {
        Open port;
        port.terms.allowsPrivateTargets = true;
        port.open();
        PoolLease named = port.lease(port.server);
        named.host = u"Lease.test"_s;
        named.port = 16'000;
        PoolLease far = port.lease(port.server);
        far.host = u"93.184.216.34"_s;
        far.port = 443;
        port.setLeases({port.lease(port.server), named, far});
        for (const QByteArray &target :
             {QByteArray("lease.test:16000"), QByteArray("lease.test.:16000"), QByteArray("93.184.216.34:443"),
              QByteArray("0x5d.0xb8d822:443"), "127.0.0.1:" + QByteArray::number(port.terms.port)}) {
            PortClient client(port.terms.port);
            client.write(connectTo(target));
            QTRY_VERIFY2(client.isEnded, target.constData());
            QVERIFY2(client.status() == 403 || client.status() == 400, client.got.constData());
        }
        PortClient client(port.terms.port);
        client.write(connectTo("93.184.216.34:80"));
        QTRY_COMPARE(client.status(), 200);
        // A lease that has left is a target like any other.
        port.gateway.setLeases(port.terms.id, {}, {far.id}, false);
        PortClient another(port.terms.port);
        another.write(connectTo("93.184.216.34:443"));
        QTRY_COMPARE(another.status(), 200);
    }

    void password()
    {
        Open port;
        port.server.onHead = [](const QByteArray &head) {
            return Answer{head.startsWith("GET") ? "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" : LeaseServer::yes};
        };
        port.terms.hasPassword = true;
        port.password = Secret(u"OWNPWD03"_s);
        port.open();
        const auto status = [&](const QByteArray &bytes) {
            PortClient client(port.terms.port);
            client.write(bytes);
            (void)QTest::qWaitFor([&] { return client.status() != 0; }, 60'000);
            return client.status();
        };
        QCOMPARE(status(connectTo("site.test:443")), 407);
        QCOMPARE(status(connectTo("site.test:443", basic("any", "wrong"))), 407);
        QCOMPARE(status(connectTo("site.test:443", basic("any", ""))), 407);
        QCOMPARE(status(connectTo("site.test:443", "Proxy-Authorization: Bearer x\r\n")), 407);
        QCOMPARE(status(get + "\r\n"), 407);
        QCOMPARE(port.server.connections, 0);
        QCOMPARE(status(connectTo("site.test:443", basic("any", "OWNPWD03"))), 200);
        QCOMPARE(status(connectTo("site.test:443", basic("session-a", "OWNPWD03"))), 200);
        QCOMPARE(status(connectTo("site.test:443", basic("sesion-a", "OWNPWD03"))), 407);
        QCOMPARE(status(get + basic("any", "OWNPWD03") + "\r\n"), 200);
        for (const QByteArray &head : std::as_const(port.server.heads))
            QVERIFY(!head.contains(QByteArray("any:OWNPWD03").toBase64()));

        PortClient without(port.terms.port);
        without.write(QByteArrayLiteral("\x05\x01\x00"));
        QTRY_COMPARE(without.got, QByteArrayLiteral("\x05\xff"));
        PortClient wrong(port.terms.port);
        wrong.write(QByteArrayLiteral("\x05\x01\x02\x01\x01"
                                      "a\x01"
                                      "b"));
        QTRY_VERIFY(wrong.isEnded);
        QCOMPARE(wrong.got.left(3), QByteArrayLiteral("\x05\x02\x01"));
        QVERIFY(wrong.got.at(3) != 0);
        PortClient right(port.terms.port);
        right.write(QByteArrayLiteral("\x05\x01\x02\x01\x03"
                                      "any\x08"
                                      "OWNPWD03\x05\x01\x00\x03\x09site.test\x01\xbb"));
        QTRY_COMPARE(right.got.left(6), QByteArrayLiteral("\x05\x02\x01\x00\x05\x00"));
    }

    void passwordThatIsNotKnown()
    {
        Open port; // the keychain has not answered
        port.terms.hasPassword = true;
        port.open();
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:443", basic("any", "")));
        QTRY_COMPARE(client.status(), 407);
        QCOMPARE(port.server.connections, 0);
    }

    void userNames()
    {
        Open port;
        port.open();
        PortClient unknown(port.terms.port);
        unknown.write(connectTo("site.test:443", basic("colour-red", "")));
        QTRY_COMPARE(unknown.status(), 407);
        QVERIFY(unknown.got.contains("unknown word in the user name"));
        PortClient life(port.terms.port);
        life.write(connectTo("site.test:443", basic("life-3600", "")));
        QTRY_COMPARE(life.status(), 503); // none has an hour left
        PortClient socks(port.terms.port);
        socks.write(QByteArrayLiteral("\x05\x01\x02\x01\x09"
                                      "session-a\x00\x05\x01\x00\x03\x09site.test\x01\xbb"));
        QTRY_COMPARE(socks.got.left(6), QByteArrayLiteral("\x05\x02\x01\x00\x05\x00"));
    }

    void beyondLoopback()
    {
        ServedPort port;
        port.terms.address = u"0.0.0.0"_s;
        port.terms.allowed = u"10.0.0.0/8"_s;
        port.apply(); // no password
        QTRY_COMPARE(port.lastState().kind, PortState::Kind::NotAllowed);
        port.terms.hasPassword = true;
        port.terms.allowed = QString();
        port.password = Secret(u"OWNPWD03"_s);
        port.apply(); // no list
        QTRY_COMPARE(port.stateSpy.size(), 2);
        QCOMPARE(port.lastState().kind, PortState::Kind::NotAllowed);
        QVERIFY(QTcpSocket().state() == QAbstractSocket::UnconnectedState);
        port.terms.allowed = u"10.0.0.0/8"_s;
        port.apply();
        QTRY_COMPARE(port.lastState().kind, PortState::Kind::Listening);
        PortClient stranger(port.terms.port); // of 127.0.0.1
        QTRY_VERIFY(stranger.isEnded);
        QVERIFY(stranger.got.isEmpty());
        QCOMPARE(port.portFigures().refused, 1);
        port.terms.allowed = u"10.0.0.0/8 127.0.0.1"_s;
        port.apply();
        LeaseServer server;
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:443", basic("any", "OWNPWD03")));
        QTRY_COMPARE(client.status(), 200);
    }
};

QTEST_GUILESS_MAIN(TestGatewayRefusals)
#include "tst_gateway_refusals.moc"
