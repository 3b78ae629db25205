// SPDX-License-Identifier: MIT
#include "client/call_server.h"
#include "formats/tool.h"
#include "port_under_test.h"
#include "support/test_certificate.h"

#include <QSslCertificate>
#include <QTemporaryDir>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

QString program(const QString &name)
{
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty() ? QStandardPaths::findExecutable(name, {u"/usr/sbin"_s, u"/sbin"_s}) : found;
}

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

/// Starts a program for which site.test is this machine: with a file of hosts of its own.
const QString withHosts = u"mount --bind \"$1\" /etc/hosts && shift && exec \"$@\""_s;

} // namespace

/// A local port over the proxies that leases are made of, as their makers built them. The site has a name, which they
/// resolve: a port serves no loopback address.
class TestPortUpstreams : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CallServer> m_site;
    std::unique_ptr<CallServer> m_secureSite;
    std::unique_ptr<QProcess> m_proxy;
    std::unique_ptr<PortUnderTest> m_port;
    std::optional<QSslConfiguration> m_tls;
    QStringList m_namespace; ///< how to start a program with hosts of its own; empty: it cannot be done
    quint16 m_leasePort = 0;
    quint64 m_lease = 0;

    QString write(const QString &name, const QByteArray &text)
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return {};
        file.setPermissions(file.permissions() | QFile::ReadGroup | QFile::ReadOther); // some give up being root
        return file.fileName();
    }

    /// \a path through its namespace; false if it does not get to listen.
    bool start(const QString &path, const QStringList &arguments)
    {
        m_proxy = std::make_unique<QProcess>();
        m_proxy->setProcessChannelMode(QProcess::MergedChannels);
        m_proxy->start(m_namespace.first(), m_namespace.mid(1) + QStringList{path} + arguments);
        const auto takesConnections = [this] {
            QTcpSocket socket;
            socket.setProxy(QNetworkProxy::NoProxy);
            socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_leasePort);
            return socket.waitForConnected(1'000);
        };
        return m_proxy->waitForStarted()
            && QTest::qWaitFor([&] { return m_proxy->state() != QProcess::Running || takesConnections(); }, 60'000)
            && m_proxy->state() == QProcess::Running;
    }

    bool startSquid()
    {
        QProcess openssl;
        openssl.start(u"openssl"_s, {u"passwd"_s, u"-apr1"_s, u"TESTPWD01"_s});
        if (!openssl.waitForFinished() || openssl.exitCode() != 0)
            return false;
        QString helper;
        for (const QString &folder : {u"/usr/lib/squid"_s, u"/usr/libexec/squid"_s, u"/usr/lib64/squid"_s}) {
            if (QFile::exists(folder + u"/basic_ncsa_auth"_s))
                helper = folder + u"/basic_ncsa_auth"_s;
        }
        const QString users = write(u"users"_s, "TESTKEY01:" + openssl.readAllStandardOutput());
        const QString file = write(
            u"squid.conf"_s,
            "http_port 127.0.0.1:" + QByteArray::number(m_leasePort) + "\nauth_param basic program " + helper.toUtf8()
                + ' ' + users.toUtf8()
                + "\nauth_param basic casesensitive on\nacl known proxy_auth REQUIRED\nacl denied dstdomain "
                  "denied.test\n"
                  "http_access deny denied\nhttp_access allow known\nhttp_access deny all\ncache deny all\n"
                  "access_log none\ncache_log /dev/null\ncache_store_log none\npid_filename none\nnetdb_filename none\n"
                  "coredump_dir /\nshutdown_lifetime 0 seconds\nvisible_hostname squid.test\n"
                  "dns_nameservers 127.0.0.1\ndns_timeout 1 second\nconnect_timeout 2 seconds\n");
        return start(program(u"squid"_s), {u"-N"_s, u"-f"_s, file});
    }

    bool startTinyproxy()
    {
        const QString filter = write(u"filter"_s, "denied.test\n");
        const QString file = write(u"tinyproxy.conf"_s,
                                   "Port " + QByteArray::number(m_leasePort)
                                       + "\nListen 127.0.0.1\nTimeout 60\nMaxClients 20\n"
                                         "BasicAuth TESTKEY01 TESTPWD01\nFilter \""
                                       + filter.toUtf8() + "\"\nLogLevel Critical\n");
        return start(program(u"tinyproxy"_s), {u"-d"_s, u"-c"_s, file});
    }

    bool startDante()
    {
        const QString file = write(u"danted.conf"_s,
                                   "logoutput: /dev/null\ninternal: 127.0.0.1 port = " + QByteArray::number(m_leasePort)
                                       + "\nexternal: 127.0.0.1\nclientmethod: none\nsocksmethod: none\n"
                                         "client pass { from: 0.0.0.0/0 to: 0.0.0.0/0 }\n"
                                         "socks pass { from: 0.0.0.0/0 to: 0.0.0.0/0 }\n");
        return start(program(u"danted"_s), {u"-f"_s, file, u"-p"_s, m_folder->filePath(u"pid"_s)});
    }

    struct Answer
    {
        int status = 0;  ///< of the port or of the site
        int connect = 0; ///< of the port, to CONNECT
        QByteArray heads, body;
        int exitCode = 0;
    };
    Answer curl(const QString &scheme, const QString &target)
    {
        const QString proxy = scheme + u"://127.0.0.1:"_s + QString::number(m_port->terms.port);
        const ToolRun run
            = runTool("curl",
                      {u"-q"_s, u"-sS"_s, u"--max-time"_s, u"50"_s, u"--cacert"_s, m_folder->filePath(u"site.pem"_s),
                       u"-D"_s, m_folder->filePath(u"heads"_s), u"-o"_s, m_folder->filePath(u"body"_s), u"-w"_s,
                       u"%{http_code} %{http_connect}"_s, u"-x"_s, proxy, target});
        const auto take = [this](const QString &name) {
            QFile file(m_folder->filePath(name));
            const QByteArray text = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
            file.remove();
            return text;
        };
        const QList<QByteArray> codes = run.output.split(' ');
        return {codes.value(0).toInt(), codes.value(1).toInt(), take(u"heads"_s).toLower(), take(u"body"_s),
                run.exitCode};
    }

    /// HTTP, HTTPS and SOCKS5 of a client, whatever the lease speaks.
    void useIt()
    {
        for (const QString &scheme : {u"http"_s, u"socks5h"_s}) {
            const Answer plain = curl(scheme, u"http://site.test:%1/"_s.arg(m_site->serverPort()));
            QCOMPARE(plain.status, 200);
            QCOMPARE(plain.body, "plain");
            const Answer secure = curl(scheme, u"https://site.test:%1/"_s.arg(m_secureSite->serverPort()));
            QCOMPARE(secure.status, 200);
            QCOMPARE(secure.body, "secure");
        }
        QCOMPARE(m_site->requests.load(), 2);
        QCOMPARE(m_secureSite->requests.load(), 2);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!hasTool("curl") || !hasTool("unshare") || !hasTool("getent"))
            QSKIP("curl, unshare or getent is not installed");
        m_tls = makeCertificate(u"DNS:site.test"_s);
        if (!m_tls)
            QSKIP("openssl is not installed");
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QFile(m_folder->path())
            .setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther
                            | QFile::ReadGroup | QFile::ExeGroup);
        const QString hosts = write(u"hosts"_s, "127.0.0.1 localhost site.test denied.test\n");
        m_namespace.clear();
        for (const QString &kind : {u"-m"_s, u"-rm"_s}) { // the second without being root
            const QStringList begin{kind, u"sh"_s, u"-c"_s, withHosts, u"sh"_s, hosts};
            const ToolRun run = runTool("unshare", begin + QStringList{u"getent"_s, u"hosts"_s, u"site.test"_s});
            if (run.exitCode == 0 && run.output.startsWith("127.0.0.1")) {
                m_namespace = QStringList{u"unshare"_s} + begin;
                break;
            }
        }
        if (m_namespace.isEmpty())
            QSKIP("no program can be given hosts of its own here (unshare)");
        write(u"site.pem"_s, m_tls->localCertificate().toPem());
        m_site = std::make_unique<CallServer>();
        m_site->body = "plain";
        QVERIFY(m_site->listen(QHostAddress::LocalHost));
        m_secureSite = std::make_unique<CallServer>();
        m_secureSite->tls = m_tls;
        m_secureSite->body = "secure";
        QVERIFY(m_secureSite->listen(QHostAddress::LocalHost));
        m_leasePort = freePort();
        m_port = std::make_unique<PortUnderTest>();
        m_port->terms.waitS = 0;
        m_lease = m_port->addLease(m_leasePort);
        QVERIFY(m_port->open());
    }

    void cleanup()
    {
        m_port.reset();
        if (!m_proxy)
            return;
        m_proxy->terminate();
        if (!m_proxy->waitForFinished(10'000)) {
            m_proxy->kill();
            m_proxy->waitForFinished();
        }
        m_proxy.reset();
    }

    void squid()
    {
        if (program(u"squid"_s).isEmpty())
            QSKIP("squid is not installed");
        QVERIFY2(startSquid(), m_proxy ? m_proxy->readAll().constData() : "openssl");
        useIt();
        if (QTest::currentTestFailed())
            return;
        // What the lease says of a site is the site's matter, and no 407 of the lease's is handed on.
        QVERIFY(curl(u"http"_s, u"https://denied.test/"_s).connect >= 500);
        const Answer nobody = curl(u"http"_s, u"https://site.test:%1/"_s.arg(freePort()));
        QVERIFY(nobody.connect >= 500);
        QVERIFY(nobody.heads.contains("\r\nproxy-status: proxydeck"));
        QCOMPARE(m_port->figures().ports.value(0).pool.ready, 1);

        m_port->removeLease(m_lease);
        m_port->addLease(m_leasePort, [](PoolLease &lease) { lease.password = Secret(u"TESTPWD99"_s); });
        QCOMPARE(curl(u"http"_s, u"https://site.test:%1/"_s.arg(m_secureSite->serverPort())).connect, 502);
        QCOMPARE(curl(u"http"_s, u"http://site.test:%1/"_s.arg(m_site->serverPort())).status, 502);
    }

    void tinyproxy()
    {
        if (program(u"tinyproxy"_s).isEmpty())
            QSKIP("tinyproxy is not installed");
        QVERIFY2(startTinyproxy(), m_proxy->readAll().constData());
        useIt();
        if (QTest::currentTestFailed())
            return;
        const Answer nobody = curl(u"http"_s, u"https://site.test:%1/"_s.arg(freePort()));
        QVERIFY(nobody.connect >= 500);
        QCOMPARE(m_port->figures().ports.value(0).pool.ready, 1);
        m_port->removeLease(m_lease);
        m_port->addLease(m_leasePort, [](PoolLease &lease) { lease.password = Secret(u"TESTPWD99"_s); });
        QCOMPARE(curl(u"http"_s, u"https://site.test:%1/"_s.arg(m_secureSite->serverPort())).connect, 502);
    }

    void dante()
    {
        if (program(u"danted"_s).isEmpty())
            QSKIP("dante-server is not installed");
        QVERIFY2(startDante(), m_proxy->readAll().constData());
        m_port->removeLease(m_lease);
        m_port->addLease(m_leasePort, [](PoolLease &lease) {
            lease.isSocks5 = true;
            lease.user = {};
            lease.password = Secret();
        });
        useIt();
        if (QTest::currentTestFailed())
            return;
        const Answer nobody = curl(u"http"_s, u"https://site.test:%1/"_s.arg(freePort()));
        QVERIFY(nobody.connect >= 500);
        QVERIFY(nobody.heads.contains("\r\nproxy-status: proxydeck"));
        QCOMPARE(m_port->figures().ports.value(0).pool.ready, 1);
    }

    /// It answers, and not as the lease that it was taken for.
    void danteTakenForHttp()
    {
        if (program(u"danted"_s).isEmpty())
            QSKIP("dante-server is not installed");
        QVERIFY2(startDante(), m_proxy->readAll().constData());
        QCOMPARE(curl(u"http"_s, u"https://site.test:%1/"_s.arg(m_secureSite->serverPort())).connect, 502);
        QCOMPARE(m_secureSite->connections.load(), 0);
    }
};

QTEST_GUILESS_MAIN(TestPortUpstreams)
#include "tst_port_upstreams.moc"
