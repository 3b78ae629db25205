// SPDX-License-Identifier: MIT
#include "check/scripted_lease.h"
#include "port_under_test.h"
#include "recorded_sockets.h"
#include "simulator/conversation.h"

#include <QSet>

using namespace proxydeck;
using namespace Qt::StringLiterals;

using Kind = SocketCall::Kind;

namespace {

QByteArray place(quint16 port) { return "127.0.0.1:" + QByteArray::number(port); }

QByteArray socks5(const QByteArray &address, quint16 port, const QByteArray &then)
{
    return "\x05\x01" + QByteArray(1, '\0') + QByteArrayLiteral("\x05\x01\x00") + address + char(port >> 8) + char(port)
        + then;
}

} // namespace

/// Whatever clients ask for and whatever leases do: each socket that the gateway opens goes to a lease of its pool, or
/// listens at its port.
class TestNoDirectConnection : public QObject
{
    Q_OBJECT

    std::unique_ptr<PortUnderTest> m_port;
    std::unique_ptr<ScriptedLease> m_trap; ///< on this machine, where nothing of the gateway's may arrive
    QSet<QByteArray> m_leases;             ///< places
    QSet<QByteArray> m_names;              ///< that may be resolved: leases'

    quint64 lease(const ScriptedLease &server, const QString &host = u"127.0.0.1"_s)
    {
        m_leases.insert(place(server.serverPort()));
        m_leases.insert("[::1]:" + QByteArray::number(server.serverPort())); // what the name of loopback may be
        if (host != u"127.0.0.1")
            m_names.insert(host.toLatin1());
        return m_port->addLease(server.serverPort(), [&host](PoolLease &lease) { lease.host = host; });
    }

    /// Of every kind; the targets would be reached by who went there directly, or the attempt be seen.
    QList<QByteArray> requests() const
    {
        const QByteArray trap = QByteArray::number(m_trap->serverPort());
        const QByteArray get = "GET / HTTP/1.1\r\nHost: site.test\r\n\r\n";
        const auto http = [](const QByteArray &line, const QByteArray &host, const QByteArray &more = {}) {
            return line + " HTTP/1.1\r\nHost: " + host + "\r\n" + more + "\r\n";
        };
        return {
            http("CONNECT site.test:443", "site.test:443") + get,
            http("CONNECT 192.0.2.7:443", "192.0.2.7:443"),
            http("CONNECT [2001:db8::7]:443", "[2001:db8::7]:443"),
            http("CONNECT 127.0.0.1:" + trap, "127.0.0.1:" + trap),
            http("CONNECT localhost:" + trap, "localhost:" + trap),
            http("CONNECT 2130706433:" + trap, "2130706433:" + trap),
            http("CONNECT 127.0.0.1:" + QByteArray::number(m_port->terms.port), "x"),
            http("GET http://site.test/", "site.test"),
            http("GET http://192.0.2.7/", "192.0.2.7"),
            http("GET http://127.0.0.1:" + trap + "/", "127.0.0.1:" + trap),
            http("GET http://site.test/", "127.0.0.1:" + trap),
            http("POST http://site.test/", "site.test", "Content-Length: 3\r\n") + "abc",
            http("GET ws://site.test/", "site.test", "Connection: upgrade\r\nUpgrade: websocket\r\n"),
            http("GET ftp://site.test/", "site.test"),
            http("GET /", "127.0.0.1:" + trap),
            http("CONNECT site.test:443", "site.test:443",
                 "Proxy-Authorization: Basic " + QByteArray("session-a:").toBase64() + "\r\n"),
            socks5("\x03\x09site.test", 443, get),
            socks5("\x01" + QByteArrayLiteral("\xc0\x00\x02\x07"), 443, get),
            socks5("\x04" + QByteArray::fromHex("20010db8000000000000000000000007"), 443, get),
            socks5("\x01" + QByteArrayLiteral("\x7f\x00\x00\x01"), m_trap->serverPort(), get),
            "\x04\x01" + QByteArrayLiteral("\x01\xbb\xc0\x00\x02\x07\x00"),
            "not a request\r\n\r\n",
        };
    }

    /// \a isAnswered: also plain HTTP, whose answer may take a site a minute.
    void useIt(bool isAnswered = true)
    {
        std::vector<std::unique_ptr<sim::Conversation>> clients;
        for (const QByteArray &request : requests()) {
            clients.push_back(std::make_unique<sim::Conversation>(m_port->terms.port));
            clients.back()->send(request);
        }
        // Each has an answer, or is sent away.
        for (size_t i = 0; i < clients.size(); ++i) {
            sim::Conversation &client = *clients[i];
            if (!isAnswered && requests().at(qsizetype(i)).contains(" http://"))
                continue;
            QVERIFY2(sim::waitUntil([&client] {
                         return client.received().size() > 2
                             || client.socket().state() == QAbstractSocket::UnconnectedState;
                     }),
                     requests().at(qsizetype(i)).left(60).constData());
        }
    }

