// SPDX-License-Identifier: MIT
// Which lease a connection gets, when the next one is tried, and what becomes of connections whose lease ends.
#include "served_port.h"

#include <QTest>

#ifdef Q_OS_LINUX
#include "raw_socket.h"

#include <fcntl.h>
#endif

using namespace proxydeck;
using namespace Qt::StringLiterals;

using Answer = LeaseServer::Answer;
using Then = Answer::Then;

Q_DECLARE_METATYPE(proxydeck::LeaseServer::Answer)

namespace {

const QByteArray get = "GET http://site.test/ HTTP/1.1\r\nHost: site.test\r\n\r\n";
const QByteArray ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
const QByteArray wrongLogin = "HTTP/1.1 407 Proxy Authentication Required\r\n"
                              "Proxy-Authenticate: Basic realm=\"lease\"\r\nContent-Length: 0\r\n\r\n";

LeaseServer::Answer waits(const QByteArray &) { return {{}, Then::Wait}; }

} // namespace

class TestGatewayLeases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nextOneIsTried_data()
    {
        QTest::addColumn<Answer>("answer");
        QTest::newRow("wrong login") << Answer{wrongLogin, Then::Close};
        QTest::newRow("no proxy") << Answer{"SSH-2.0-x\r\n", Then::Tunnel};
        QTest::newRow("closed") << Answer{{}, Then::Close};
        QTest::newRow("closed in its answer") << Answer{"HTTP/1.1 200 ", Then::Close};
        QTest::newRow("reset") << Answer{{}, Then::Reset};
        QTest::newRow("does not reach it") << Answer{"HTTP/1.1 502 Bad\r\n\r\n", Then::Close};
        QTest::newRow("refuses it") << Answer{"HTTP/1.1 403 No\r\n\r\n", Then::Close};
        QTest::newRow("silent") << Answer{{}, Then::Wait};
    }

    void nextOneIsTried()
    {
        QFETCH(Answer, answer);
        LeaseServer bad, good;
        bad.onHead = [&](const QByteArray &) { return answer; };
        ServedPort port;
        port.terms.policy = PoolPolicy::MostTimeLeft;
        port.terms.tryS = answer.then == Then::Wait ? 1 : 30;
        port.listen();
        port.setLeases({port.lease(bad, 900'000), port.lease(good, 600'000)});
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:443") + "early");
        QTRY_COMPARE(client.got, LeaseServer::yes + "early");
        QCOMPARE(bad.heads.size(), 1);
        QVERIFY(bad.tunnelled.isEmpty());
        QCOMPARE(port.portFigures().retried, 1);
        QCOMPARE(port.portFigures().succeeded, 1);
        QCOMPARE(port.portFigures().failed, 0);
    }

    void lastErrorIsTold_data()
    {
        QTest::addColumn<Answer>("answer");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("wrong login") << Answer{wrongLogin, Then::Close} << 502
                                     << QByteArray("proxy user or password of the lease");
        QTest::newRow("no proxy") << Answer{"SSH-2.0-x\r\n", Then::Tunnel} << 502 << QByteArray("malformed answer");
        QTest::newRow("closed") << Answer{{}, Then::Close} << 502 << QByteArray("closed before an answer");
        QTest::newRow("does not reach it")
            << Answer{"HTTP/1.1 504 x\r\n\r\n", Then::Close} << 502 << QByteArray("does not reach this target");
        QTest::newRow("silent") << Answer{{}, Then::Wait} << 504 << QByteArray("no answer in time");
    }

    void lastErrorIsTold()
    {
        QFETCH(Answer, answer);
        QFETCH(int, status);
        QFETCH(QByteArray, said);
        LeaseServer server;
        server.onHead = [&](const QByteArray &) { return answer; };
        ServedPort port;
        port.terms.tries = 1;
        port.terms.tryS = answer.then == Then::Wait ? 1 : 30;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:443"));
        QTRY_VERIFY(client.isEnded);
        QCOMPARE(client.status(), status);
        QVERIFY2(client.got.contains(said), client.got.constData());
        QVERIFY(client.got.contains("Proxy-Status: ProxyDeck; error="));
        // Neither its address nor its secrets, and nothing that asks the client for a password.
        QVERIFY(!client.got.contains("127.0.0.1"));
        QVERIFY(!client.got.contains("TESTKEY01"));
        QVERIFY(!client.got.contains("Proxy-Authenticate"));
        QVERIFY(!client.got.contains("407"));
        QCOMPARE(port.portFigures().failed, 1);
    }

    void loginOfTheLeaseIsNotAskedOfTheClient()
    {
        LeaseServer bad, other; // one alone would stay in: half of a pool may be out
        bad.onHead = [](const QByteArray &) { return Answer{wrongLogin, Then::Close}; };
        ServedPort port;
        port.terms.policy = PoolPolicy::MostTimeLeft;
        port.listen();
        const PoolLease first = port.lease(bad, 900'000);
        port.setLeases({first, port.lease(other)});
        PortClient client(port.terms.port);
        client.write("POST http://site.test/ HTTP/1.1\r\nHost: site.test\r\nContent-Length: 0\r\n\r\n");
        QTRY_VERIFY(client.isEnded);
        QCOMPARE(client.status(), 502);
        QVERIFY(!client.got.contains("Proxy-Authenticate"));
        QTRY_VERIFY(!port.checksSpy.isEmpty()); // out at once, and to be checked again
        QCOMPARE(port.checksSpy.first().at(0).value<QList<quint64>>(), QList<quint64>{first.id});
        QCOMPARE(port.portFigures().pool.out, 1);
        QCOMPARE(other.connections, 0);
    }

    // A recording listener in the place of the target: whatever happens, nothing comes there.
    void neverDirect()
    {
        LeaseServer origin;
        const QByteArray target = "127.0.0.1.nip.test:" + QByteArray::number(origin.serverPort());
        const QByteArray literal = "127.0.0.1:" + QByteArray::number(origin.serverPort());
        LeaseServer dead;
        const quint16 deadPort = dead.serverPort();
        dead.close();
        ServedPort port;
        port.terms.allowsPrivateTargets = true;
        port.listen();
        PoolLease lease = port.lease(origin);
        lease.port = deadPort;
        for (const QList<PoolLease> &leases : {QList<PoolLease>{}, QList<PoolLease>{lease}}) {
            port.setLeases(leases);
            for (const QByteArray &each : {target, literal}) {
                PortClient connects(port.terms.port), gets(port.terms.port), socks(port.terms.port);
                connects.write(connectTo(each));
                gets.write("GET http://" + each + "/ HTTP/1.1\r\nHost: " + each + "\r\n\r\n");
                socks.write(QByteArrayLiteral("\x05\x01\x00\x05\x01\x00\x01\x7f\x00\x00\x01")
                            + char(origin.serverPort() >> 8) + char(origin.serverPort() & 0xff));
                QTRY_VERIFY(connects.isEnded && gets.isEnded && socks.isEnded);
                QVERIFY(connects.status() >= 400);
                QVERIFY(gets.status() >= 400);
            }
        }
        QCOMPARE(origin.connections, 0);
    }

    void emptyPool()
    {
        ServedPort port;
        port.listen();
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:443"));
        QTRY_VERIFY(client.isEnded);
        QCOMPARE(client.status(), 503);
        QVERIFY(!client.got.contains("Retry-After"));
        PortClient socks(port.terms.port);
        socks.write(QByteArrayLiteral("\x05\x01\x00\x05\x01\x00\x03\x09site.test\x01\xbb"));
        QTRY_VERIFY(socks.isEnded);
        QCOMPARE(socks.got.left(4), QByteArrayLiteral("\x05\x00\x05\x01"));
    }

    void waitsForALease()
    {
        LeaseServer server;
        ServedPort port;
        port.terms.waitS = 60;
        port.terms.keeper = QUuid::createUuid();
        port.listen();
        PortClient connects(port.terms.port), gets(port.terms.port), leaves(port.terms.port);
        connects.write(connectTo("site.test:443"));
        gets.write(get);
        leaves.write(connectTo("site.test:443"));
        QTRY_COMPARE(port.portFigures().waiting, 3);
        QCOMPARE(port.figures().connections.first().state, ConnectionFigures::State::Waiting);
        QTRY_VERIFY(!port.wantedSpy.isEmpty());
        QCOMPARE(port.wantedSpy.first().at(0).toUuid(), port.terms.id);
        leaves.disconnectFromHost();
        QTRY_COMPARE(port.portFigures().waiting, 2);
        server.onHead
            = [](const QByteArray &head) { return head.startsWith("GET") ? Answer{ok} : Answer{LeaseServer::yes}; };
        port.setLeases({port.lease(server)});
        QTRY_COMPARE(connects.status(), 200);
        QTRY_COMPARE(gets.got, ok);
        QCOMPARE(port.portFigures().waiting, 0);
    }

    void waitsNoLongerThanItIsSet()
    {
        ServedPort port;
        port.terms.waitS = 1;
        port.terms.keeper = QUuid::createUuid();
        port.listen();
        port.gateway.setNextLeases(port.terms.id, port.nowMs() + 60'000, true);
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:443"));
        QTRY_COMPARE(port.portFigures().waiting, 1);
        QTRY_VERIFY(client.isEnded);
        QCOMPARE(client.status(), 503);
        const qsizetype at = client.got.indexOf("Retry-After: ");
        QVERIFY(at > 0);
        const int seconds = client.got.mid(at + 13, 2).toInt();
        QVERIFY(seconds > 0 && seconds <= 60);
        QCOMPARE(port.portFigures().waiting, 0);
        port.gateway.setNextLeases(port.terms.id, 0, false);
        PortClient another(port.terms.port);
        another.write(connectTo("site.test:443"));
        QTRY_VERIFY(another.isEnded);
        QVERIFY(another.got.contains("not kept filled"));
    }

    void lateLeaseIsNotUsed()
    {
        LeaseServer server;
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server, 19'000)}); // 20 s have to be left
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:443"));
        QTRY_COMPARE(client.status(), 503);
        QCOMPARE(server.connections, 0);
    }

    // It drains while it is being connected to: nothing of the client's goes to it.
    void isAdmittedWhenItHasConnected()
    {
        LeaseServer slow, next;
        slow.onHead = waits;
        ServedPort port;
        port.terms.policy = PoolPolicy::MostTimeLeft;
        port.terms.tryS = 30;
        port.terms.tries = 1; // that it was too late is no failed try
        port.listen();
        const PoolLease first = port.lease(slow, 700'000);
        port.setLeases({first, port.lease(next, 600'000)});
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:443") + "early");
        QTRY_COMPARE(slow.heads.size(), 1);
        PoolLease shorter = first; // the vendor has said so meanwhile
        shorter.deadlineMs = port.nowMs() + 19'000;
        port.gateway.setLeases(port.terms.id, {shorter}, {}, false);
        QTRY_COMPARE(port.portFigures().pool.draining, 1);
        slow.carryOut(slow.sockets.first(), {LeaseServer::yes});
        QTRY_COMPARE(client.got, LeaseServer::yes + "early");
        QVERIFY(slow.tunnelled.isEmpty());
        QCOMPARE(next.tunnelled, QByteArray("early"));
        QCOMPARE(port.portFigures().failed, 0);
    }

    void uncertainClock()
    {
        LeaseServer server;
        ServedPort port;
        port.terms.waitS = 60;
        port.listen();
        port.setLeases({port.lease(server)});
        port.gateway.setClockUncertain(true);
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:443"));
        QTRY_COMPARE(port.portFigures().waiting, 1);
        QCOMPARE(server.connections, 0);
        port.gateway.setClockUncertain(false);
        QTRY_COMPARE(client.status(), 200);
    }

    void uncertainClockWhileConnecting()
    {
        LeaseServer server;
        server.onHead = waits;
        ServedPort port;
        port.terms.waitS = 60;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:443"));
        QTRY_COMPARE(server.heads.size(), 1);
        port.gateway.setClockUncertain(true);
        server.onHead = {};
        server.carryOut(server.sockets.first(), {LeaseServer::yes});
        QTRY_COMPARE(port.portFigures().waiting, 1);
        port.gateway.setClockUncertain(false);
        QTRY_COMPARE(client.status(), 200); // the only lease is not counted as tried
        QCOMPARE(server.heads.size(), 2);
    }

    // 2 s before the deadline an idle tunnel ends; one through which something flows is left alone.
    void idleTunnelsEndBeforeTheDeadline()
    {
        LeaseServer server;
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server, 100'000)});
        PortClient idle(port.terms.port), busy(port.terms.port);
        idle.write(connectTo("idle.test:443"));
        busy.write(connectTo("busy.test:443"));
        QTRY_VERIFY(idle.status() == 200 && busy.status() == 200);
        QTimer flow;
        connect(&flow, &QTimer::timeout, this, [&] { busy.write("x"); });
        flow.start(50);
        port.moveClock(50'000);
        PortClient during(port.terms.port);
        during.write(connectTo("during.test:443"));
        QTRY_COMPARE(during.status(), 200);
        port.moveClock(49'000); // 1 s is left
        QTRY_VERIFY(idle.isEnded && during.isEnded);
        QVERIFY(!busy.isEnded);
        QCOMPARE(port.portFigures().cut, 0);
        // 5 s after it the rest is cut, and counted.
        port.moveClock(10'000);
        QTRY_VERIFY(busy.isEnded);
        QCOMPARE(port.portFigures().cut, 1);
        qint64 cut = 0;
        for (const QList<QVariant> &told : port.figuresSpy)
            for (const LeaseUse &use : told.first().value<GatewayFigures>().uses)
                cut += use.cut;
        QCOMPARE(cut, 1);
    }

    void busyTunnelEndsWhenItIsIdle()
    {
        LeaseServer server;
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server, 100'000)});
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:443"));
        QTRY_COMPARE(client.status(), 200);
        client.write("x");
        QTRY_VERIFY(client.got.endsWith("x"));
        port.moveClock(98'500);
        QTRY_VERIFY(client.isEnded);
        QCOMPARE(port.portFigures().cut, 0);
        QTRY_COMPARE(server.closed, 1);
    }

    void requestIsCutAtTheDeadline()
    {
        LeaseServer server;
        server.onHead = [](const QByteArray &) {
            return Answer{"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbegin", Then::Wait};
        };
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server, 100'000)});
        PortClient client(port.terms.port);
        client.write(get);
        QTRY_VERIFY(client.got.endsWith("begin"));
        port.moveClock(106'000);
        QTRY_VERIFY(client.isEnded);
        QCOMPARE(port.portFigures().cut, 1);
    }

    // Moc knows no Q_OS_LINUX: a slot that is left out for others is left out here as well.
    void networkChange()
    {
#ifdef Q_OS_LINUX
        // A listener whose queue is full: connecting to it takes for ever.
        RawSocket full;
        QVERIFY(full.listen(0));
        RawSocket inQueue, another;
        QVERIFY(inQueue.connectTo(full.port()));
        ::fcntl(another.fd, F_SETFL, O_NONBLOCK);
        another.connectTo(full.port());
        LeaseServer other;
        ServedPort port;
        port.terms.policy = PoolPolicy::MostTimeLeft;
        port.terms.tryS = 30;
        port.listen();
        PoolLease nowhere = port.lease(other, 900'000);
        nowhere.port = full.port();
        port.setLeases({nowhere, port.lease(other, 600'000)});
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:443"));
        QTRY_VERIFY(!port.figures().connections.isEmpty());
        QTRY_COMPARE(port.figures().connections.first().state, ConnectionFigures::State::Connecting);
        QCOMPARE(port.figures().connections.first().lease, nowhere.id);
        port.gateway.networkChanged();
        QTRY_COMPARE(client.status(), 200);
        QCOMPARE(port.portFigures().pool.out, 0); // nobody is to blame
#else
        QSKIP("A listener whose queue is full answers here.");
#endif
    }

    void sessionsKeepTheirLease()
    {
        LeaseServer one, two;
        ServedPort port;
        port.terms.sticky = PoolSticky::UserName;
        port.terms.policy = PoolPolicy::RoundRobin;
        port.listen();
        port.setLeases({port.lease(one), port.lease(two)});
        for (int i = 0; i < 6; ++i) {
            PortClient client(port.terms.port);
            client.write(connectTo("site.test:443", basic("session-a", "")));
            QTRY_COMPARE(client.status(), 200);
            QCOMPARE(port.figures().connections.first().session, u"a"_s);
        }
        QVERIFY(one.heads.isEmpty() || two.heads.isEmpty());
        QCOMPARE(one.heads.size() + two.heads.size(), 6);
    }

    void leaseThatLeftThePool()
    {
        LeaseServer server;
        ServedPort port;
        port.listen();
        const PoolLease lease = port.lease(server, 100'000);
        port.setLeases({lease});
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:443"));
        QTRY_COMPARE(client.status(), 200);
        port.gateway.setLeases(port.terms.id, {}, {lease.id}, false);
        PortClient another(port.terms.port);
        another.write(connectTo("site.test:443"));
        QTRY_COMPARE(another.status(), 503);
        client.write("still");
        QTRY_VERIFY(client.got.endsWith("still")); // until its deadline
        port.moveClock(99'000);
        QTRY_VERIFY(client.isEnded);
    }
};

QTEST_GUILESS_MAIN(TestGatewayLeases)
#include "tst_gateway_leases.moc"
