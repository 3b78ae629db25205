// SPDX-License-Identifier: MIT
// Leases as proxies: by hand and by curl.
#include "base/system_clock.h"
#include "simulator/simulator.h"
#include "support/fake_clock.h"

#include "conversation.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QUrl>

using namespace proxydeck;
using namespace proxydeck::sim;
using namespace Qt::StringLiterals;

namespace {

quint16 portOf(const QString &server) { return server.section(u':', 1).toUShort(); }

/// Sends back what it gets.
class EchoServer : public QTcpServer
{
public:
    EchoServer()
    {
        setProxy(QNetworkProxy::NoProxy);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                const QByteArray bytes = socket->readAll();
                received += bytes;
                socket->write(bytes);
            });
        });
        listen(QHostAddress::LocalHost);
    }
    QByteArray received;
};

} // namespace

class TestLeaseProxies : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    std::unique_ptr<Simulator> m_vendor;
    KeyPlan m_key;
    QString m_server;
    QByteArray m_exit;

    QByteArray credentials(const QByteArray &pair) { return "Proxy-Authorization: Basic " + pair.toBase64() + "\r\n"; }
    QByteArray right() { return credentials("TESTKEY01:TESTPWD01"); }
    QByteArray echoTarget() const { return "127.0.0.1:" + QByteArray::number(m_vendor->port()); }
    void lease(const QByteArray &query = "key=TESTKEY01&pwd=TESTPWD01")
    {
        const QJsonObject row = get(m_vendor->port(), "share.proxy.qg.net", "/get?" + query).rows().at(0).toObject();
        m_server = row.value("server"_L1).toString();
        m_exit = row.value("proxy_ip"_L1).toString().toLatin1();
    }

