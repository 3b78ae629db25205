// SPDX-License-Identifier: MIT
// What a local port bears: the port taken, clients without end, no descriptors, the program's end.
#include "served_port.h"

#include <QTest>

#ifdef Q_OS_UNIX
#include "raw_socket.h"

#include <sys/resource.h>
#endif

#include <memory>
#include <vector>

using namespace proxydeck;
using namespace Qt::StringLiterals;

using Answer = LeaseServer::Answer;
using Clients = std::vector<std::unique_ptr<PortClient>>;

namespace {

const QByteArray get = "GET http://site.test/ HTTP/1.1\r\nHost: site.test\r\n\r\n";
const QByteArray ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

template<typename Which>
qsizetype countOf(const Clients &clients, Which which)
{
    return std::count_if(clients.cbegin(), clients.cend(), [&](const auto &client) { return which(*client); });
}

} // namespace

class TestGatewayLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
#ifdef Q_OS_UNIX
        // As the program does at its start, and more: both sides are here.
        rlimit limit{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
        limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 20'000);
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limit), 0);
#endif
    }

    void portTaken_data()
    {
        QTest::addColumn<QHostAddress>("address");
        QTest::newRow("IPv4") << QHostAddress(QHostAddress::LocalHost);
        QTest::newRow("IPv6") << QHostAddress(QHostAddress::LocalHostIPv6);
    }

    void portTaken()
    {
        QFETCH(QHostAddress, address);
        QTcpServer other;
        other.setProxy(QNetworkProxy::NoProxy);
        ServedPort port;
        if (!other.listen(address, port.terms.port))
            QSKIP("This machine has no IPv6.");
        port.apply();
        QTRY_COMPARE(port.lastState().kind, PortState::Kind::AddressInUse);
        QCOMPARE(port.portFigures().state.kind, PortState::Kind::AddressInUse);
        other.close();
        port.apply(); // once more
        QTRY_COMPARE(port.lastState().kind, PortState::Kind::Listening);
    }

    void addressThatIsNotHere()
    {
        ServedPort port;
        port.terms.address = u"203.0.113.1"_s; // of no network (RFC 5737)
        port.terms.hasPassword = true;
        port.terms.allowed = u"203.0.113.0/24"_s;
        port.apply();
        QTRY_COMPARE(port.lastState().kind, PortState::Kind::NoSuchAddress);
    }

    void switchedOffAndOn()
    {
        LeaseServer server;
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:443"));
        QTRY_COMPARE(client.status(), 200);
        port.terms.leastLeftS = 30; // what is open stays
        port.apply();
        client.write("still");
        QTRY_VERIFY(client.got.endsWith("still"));
        port.terms.isOn = false;
        port.apply();
        QTRY_VERIFY(client.isEnded);
        QTRY_COMPARE(port.lastState().kind, PortState::Kind::Off);
        PortClient refused(port.terms.port);
        QTRY_VERIFY(refused.isEnded);
        port.terms.isOn = true;
        port.apply();
        QTRY_COMPARE(port.lastState().kind, PortState::Kind::Listening);
        PortClient again(port.terms.port);
        again.write(connectTo("site.test:443"));
        QTRY_COMPARE(again.status(), 200);
        port.gateway.removePort(port.terms.id);
        QTRY_VERIFY(again.isEnded);
        QVERIFY(port.figures().ports.isEmpty());
    }

    void aThousandThatSayNothing()
    {
        LeaseServer server;
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        Clients silent;
        for (int i = 0; i < 1'000; ++i)
            silent.push_back(std::make_unique<PortClient>(port.terms.port));
        // A second for each of those that have a place, and none is taken from those who are served.
        QTRY_VERIFY(countOf(silent, [](const PortClient &client) { return client.isEnded; })
                    >= 1'000 - Gateway::mostHandshakes);
        QVERIFY(port.figures().allConnections <= Gateway::mostHandshakes);
        PortClient client(port.terms.port);
        client.write(connectTo("site.test:443"));
        QTRY_COMPARE(client.status(), 200);
        silent.clear();
        QTRY_COMPARE(port.figures().allConnections, 1);
    }

    void noMoreThanMost()
    {
        LeaseServer server;
        server.onHead = [](const QByteArray &) { return Answer{ok, Answer::Then::Close}; };
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        Clients clients;
        for (int i = 0; i < Gateway::mostConnections; ++i) {
            clients.push_back(std::make_unique<PortClient>(port.terms.port));
            clients.back()->write(get); // and its connection is kept
            if (i % 100 == 99)
                QTRY_COMPARE(countOf(clients, [](const PortClient &client) { return client.got == ok; }), i + 1);
        }
        QTRY_COMPARE(countOf(clients, [](const PortClient &client) { return client.got == ok; }),
                     Gateway::mostConnections);
        PortClient more(port.terms.port);
        QTRY_VERIFY(more.isEnded);
        QVERIFY(more.got.isEmpty());
        clients.front()->disconnectFromHost();
        QTRY_COMPARE(port.figures().allConnections, Gateway::mostConnections - 1);
        PortClient another(port.terms.port);
        another.write(get);
        QTRY_COMPARE(another.got, ok);
    }

    void noMoreWaitThanMost()
    {
        LeaseServer server;
        ServedPort port;
        port.terms.waitS = 60;
        port.listen();
        Clients clients;
        for (int i = 0; i < Gateway::mostWaiting + 10; ++i) {
            clients.push_back(std::make_unique<PortClient>(port.terms.port));
            clients.back()->write(connectTo("site.test:443"));
        }
        QTRY_COMPARE(countOf(clients, [](const PortClient &client) { return client.status() == 503; }), 10);
        QCOMPARE(port.portFigures().waiting, Gateway::mostWaiting);
        port.setLeases({port.lease(server)});
        QTRY_COMPARE(countOf(clients, [](const PortClient &client) { return client.status() == 200; }),
                     Gateway::mostWaiting);
    }

    void tenThousandLeases()
    {
        LeaseServer server;
        ServedPort port;
        port.listen();
        QList<PoolLease> leases;
        for (int i = 0; i < 10'000; ++i)
            leases.append(port.lease(server));
        port.setLeases(leases);
        for (int i = 0; i < 20; ++i) {
            PortClient client(port.terms.port);
            client.write(connectTo("site.test:443"));
            QTRY_COMPARE(client.status(), 200);
        }
        QCOMPARE(port.portFigures().pool.ready, 10'000);
        port.moveClock(599'000); // all at once
        QTRY_COMPARE(port.portFigures().pool.ready, 0);
        QTRY_COMPARE(port.figures().allConnections, 0);
    }

    void sixtyFourPorts()
    {
        LeaseServer server;
        ServedPort port;
        const PoolLease lease = port.lease(server);
        std::vector<PortTerms> ports;
        std::vector<std::unique_ptr<QTcpServer>> places; // so that none is given twice
        for (int i = 0; i < PortTerms::mostPorts; ++i) {
            places.push_back(std::make_unique<QTcpServer>());
            places.back()->setProxy(QNetworkProxy::NoProxy);
            QVERIFY(places.back()->listen(QHostAddress::LocalHost));
            PortTerms terms = port.terms;
            terms.id = QUuid::createUuid();
            terms.port = places.back()->serverPort();
            ports.push_back(terms);
        }
        places.clear();
        for (const PortTerms &terms : ports) {
            port.gateway.setPort(terms, {});
            port.gateway.setLeases(terms.id, {lease}, {}, true);
        }
        QTRY_COMPARE(port.stateSpy.size(), 64);
        for (const QList<QVariant> &told : port.stateSpy)
            QCOMPARE(told.at(1).value<PortState>().kind, PortState::Kind::Listening);
        Clients clients;
        for (const PortTerms &terms : ports) {
            clients.push_back(std::make_unique<PortClient>(terms.port));
            clients.back()->write(connectTo("site.test:443"));
        }
        QTRY_COMPARE(countOf(clients, [](const PortClient &client) { return client.status() == 200; }), 64);
        QCOMPARE(port.figures().ports.size(), 64);
        // To one of them through another one.
        PortClient loop(ports.front().port);
        loop.write(connectTo("127.0.0.1:" + QByteArray::number(ports.back().port)));
        QTRY_COMPARE(loop.status(), 403);
    }

    void quitsWithTunnelsOpen()
    {
        LeaseServer server;
        Clients clients;
        {
            ServedPort port;
            port.listen();
            port.setLeases({port.lease(server)});
            for (int i = 0; i < 500; ++i) {
                clients.push_back(std::make_unique<PortClient>(port.terms.port));
                clients.back()->write(connectTo("site.test:443"));
            }
            QTRY_COMPARE(countOf(clients, [](const PortClient &client) { return client.status() == 200; }), 500);
            port.gateway.shutDown(0);
            QTRY_COMPARE(port.downSpy.size(), 1);
            QTRY_COMPARE(countOf(clients, [](const PortClient &client) { return client.isEnded; }), 500);
            QTRY_COMPARE(server.closed, 500);
            PortClient late(port.terms.port);
            QTRY_VERIFY(late.isEnded);
        }
    }

    void endsWithTunnelsOpen()
    {
        LeaseServer server;
        server.onHead = [](const QByteArray &head) {
            return head.contains("wait") ? Answer{{}, Answer::Then::Wait} : Answer{LeaseServer::yes};
        };
        Clients clients;
        {
            ServedPort port;
            port.terms.tryS = 30;
            port.listen();
            port.setLeases({port.lease(server)});
            for (const char *target : {"wait.test:443", "site.test:443", "site.test:443"}) {
                clients.push_back(std::make_unique<PortClient>(port.terms.port));
                clients.back()->write(connectTo(target));
            }
            QTRY_COMPARE(server.heads.size(), 3);
        } // without a word
        QTRY_COMPARE(countOf(clients, [](const PortClient &client) { return client.isEnded; }), 3);
        QTRY_COMPARE(server.closed, 3);
    }

    void busyTunnelsGetTheirTime()
    {
        LeaseServer server;
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        PortClient idle(port.terms.port), busy(port.terms.port), silent(port.terms.port);
        idle.write(connectTo("site.test:443"));
        busy.write(connectTo("site.test:443"));
        QTRY_VERIFY(idle.status() == 200 && busy.status() == 200);
        QTRY_VERIFY(!port.figures().connections.isEmpty() && countIdle(port.figures()) == 2); // no byte for a second
        QTimer flow;
        connect(&flow, &QTimer::timeout, this, [&] { busy.write("x"); });
        flow.start(20);
        QTRY_COMPARE(countIdle(port.figures()), 1);
        port.gateway.shutDown(60'000);
        QTRY_VERIFY(idle.isEnded && silent.isEnded);
        const qsizetype got = busy.got.size();
        QTRY_VERIFY(busy.got.size() > got + 20);
        QVERIFY(port.downSpy.isEmpty());
        flow.stop();
        QTRY_VERIFY(busy.isEnded); // when it is idle
        QTRY_COMPARE(port.downSpy.size(), 1);
    }

#ifdef Q_OS_UNIX
    void fewDescriptors()
    {
        // The half of what the system gives is the rest of the program's.
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
        rlimit few = before;
        few.rlim_cur = 120;
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &few), 0);
        LeaseServer server;
        ServedPort port; // reads it
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
        port.listen();
        port.setLeases({port.lease(server)});
        Clients clients;
        for (int i = 0; i < 50; ++i) {
            clients.push_back(std::make_unique<PortClient>(port.terms.port));
            clients.back()->write(connectTo("site.test:443"));
        }
        QTRY_COMPARE(port.lastState().kind, PortState::Kind::NoDescriptors);
        const auto isServed = [](const PortClient &client) { return client.status() == 200; };
        QTRY_COMPARE(countOf(clients, isServed), 30);
        QCOMPARE(port.figures().allConnections, 30);
        port.apply(); // as it is tried again every few seconds: who waits to be accepted goes on waiting
        QCOMPARE(port.portFigures().state.kind, PortState::Kind::NoDescriptors);
        QCOMPARE(port.lastState().kind, PortState::Kind::NoDescriptors);
        for (int i = 0; i < 25; ++i)
            clients[size_t(i)]->disconnectFromHost();
        QTRY_COMPARE(countOf(clients, isServed), 50); // they have waited
        QTRY_COMPARE(port.lastState().kind, PortState::Kind::Listening);
    }

    void noDescriptors()
    {
        LeaseServer server;
        ServedPort port;
        port.listen();
        port.setLeases({port.lease(server)});
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
        RawSocket client; // has its descriptor
        const int next = ::dup(client.fd);
        ::close(next);
        rlimit none = before;
        none.rlim_cur = rlim_t(next);
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &none), 0);
        const bool isConnected = client.connectTo(port.terms.port) && client.write(connectTo("site.test:443"));
        const bool isTold
            = QTest::qWaitFor([&] { return port.lastState().kind == PortState::Kind::NoDescriptors; }, 60'000);
        const qsizetype told = port.stateSpy.size();
        (void)QTest::qWaitFor([] { return false; }, 600); // it is tried again meanwhile, and not told again
        const qsizetype toldAgain = port.stateSpy.size() - told;
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
        QVERIFY(isConnected);
        QVERIFY(isTold);
        QCOMPARE(toldAgain, 0);
        QTRY_COMPARE(port.lastState().kind, PortState::Kind::Listening);
        QTRY_COMPARE(server.heads.size(), 1);
        QCOMPARE(client.readUntil("\r\n\r\n"), LeaseServer::yes);
    }
#endif

private:
    static qsizetype countIdle(const GatewayFigures &figures)
    {
        return std::count_if(figures.connections.cbegin(), figures.connections.cend(),
                             [](const auto &connection) { return connection.state == ConnectionFigures::State::Idle; });
    }
};

QTEST_GUILESS_MAIN(TestGatewayLimits)
#include "tst_gateway_limits.moc"