    void verifyCalls()
    {
        int connected = 0;
        int listening = 0;
        for (const SocketCall &call : takeSocketCallsOfOthers()) {
            switch (call.kind) {
            case Kind::Open:
                QVERIFY2(call.place == "inet" || call.place == "inet6", call.place.constData());
                break;
            case Kind::Connect:
                ++connected;
                QVERIFY2(m_leases.contains(call.place), call.place.constData());
                break;
            case Kind::Listen:
                ++listening;
                QVERIFY2(call.place == place(m_port->terms.port)
                             || call.place == "[::1]:" + QByteArray::number(m_port->terms.port),
                         call.place.constData());
                break;
            case Kind::SendTo:
                QFAIL(call.place.constData()); // a datagram
                break;
            case Kind::Resolve:
                QVERIFY2(m_names.contains(call.place), call.place.constData());
                break;
            }
        }
        QVERIFY(listening > 0);
        QCOMPARE(connected > 0, !m_leases.isEmpty());
        QCOMPARE(m_trap->connections, 0);
    }

private Q_SLOTS:
    void init()
    {
        takeSocketCallsOfOthers();
        m_leases.clear();
        m_names.clear();
        m_trap = std::make_unique<ScriptedLease>();
        m_port = std::make_unique<PortUnderTest>();
        m_port->terms.tryS = 1;
        m_port->terms.waitS = 1;
        m_port->terms.sticky = PoolSticky::UserName;
        QVERIFY(m_port->open());
    }
    void cleanup() { m_port.reset(); }

    /// Or the rest would prove nothing.
    void callsAreSeen()
    {
        takeOwnSocketCalls();
        {
            const sim::Conversation conversation(m_trap->serverPort());
            QVERIFY(conversation.connected());
        }
        QList<QByteArray> places;
        for (const SocketCall &call : takeOwnSocketCalls()) {
            if (call.kind == Kind::Connect)
                places.append(call.place);
        }
        QVERIFY(places.contains(place(m_trap->serverPort())));
        std::thread other([this] {
            QTcpSocket socket;
            socket.setProxy(QNetworkProxy::NoProxy);
            socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_trap->serverPort());
            socket.waitForConnected();
        });
        other.join();
        const QList<SocketCall> others = takeSocketCallsOfOthers();
        QVERIFY(std::any_of(others.begin(), others.end(), [this](const SocketCall &call) {
            return call.kind == Kind::Connect && call.place == place(m_trap->serverPort());
        }));
    }

    void leases_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("closes");
        QTest::newRow("good") << connectYes << false;
        QTest::newRow("says nothing") << QByteArray() << false;
        QTest::newRow("closes") << QByteArray() << true;
        QTest::newRow("closes within its answer") << connectYes.left(20) << true;
        QTest::newRow("asks for a login") << httpAnswer(407, {}, "Proxy-Authenticate: Basic realm=\"x\"\r\n") << true;
        QTest::newRow("refuses the target") << httpAnswer(403, {}) << true;
        QTest::newRow("does not reach it") << httpAnswer(502, {}) << true;
        QTest::newRow("no HTTP") << QByteArrayLiteral("\x02\x00\x01garbage\r\n\r\n") << true;
        QTest::newRow("leads elsewhere") << httpAnswer(302, {}, "Location: http://192.0.2.99/\r\n") << true;
    }
    void leases()
    {
        QFETCH(QByteArray, answer);
        QFETCH(bool, closes);
        std::vector<std::unique_ptr<ScriptedLease>> servers;
        for (int i = 0; i < 3; ++i) {
            servers.push_back(std::make_unique<ScriptedLease>([=](const QByteArray &) {
                return ScriptedLease::Answer{answer, closes};
            }));
            lease(*servers.back());
        }
        useIt(!answer.isEmpty() || closes);
        verifyCalls();
    }

    void leaseWithAName()
    {
        ScriptedLease server(asLease({connectYes}, {httpAnswer(200, "yes")}, {httpAnswer(200, "yes")}));
        lease(server, u"localhost"_s);
        useIt();
        verifyCalls();
    }

    void nobodyIsThere()
    {
        {
            const ScriptedLease ended;
            lease(ended);
        }
        useIt();
        verifyCalls();
    }

    void emptyPool()
    {
        useIt();
        verifyCalls();
    }

    void clockNotKnown()
    {
        ScriptedLease server(asLease({connectYes}));
        m_port->addLease(server.serverPort());
        m_port->gateway.setClockUncertain(true);
        useIt();
        verifyCalls(); // not even to a lease
        QCOMPARE(server.connections, 0);
    }

    /// Leases that go while they are used, another network, the port changed: the pool is all there is.
    void allGoesMeanwhile()
    {
        ScriptedLease silent;
        ScriptedLease good(asLease({connectYes}));
        const QList<quint64> ids{lease(silent), lease(good), lease(silent), lease(good)};
        QTimer trouble;
        int step = 0;
        connect(&trouble, &QTimer::timeout, &trouble, [&] {
            m_port->gateway.networkChanged();
            if (step < ids.size())
                m_port->removeLease(ids.at(step));
            if (step == 5)
                m_port->terms.policy = PoolPolicy::OneAtATime;
            m_port->gateway.setPort(m_port->terms, {});
            ++step;
        });
        trouble.start(50);
        useIt(false);
        verifyCalls();
    }

    void shutDownMeanwhile()
    {
        ScriptedLease silent;
        lease(silent);
        std::vector<std::unique_ptr<sim::Conversation>> clients;
        for (const QByteArray &request : requests()) {
            clients.push_back(std::make_unique<sim::Conversation>(m_port->terms.port));
            clients.back()->send(request);
        }
        QTRY_VERIFY(silent.connections > 0);
        bool isDown = false;
        connect(&m_port->gateway, &Gateway::down, this, [&isDown] { isDown = true; });
        m_port->gateway.shutDown(100);
        QTRY_VERIFY(isDown);
        verifyCalls();
    }
};

QTEST_GUILESS_MAIN(TestNoDirectConnection)
#include "tst_no_direct_connection.moc"
