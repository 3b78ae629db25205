// SPDX-License-Identifier: MIT
// What is left of a connection, a port and their account when one of those that take part ends before the others.
#include "served_port.h"

#include <QTest>

#include <utility>

#ifdef Q_OS_UNIX
#include "raw_socket.h"

#include <QProcess>

#include <fcntl.h>
#endif

using namespace proxydeck;
using namespace Qt::StringLiterals;

using Answer = LeaseServer::Answer;
using Then = Answer::Then;

namespace {

QByteArray get(const QByteArray &fields = {})
{
    return "GET http://site.test/ HTTP/1.1\r\nHost: site.test\r\n" + fields + "\r\n";
}

LeaseServer::Answer waits(const QByteArray &) { return {{}, Then::Wait}; }

} // namespace

class TestGatewayEndings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
#ifdef Q_OS_UNIX
    /// A browser that was started from here goes on for days.
    void startedProgramsHoldNothingOpen()
    {
        LeaseServer server;
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:443"));
        QTRY_COMPARE(client.status(), 200);
        QProcess other;
        other.start(u"sleep"_s, {u"600"_s});
        QVERIFY(other.waitForStarted());
        port.gateway.removePort(port.terms.id);
        QTRY_VERIFY(client.isEnded);
        QTRY_COMPARE(server.closed, 1);
        const qsizetype told = port.stateSpy.size();
        port.apply();
        QTRY_COMPARE(port.stateSpy.size(), told + 1);
        QCOMPARE(port.lastState().kind, PortState::Kind::Listening);
        other.kill();
        QVERIFY(other.waitForFinished());
    }
#endif

#ifdef Q_OS_UNIX
    /// An answer that ends with its connection must not seem to be whole.
    void halfAnAnswerIsNoWholeOne()
    {
        LeaseServer server;
        server.onHead = [](const QByteArray &) { return Answer{"HTTP/1.1 200 OK\r\n\r\nbegin", Then::Wait}; };
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        RawSocket client;
        QVERIFY(client.connectTo(port.terms.port));
        QVERIFY(client.write(get()));
        QTRY_COMPARE(server.heads.size(), 1);
        QVERIFY(client.readUntil("begin").endsWith("begin"));
        port.terms.isOn = false;
        port.apply();
        QCOMPARE(client.readError(), ECONNRESET);
    }
#endif

    void theLastFiguresComeBeforeDown()
    {
        LeaseServer server;
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:443"));
        QTRY_COMPARE(client.status(), 200);
        client.write("12345");
        QTRY_VERIFY(client.got.endsWith("12345"));
        port.gateway.shutDown(0);
        QTRY_COMPARE(port.downSpy.size(), 1);
        QCOMPARE(port.figuresSpy.size(), 1);
        const auto figures = port.figuresSpy.first().first().value<GatewayFigures>();
        QCOMPARE(figures.uses.size(), 1);
        QCOMPARE(figures.uses.first().begun, 1);
        QCOMPARE(figures.uses.first().up, 5);
        QCOMPARE(figures.uses.first().down, 5);
        QCOMPARE(figures.uses.first().open, 0);
    }

    void clientThatAsksAndTakesNothing()
    {
        constexpr int requests = 600;
        const QByteArray answer = "HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n" + QByteArray(60'000, 'x');
        LeaseServer server;
        server.onHead = [&](const QByteArray &) { return Answer{answer}; };
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.setReadBufferSize(1);
        client.disconnect(&client, &QTcpSocket::readyRead, nullptr, nullptr);
        for (int i = 0; i < requests; ++i)
            client.write(get());
        qint64 moved = -1;
        int times = 0;
        const auto hasStopped = [&] {
            const qint64 now = port.portFigures().down;
            times = std::exchange(moved, now) == now && now > 0 ? times + 1 : 0;
            return times >= 20;
        };
        QTRY_VERIFY(hasStopped());
        QVERIFY2(moved < requests * answer.size() / 2, qPrintable(QString::number(moved)));
        client.setReadBufferSize(0);
        QByteArray got;
        QTRY_VERIFY((got += client.readAll()).size() == requests * answer.size());
        QCOMPARE(got.count("HTTP/1.1 200 OK"), requests);
        QCOMPARE(port.portFigures().succeeded, requests);
    }

    void upgradedWhileItsLeaseEnds()
    {
        LeaseServer server;
        server.onHead = waits;
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server, 100'000)});
        PortClient client(port.terms.port);
        client.write(get("Connection: Upgrade\r\nUpgrade: websocket\r\n"));
        QTRY_COMPARE(server.heads.size(), 1);
        port.moveClock(98'500);
        port.moveClock(-98'000); // so that its deadline is no reason to end
        server.carryOut(server.sockets.first(),
                        {"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"});
        QTRY_COMPARE(client.status(), 101);
        QTRY_VERIFY(client.isEnded); // as soon as it is idle
    }

    void clientThatResetsIsNotCut()
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
        QCOMPARE(port.portFigures().open, 1);
        resetConnection(client);
        QTRY_COMPARE(port.portFigures().open, 0);
        QCOMPARE(port.portFigures().cut, 0);
    }

    void theNextLeaseIsNotTheOneThatEnded()
    {
        LeaseServer one, two;
        one.onHead = waits;
        two.onHead = [](const QByteArray &) {
            return Answer{"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbegin", Then::Reset};
        };
        ServedPort port;
        port.terms.policy = PoolPolicy::OneAtATime;
        port.listen();
        port.setLeases({port.lease(one, 100'000)});
        PortClient client(port.terms.port);
        client.write(get());
        QTRY_COMPARE(one.heads.size(), 1);
        port.gateway.setLeases(port.terms.id, {port.lease(two, 600'000)}, {}, false);
        port.moveClock(98'500); // the first one ends
        one.sockets.first()->disconnectFromHost();
        QTRY_VERIFY(client.isEnded);
        QCOMPARE(two.heads.size(), 1);
        QCOMPARE(port.portFigures().cut, 0);
    }

    // Moc knows no Q_OS_LINUX: a slot that is left out for others is left out here as well.
    void networkChangeWithOneLease()
    {
#ifdef Q_OS_LINUX
        // A listener whose queue is full: connecting to it takes for ever.
        RawSocket full;
        QVERIFY(full.listen(0));
        RawSocket inQueue, another;
        QVERIFY(inQueue.connectTo(full.port()));
        ::fcntl(another.fd, F_SETFL, O_NONBLOCK);
        another.connectTo(full.port());
        LeaseServer any;
        ServedPort port;
        port.terms.tries = 1;
        port.terms.tryS = 30;
        port.listen();
        PoolLease only = port.lease(any);
        only.port = full.port();
        port.setLeases({only});
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:443"));
        QTRY_VERIFY(!port.figures().connections.isEmpty());
        QTRY_COMPARE(port.figures().connections.first().state, ConnectionFigures::State::Connecting);
        port.gateway.networkChanged();
        QCOMPARE(port.figures().connections.size(), 1);
        QCOMPARE(port.figures().connections.first().state, ConnectionFigures::State::Connecting); // anew
        QVERIFY(client.got.isEmpty());
#else
        QSKIP("A listener whose queue is full answers here.");
#endif
    }
};

QTEST_GUILESS_MAIN(TestGatewayEndings)
#include "tst_gateway_endings.moc"
