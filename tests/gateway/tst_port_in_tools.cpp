// SPDX-License-Identifier: MIT
#include "client/call_server.h"
#include "formats/tool.h"
#include "port_under_test.h"
#include "site_lease.h"
#include "support/test_certificate.h"

#include <QSslCertificate>
#include <QTemporaryDir>
#include <QTimer>
#include <QUrl>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

const QString wrong = u"TESTPWD99"_s;
const QString right = u"TESTPWD02"_s;

} // namespace

/// The tools that operators have, through a local port: names are resolved by the leases, which die meanwhile.
class TestPortInTools : public QObject
{
    Q_OBJECT

    std::unique_ptr<CallServer> m_site;       ///< http://site.test
    std::unique_ptr<CallServer> m_secureSite; ///< https://site.test
    std::vector<std::unique_ptr<SiteLease>> m_leases;
    std::unique_ptr<PortUnderTest> m_port;
    QTemporaryDir m_folder;
    std::optional<QSslConfiguration> m_tls;

    QString certificate() const { return m_folder.filePath(u"site.pem"_s); }
    QString script(const char *name) const
    {
        return QStringLiteral(PROXYDECK_SOURCES "/tests/gateway/") + QString::fromLatin1(name);
    }

    SiteLease &addLease()
    {
        m_leases.push_back(std::make_unique<SiteLease>(QHash<QByteArray, quint16>{
            {"site.test:80", m_site->serverPort()}, {"site.test:443", m_secureSite->serverPort()}}));
        m_port->addLease(m_leases.back()->serverPort());
        return *m_leases.back();
    }
    int servedInAll() const
    {
        int sum = 0;
        for (const auto &lease : m_leases)
            sum += lease->served();
        return sum;
    }
    qsizetype leasesUsed() const
    {
        return std::count_if(m_leases.begin(), m_leases.end(), [](const auto &lease) { return lease->served() > 0; });
    }

    QString url(const QString &scheme, const QString &user = {}, const QString &password = {}) const
    {
        QString login = QString::fromLatin1(QUrl::toPercentEncoding(user));
        if (!password.isEmpty())
            login += u':' + QString::fromLatin1(QUrl::toPercentEncoding(password));
        return scheme + u"://"_s + (login.isEmpty() ? QString() : login + u'@') + u"127.0.0.1:"_s
            + QString::number(m_port->terms.port);
    }

    ToolRun curl(const QString &proxy, const QString &target, const QStringList &more = {}) const
    {
        return runTool(
            "curl",
            QStringList{u"-q"_s, u"-sS"_s, u"--max-time"_s, u"50"_s, u"--cacert"_s, certificate(), u"-x"_s, proxy}
                + more + QStringList{target});
    }

    static bool hasModule(const QString &name)
    {
        return hasTool("python3") && runTool("python3", {u"-c"_s, u"import "_s + name}).exitCode == 0;
    }