private Q_SLOTS:
    void init()
    {
        m_vendor = std::make_unique<Simulator>(m_clock);
        QVERIFY(m_vendor->listen());
        m_key = {};
        m_key.key = u"TESTKEY01"_s;
        m_key.pwd = u"TESTPWD01"_s;
        m_key.plan = Plan::ShortMetered;
        m_key.leaseSeconds = 60;
        m_vendor->addKey(m_key);
        lease();
        QVERIFY(portOf(m_server) != 0);
    }
    void cleanup() { m_vendor.reset(); }

    void tunnels()
    {
        EchoServer echo;
        Conversation conversation(portOf(m_server));
        // Bytes behind the head belong to the tunnel.
        conversation.send("CONNECT 127.0.0.1:" + QByteArray::number(echo.serverPort()) + " HTTP/1.1\r\nHost: x\r\n"
                          + right() + "\r\nearly ");
        const QByteArray established = "HTTP/1.1 200 Connection established\r\n\r\n";
        QVERIFY(conversation.waitForBytes(established.size() + 6));
        const QByteArray big(2'000'000, 'b');
        conversation.send(big);
        QVERIFY(conversation.waitForBytes(established.size() + 6 + big.size()));
        QVERIFY(conversation.received() == established + "early " + big);
    }

    void forwardsAbsoluteForm()
    {
        EchoServer echo;
        const QByteArray target = "127.0.0.1:" + QByteArray::number(echo.serverPort());
        Conversation conversation(portOf(m_server));
        conversation.send("POST http://" + target + "/path?q=%20 HTTP/1.1\r\nHost: " + target + "\r\n" + right()
                          + "Proxy-Connection: keep-alive\r\nConnection: X-Hop\r\nX-Hop: 1\r\nX-End: "
                            "2\r\nContent-Length: 4\r\n\r\nbo");
        conversation.send("dy");
        const QByteArray expected = "POST /path?q=%20 HTTP/1.1\r\nHost: " + target
            + "\r\nX-End: 2\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbody";
        QVERIFY(conversation.waitForBytes(expected.size()));
        QCOMPARE(echo.received, expected);
    }

    void showsItsExit()
    {
        QVERIFY(m_exit.startsWith("192.0.2.") || m_exit.startsWith("198.51.100."));
        Conversation named(portOf(m_server));
        named.send("GET http://d.qg.net/ip HTTP/1.1\r\nHost: d.qg.net\r\n" + right() + "\r\n");
        QCOMPARE(named.next().body, m_exit);
        Conversation tunnelled(portOf(m_server));
        tunnelled.send("CONNECT " + echoTarget() + " HTTP/1.1\r\nHost: x\r\n" + right() + "\r\n");
        QVERIFY(tunnelled.waitForBytes(39));
        QCOMPARE(tunnelled.next().status, 200);
        tunnelled.send("GET /ip HTTP/1.1\r\nHost: d.qg.net\r\n\r\n");
        QCOMPARE(tunnelled.next().body, m_exit);
        QCOMPARE(get(m_vendor->port(), "d.qg.net", "/ip").body, "127.0.0.1");
    }

    void checkAddress()
    {
        Conversation lease(portOf(m_server));
        lease.send("CONNECT check.qg-demo.test:80 HTTP/1.1\r\nHost: x\r\n" + right() + "\r\n");
        QVERIFY(lease.waitForBytes(39));
        QCOMPARE(lease.next().status, 200);
        // What the test has scripted for the vendor is not for it.
        Fault fault;
        fault.kind = Fault::Kind::Http500;
        m_vendor->script(fault);
        lease.send("GET /ip HTTP/1.1\r\nHost: check.qg-demo.test\r\n\r\n");
        QCOMPARE(lease.next().body, m_exit);
        QVERIFY(m_vendor->hasScript());
    }

    void faults_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QByteArray>("begin"); ///< of all that comes until the end
        const auto row = [](const char *name, ProxyFault fault, const QByteArray &begin) {
            QTest::newRow(name) << int(fault) << begin;
        };
        row("close", ProxyFault::Close, "");
        row("407", ProxyFault::AskLogin, "HTTP/1.1 407 ");
        row("403", ProxyFault::Forbid, "HTTP/1.1 403 ");
        row("502", ProxyFault::BadGateway, "HTTP/1.1 502 ");
        row("garbage", ProxyFault::Garbage, QByteArray("\x02\x00garbage", 9));
    }

    void faults()
    {
        QFETCH(int, fault);
        QFETCH(QByteArray, begin);
        m_vendor->setProxyFault(m_server, ProxyFault(fault));
        Conversation lease(portOf(m_server));
        lease.send("CONNECT " + echoTarget() + " HTTP/1.1\r\nHost: x\r\n" + right() + "\r\n");
        QVERIFY(lease.waitForEnd());
        QVERIFY(lease.received().startsWith(begin));
        QCOMPARE(lease.received().isEmpty(), begin.isEmpty());
    }

    void faultsOfLeasesToCome()
    {
        m_vendor->setProxyFaults([](quint64 number) {
            return number == 2 ? ProxyFault::WrongExit : number == 3 ? ProxyFault::Refuse : ProxyFault::None;
        });
        lease();
        Conversation wrong(portOf(m_server));
        wrong.send("GET http://d.qg.net/ip HTTP/1.1\r\nHost: d.qg.net\r\n" + right() + "\r\n");
        QCOMPARE(wrong.next().body, "203.0.113.254");
        lease();
        QTcpSocket refused;
        refused.setProxy(QNetworkProxy::NoProxy);
        refused.connectToHost(QHostAddress(QHostAddress::LocalHost), portOf(m_server));
        QVERIFY(waitUntil([&] { return refused.state() == QAbstractSocket::UnconnectedState; }));
        QCOMPARE(refused.error(), QAbstractSocket::ConnectionRefusedError);
    }

    void credentialsAreAskedFor_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("status");
        QTest::newRow("none") << QByteArray() << 407;
        QTest::newRow("right") << credentials("TESTKEY01:TESTPWD01") << 200;
        QTest::newRow("scheme in capitals")
            << "Proxy-Authorization: BASIC " + QByteArray("TESTKEY01:TESTPWD01").toBase64() + "\r\n"
            << 200;
        QTest::newRow("wrong password") << credentials("TESTKEY01:TESTPWD02") << 407;
        QTest::newRow("no password") << credentials("TESTKEY01:") << 407;
        QTest::newRow("no colon") << credentials("TESTKEY01") << 407;
        QTest::newRow("wrong user") << credentials("TESTKEY02:TESTPWD01") << 407;
        QTest::newRow("other scheme") << "Proxy-Authorization: Bearer VEVTVA==\r\n"_ba << 407;
        QTest::newRow("not base64") << "Proxy-Authorization: Basic ***\r\n"_ba << 407;
        QTest::newRow("too short") << "Proxy-Authorization: B\r\n"_ba << 407;
        QTest::newRow("for the wrong one") << "Authorization: Basic " + QByteArray("TESTKEY01:TESTPWD01").toBase64()
                + "\r\n" << 407;
    }
    void credentialsAreAskedFor()
    {
        QFETCH(QByteArray, line);
        QFETCH(int, status);
        for (const QByteArray &request : {"GET http://d.qg.net/ip HTTP/1.1\r\nHost: d.qg.net\r\n"_ba,
                                          "CONNECT " + echoTarget() + " HTTP/1.1\r\nHost: x\r\n"}) {
            Conversation conversation(portOf(m_server));
            conversation.send(request + line + "\r\n");
            const Answer answer = conversation.next();
            QCOMPARE(answer.status, status);
            QCOMPARE(answer.field("Proxy-Authenticate").startsWith("Basic realm="), status == 407);
        }
    }

    void aKeyWithoutPasswordTakesAny()
    {
        m_key.key = u"TESTKEY02"_s;
        m_key.pwd.clear();
        m_vendor->addKey(m_key);
        lease("key=TESTKEY02");
        const auto statusWith = [this](const QByteArray &line) {
            Conversation conversation(portOf(m_server));
            conversation.send("GET http://d.qg.net/ip HTTP/1.1\r\nHost: d.qg.net\r\n" + line + "\r\n");
            return conversation.next().status;
        };
        QCOMPARE(statusWith(credentials("TESTKEY02:")), 200);
        QCOMPARE(statusWith(credentials("TESTKEY02:whatever")), 200);
        QCOMPARE(statusWith(credentials("TESTKEY01:")), 407);
        QCOMPARE(statusWith({}), 407);
        m_key.proxiesOpen = true;
        m_vendor->addKey(m_key);
        lease("key=TESTKEY02");
        QCOMPARE(statusWith({}), 200);
    }

    void onlyThisMachineIsReached_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::newRow("name") << "CONNECT example.com:443 HTTP/1.1\r\n"_ba << 403;
        QTest::newRow("address") << "CONNECT 192.0.2.7:80 HTTP/1.1\r\n"_ba << 403;
        QTest::newRow("any address") << "CONNECT 0.0.0.0:80 HTTP/1.1\r\n"_ba << 403;
        QTest::newRow("vendor") << "GET http://share.proxy.qg.net/query HTTP/1.1\r\n"_ba << 403;
        QTest::newRow("echo by TLS") << "CONNECT d.qg.net:443 HTTP/1.1\r\n"_ba << 403;
        QTest::newRow("looks like it") << "GET http://127.0.0.1.example.com/ HTTP/1.1\r\n"_ba << 403;
        QTest::newRow("user part") << "GET http://127.0.0.1@example.com/ HTTP/1.1\r\n"_ba << 400;
        QTest::newRow("backslash") << "GET http://example.com\\@127.0.0.1/ HTTP/1.1\r\n"_ba << 400;
        QTest::newRow("no port") << "CONNECT 127.0.0.1 HTTP/1.1\r\n"_ba << 400;
        QTest::newRow("origin form") << "GET /ip HTTP/1.1\r\n"_ba << 400;
        QTest::newRow("https") << "GET https://127.0.0.1/ HTTP/1.1\r\n"_ba << 400;
        QTest::newRow("nobody there") << "CONNECT 127.0.0.1:1 HTTP/1.1\r\n"_ba << 502;
    }
    void onlyThisMachineIsReached()
    {
        QFETCH(QByteArray, request);
        Conversation conversation(portOf(m_server));
        conversation.send(request + "Host: x\r\n" + right() + "\r\n");
        QTEST(conversation.next().status, "status");
        QVERIFY(conversation.waitForEnd());
    }

    void endAtTheDeadline()
    {
        EchoServer echo;
        Conversation tunnel(portOf(m_server));
        tunnel.send("CONNECT 127.0.0.1:" + QByteArray::number(echo.serverPort()) + " HTTP/1.1\r\nHost: x\r\n" + right()
                    + "\r\n");
        QVERIFY(tunnel.waitForBytes(39));
        m_clock.advance(59'000);
        m_vendor->expireDue();
        QCOMPARE(m_vendor->leasesInUse(m_key.key), 1);
        QCOMPARE(tunnel.socket().state(), QAbstractSocket::ConnectedState);
        m_clock.advance(1'000);
        m_vendor->expireDue();
        QCOMPARE(m_vendor->leasesInUse(m_key.key), 0);
        QVERIFY(tunnel.waitForEnd());
        QTcpSocket late;
        late.setProxy(QNetworkProxy::NoProxy);
        late.connectToHost(u"127.0.0.1"_s, portOf(m_server));
        QTRY_COMPARE(late.error(), QAbstractSocket::ConnectionRefusedError);
    }

    void endByThemselves()
    {
        const SystemClock clock;
        Simulator vendor(clock);
        QVERIFY(vendor.listen());
        m_key.leaseSeconds = 2;
        vendor.addKey(m_key);
        const QJsonObject row
            = get(vendor.port(), "share.proxy.qg.net", "/get?key=TESTKEY01&pwd=TESTPWD01").rows().at(0).toObject();
        Conversation conversation(portOf(row.value("server"_L1).toString()));
        QVERIFY(conversation.connected());
        QVERIFY(conversation.waitForEnd()); // no request, no call: time alone
        QCOMPARE(vendor.leasesInUse(m_key.key), 0);
    }

    void aTargetThatClosesEndsTheTunnelWithItsLastWords()
    {
        // More than the system buffers, to a client that begins to read late: the target is long gone before the end.
        constexpr qint64 size = 24'000'000;
        QTcpServer target;
        target.setProxy(QNetworkProxy::NoProxy);
        connect(&target, &QTcpServer::newConnection, &target, [&target] {
            QTcpSocket *socket = target.nextPendingConnection();
            socket->write(QByteArray(size, 'z'));
            socket->disconnectFromHost();
        });
        QVERIFY(target.listen(QHostAddress::LocalHost));
        QTcpSocket client;
        client.setProxy(QNetworkProxy::NoProxy);
        client.setReadBufferSize(10'000);
        client.connectToHost(u"127.0.0.1"_s, portOf(m_server));
        client.write("CONNECT 127.0.0.1:" + QByteArray::number(target.serverPort()) + " HTTP/1.1\r\nHost: x\r\n"
                     + right() + "\r\n");
        QVERIFY(waitUntil([&] { return client.bytesAvailable() == 10'000; }));
        QTest::qWait(100);
        qint64 received = 0;
        QVERIFY(waitUntil([&] {
            received += client.readAll().size();
            return client.state() == QAbstractSocket::UnconnectedState;
        }));
        QCOMPARE(received + client.readAll().size(), 39 + size);
    }

    void curl_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("output"); // "exit": the lease's
        const QString exit = u"exit 200 000"_s;
        QTest::newRow("absolute form") << QStringList{u"--proxy-user"_s, u"TESTKEY01:TESTPWD01"_s} << exit;
        QTest::newRow("CONNECT") << QStringList{u"-p"_s, u"--proxy-user"_s, u"TESTKEY01:TESTPWD01"_s}
                                 << u"exit 200 200"_s;
        QTest::newRow("asked first") << QStringList{u"--proxy-anyauth"_s, u"--proxy-user"_s, u"TESTKEY01:TESTPWD01"_s}
                                     << exit;
        QTest::newRow("wrong password") << QStringList{u"--proxy-user"_s, u"TESTKEY01:nope"_s}
                                        << u"Credentials, please.\n 407 000"_s;
        QTest::newRow("no password") << QStringList{} << u"Credentials, please.\n 407 000"_s;
        QTest::newRow("CONNECT, wrong password")
            << QStringList{u"-p"_s, u"--proxy-user"_s, u"TESTKEY01:nope"_s} << u" 000 407"_s;
    }
    void curl()
    {
        const QString program = QStandardPaths::findExecutable(u"curl"_s);
        if (program.isEmpty())
            QSKIP("there is no curl here");
        QFETCH(QStringList, options);
        QFETCH(QString, output);
        QProcess process;
        process.start(program,
                      QStringList{u"-q"_s, u"-s"_s, u"--max-time"_s, u"20"_s, u"--noproxy"_s, u""_s, u"-x"_s,
                                  u"http://"_s + m_server, u"-H"_s, u"Host: d.qg.net"_s, u"-w"_s,
                                  u" %{http_code} %{http_connect}"_s}
                          + options + QStringList{u"http://127.0.0.1:%1/ip"_s.arg(m_vendor->port())});
        QVERIFY(waitUntil([&] { return process.state() == QProcess::NotRunning; }, 30'000));
        QCOMPARE(QString::fromUtf8(process.readAllStandardOutput()),
                 output.replace("exit"_L1, QString::fromLatin1(m_exit)));
    }

    void qtsOwnClient()
    {
        QNetworkAccessManager manager;
        manager.setProxy(
            QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, portOf(m_server), u"TESTKEY01"_s, u"TESTPWD01"_s));
        const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(QUrl(u"http://d.qg.net/ip"_s))));
        QVERIFY(waitUntil([&] { return reply->isFinished(); }, 60'000));
        QCOMPARE(reply->error(), QNetworkReply::NoError);
        QCOMPARE(reply->readAll(), m_exit);
    }
};

QTEST_GUILESS_MAIN(TestLeaseProxies)
#include "tst_lease_proxies.moc"