    /// A file that proxychains4 reads.
    QString chain(const QString &kind, const QString &user, const QString &password) const
    {
        QFile file(m_folder.filePath(u"proxychains.conf"_s));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write("strict_chain\nproxy_dns\ntcp_read_time_out 50000\ntcp_connect_time_out 50000\n[ProxyList]\n"
                   + kind.toLatin1() + " 127.0.0.1 " + QByteArray::number(m_port->terms.port) + ' ' + user.toLatin1()
                   + ' ' + password.toLatin1() + '\n');
        return file.fileName();
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!hasTool("curl"))
            QSKIP("curl is not installed");
        m_tls = makeCertificate(u"DNS:site.test"_s);
        if (!m_tls)
            QSKIP("openssl is not installed");
        QFile file(certificate());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(m_tls->localCertificate().toPem());
    }

    void init()
    {
        m_leases.clear();
        m_port = std::make_unique<PortUnderTest>();
        m_site = std::make_unique<CallServer>();
        m_site->body = "plain\n";
        QVERIFY(m_site->listen(QHostAddress::LocalHost));
        m_secureSite = std::make_unique<CallServer>();
        m_secureSite->tls = m_tls;
        m_secureSite->body = "secure\n";
        QVERIFY(m_secureSite->listen(QHostAddress::LocalHost));
    }
    void cleanup()
    {
        m_port.reset();
        m_leases.clear();
    }

    void tools_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        QTest::addColumn<bool>("hasPassword");
        QTest::newRow("open") << QString() << QString() << false;
        QTest::newRow("session") << u"session-a1"_s << u"x"_s << false;
        QTest::newRow("password") << u"anything"_s << right << true;
        QTest::newRow("password and session") << u"session-a1+life-60"_s << right << true;
    }

    void curls_data() { tools_data(); }
    void curls()
    {
        QFETCH(QString, user);
        QFETCH(QString, password);
        QFETCH(bool, hasPassword);
        m_port->terms.sticky = PoolSticky::UserName;
        m_port->terms.policy = PoolPolicy::RoundRobin;
        for (int i = 0; i < 4; ++i)
            addLease();
        QVERIFY(m_port->open(hasPassword ? Secret(password) : Secret()));
        int uses = 0;
        for (const QString &scheme : {u"http"_s, u"socks5h"_s}) {
            for (int i = 0; i < 2; ++i) {
                const ToolRun plain = curl(url(scheme, user, password), u"http://site.test/"_s);
                QVERIFY2(plain.exitCode == 0, plain.errors.constData());
                QCOMPARE(plain.output, "plain\n");
                const ToolRun secure = curl(url(scheme, user, password), u"https://site.test/"_s);
                QVERIFY2(secure.exitCode == 0, secure.errors.constData());
                QCOMPARE(secure.output, "secure\n");
                uses += 2;
            }
        }
        QCOMPARE(servedInAll(), uses);
        QCOMPARE(leasesUsed(), user.startsWith(u"session") ? 1 : 4);
        QVERIFY(!m_site->lastHead.toLower().contains("\r\nproxy-"));
    }

    void requests_data() { tools_data(); }
    void requests()
    {
        QFETCH(QString, user);
        QFETCH(QString, password);
        QFETCH(bool, hasPassword);
        if (!hasModule(u"requests"_s))
            QSKIP("python3-requests is not installed");
        m_port->terms.sticky = PoolSticky::UserName;
        m_port->terms.policy = PoolPolicy::RoundRobin;
        for (int i = 0; i < 4; ++i)
            addLease();
        QVERIFY(m_port->open(hasPassword ? Secret(password) : Secret()));
        QStringList arguments{script("use_port.py"), url(u"http"_s, user, password), certificate()};
        for (int i = 0; i < 4; ++i)
            arguments << u"http://site.test/a"_s << u"https://site.test/b"_s;
        const ToolRun run = runTool("python3", arguments);
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        QCOMPARE(run.output, QByteArray("plain\nsecure\n").repeated(4));
        QCOMPARE(leasesUsed(), user.startsWith(u"session") ? 1 : 4);
    }

    void node_data() { tools_data(); }
    void node()
    {
        QFETCH(QString, user);
        QFETCH(QString, password);
        QFETCH(bool, hasPassword);
        if (!hasTool("node"))
            QSKIP("node is not installed");
        if (runTool("node", {u"-e"_s, u"process.exit(typeof fetch === 'function' ? 0 : 1)"_s}).exitCode != 0)
            QSKIP("this node has no fetch()");
        m_port->terms.sticky = PoolSticky::UserName;
        m_port->terms.policy = PoolPolicy::RoundRobin;
        for (int i = 0; i < 4; ++i)
            addLease();
        QVERIFY(m_port->open(hasPassword ? Secret(password) : Secret()));
        const ToolRun run = runTool("node",
                                    {script("use_port.js"), url(u"http"_s, user, password), certificate(),
                                     u"http://site.test/a"_s, u"https://site.test/b"_s, u"https://site.test/c"_s});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        QCOMPARE(run.output, "plain\nplain\nsecure\nsecure\nsecure\nsecure\n"); // http.request() and fetch()
        QCOMPARE(leasesUsed(), user.startsWith(u"session") ? 1 : 4);
    }

    void proxychains_data() { tools_data(); }
    void proxychains()
    {
        QFETCH(QString, user);
        QFETCH(QString, password);
        QFETCH(bool, hasPassword);
        if (!hasTool("proxychains4"))
            QSKIP("proxychains4 is not installed");
        m_port->terms.sticky = PoolSticky::UserName;
        addLease();
        QVERIFY(m_port->open(hasPassword ? Secret(password) : Secret()));
        for (const QString &kind : {u"http"_s, u"socks5"_s}) {
            const QString file = chain(kind, user, password);
            for (const QString &target : {u"http://site.test/"_s, u"https://site.test/"_s}) {
                const ToolRun run = runTool("proxychains4",
                                            {u"-q"_s, u"-f"_s, file, u"curl"_s, u"-q"_s, u"-sS"_s, u"--max-time"_s,
                                             u"50"_s, u"--cacert"_s, certificate(), target});
                QVERIFY2(run.exitCode == 0, run.errors.constData());
                QCOMPARE(run.output, target.startsWith(u"https") ? "secure\n" : "plain\n");
            }
        }
        QCOMPARE(m_leases.front()->served(), 4);
    }

    void whoIsNotLetIn()
    {
        SiteLease &lease = addLease();
        QVERIFY(m_port->open(Secret(right)));
        const QStringList code{u"-o"_s, m_folder.filePath(u"body"_s), u"-w"_s, u"%{http_connect} %{http_code}"_s};
        for (const auto &[user, password] : {std::pair(QString(), QString()), std::pair(u"any"_s, wrong)}) {
            QCOMPARE(curl(url(u"http"_s, user, password), u"http://site.test/"_s, code).output, "000 407");
            QCOMPARE(curl(url(u"http"_s, user, password), u"https://site.test/"_s, code).output, "407 000");
            QVERIFY(curl(url(u"socks5h"_s, user, password), u"http://site.test/"_s).exitCode != 0);
        }
        QCOMPARE(lease.asked(), 0);
    }

    /// The lease's own 407 would send people after their own passwords.
    void aLeaseThatAsksForALogin()
    {
        addLease().setHealth(SiteLease::Health::AsksLogin);
        QVERIFY(m_port->open());
        const QStringList show{u"-D"_s, u"-"_s, u"-o"_s, m_folder.filePath(u"body"_s)};
        const ToolRun run = curl(url(u"http"_s), u"http://site.test/"_s, show);
        QVERIFY2(run.output.startsWith("HTTP/1.1 502"), run.output.constData());
        QVERIFY2(run.output.toLower().contains("\r\nproxy-status: proxydeck"), run.output.constData());
        QVERIFY(!run.output.contains("127.0.0.1"));
        QVERIFY(!run.output.contains("TESTPWD01"));
    }

    /// Every request gets its answer, whatever becomes of the leases between them.
    void leasesDieMeanwhile_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::newRow("HTTP") << u"http"_s;
        QTest::newRow("SOCKS5") << u"socks5h"_s;
    }
    void leasesDieMeanwhile()
    {
        QFETCH(QString, scheme);
        m_port->terms.tryS = 1; // one of them says nothing
        m_port->terms.policy = PoolPolicy::RoundRobin;
        for (int i = 0; i < 6; ++i)
            addLease();
        QVERIFY(m_port->open());
        for (int i = 0; i < 12; ++i) {
            if (i == 2)
                m_leases[0]->end();
            if (i == 4)
                m_leases[1]->setHealth(SiteLease::Health::AsksLogin);
            if (i == 6) {
                m_leases[2]->end();
                addLease();
            }
            if (i == 8)
                m_leases[3]->setHealth(SiteLease::Health::Silent);
            // A site may take its time over an answer: only before a tunnel is silence the lease's.
            const bool isSecure = i % 2 != 0 || i >= 8;
            const ToolRun run = curl(url(scheme), isSecure ? u"https://site.test/"_s : u"http://site.test/"_s);
            QVERIFY2(run.exitCode == 0, run.errors.constData());
            QCOMPARE(run.output, isSecure ? "secure\n" : "plain\n");
        }
        const PortFigures figures = m_port->figures().ports.value(0);
        QCOMPARE(figures.failed, 0);
        QVERIFY(figures.retried > 0);
    }

    /// In programs that go on from one request to the next.
    void leasesDieInEveryTool_data()
    {
        QTest::addColumn<QString>("tool");
        QTest::newRow("requests") << u"requests"_s;
        QTest::newRow("Node") << u"node"_s;
        QTest::newRow("proxychains, HTTP") << u"http"_s;
        QTest::newRow("proxychains, SOCKS5") << u"socks5"_s;
    }
    void leasesDieInEveryTool()
    {
        QFETCH(QString, tool);
        const bool isRequests = tool == u"requests";
        const bool isNode = tool == u"node";
        if (isRequests ? !hasModule(u"requests"_s) : !hasTool(isNode ? "node" : "proxychains4"))
            QSKIP("it is not installed");
        if (isNode && runTool("node", {u"-e"_s, u"process.exit(typeof fetch === 'function' ? 0 : 1)"_s}).exitCode != 0)
            QSKIP("this node has no fetch()");
        m_port->terms.policy = PoolPolicy::RoundRobin;
        for (int i = 0; i < 6; ++i)
            addLease();
        m_leases[0]->setUses(1, SiteLease::Health::Gone);
        m_leases[2]->setUses(1, SiteLease::Health::AsksLogin);
        m_leases[3]->setUses(1, SiteLease::Health::Gone);
        QVERIFY(m_port->open());
        const QStringList targets{u"http://site.test/a"_s, u"https://site.test/b"_s};
        const int rounds = 5;
        QByteArray output;
        QByteArray wanted;
        if (isRequests || isNode) {
            QStringList arguments{script(isNode ? "use_port.js" : "use_port.py"), url(u"http"_s), certificate()};
            for (int i = 0; i < rounds; ++i)
                arguments += targets;
            const ToolRun run = runTool(isNode ? "node" : "python3", arguments);
            QVERIFY2(run.exitCode == 0, run.errors.constData());
            output = run.output;
            wanted = QByteArray(isNode ? "plain\nplain\nsecure\nsecure\n" : "plain\nsecure\n").repeated(rounds);
        } else {
            const QString file = chain(tool, {}, {});
            for (int i = 0; i < rounds; ++i) {
                for (const QString &target : targets) {
                    const ToolRun run = runTool("proxychains4",
                                                {u"-q"_s, u"-f"_s, file, u"curl"_s, u"-q"_s, u"-sS"_s, u"--max-time"_s,
                                                 u"50"_s, u"--cacert"_s, certificate(), target});
                    QVERIFY2(run.exitCode == 0, run.errors.constData());
                    output += run.output;
                }
            }
            wanted = QByteArray("plain\nsecure\n").repeated(rounds);
        }
        QCOMPARE(output, wanted);
        for (const int dead : {0, 2, 3})
            QCOMPARE(m_leases[size_t(dead)]->served(), 1);
        const PortFigures figures = m_port->figures().ports.value(0);
        QCOMPARE(figures.failed, 0);
        QVERIFY(figures.retried > 0);
    }

    /// Who downloads is told that it was not all; nothing is asked for again behind its back.
    void aLeaseDiesInTheMiddle()
    {
        addLease();
        addLease(); // one could be asked for the rest
        QVERIFY(m_port->open());
        m_site->onRequest = [](QTcpSocket &socket, const QByteArray &) {
            socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nbegun");
        };
        QTimer looks;
        connect(&looks, &QTimer::timeout, &looks, [this] { m_port->gateway.requestFigures(false); });
        connect(&m_port->gateway, &Gateway::figures, &looks, [this](const GatewayFigures &figures) {
            if (figures.ports.value(0).down == 0)
                return; // the client has none of it yet
            for (const auto &lease : m_leases) {
                if (lease->served() > 0)
                    lease->end();
            }
        });
        looks.start(20);
        const ToolRun run = curl(url(u"http"_s), u"http://site.test/"_s);
        QVERIFY2(run.exitCode == 18 || run.exitCode == 56, run.errors.constData());
        QCOMPARE(run.output, "begun");
        QCOMPARE(m_site->requests.load(), 1);
        looks.stop();

        m_site->onRequest = [this](QTcpSocket &socket, const QByteArray &) {
            CallServer::sendAndClose(socket, CallServer::response(m_site->body));
        };
        QCOMPARE(curl(url(u"http"_s), u"http://site.test/"_s).output, "plain\n");
    }
};

QTEST_GUILESS_MAIN(TestPortInTools)
#include "tst_port_in_tools.moc"
