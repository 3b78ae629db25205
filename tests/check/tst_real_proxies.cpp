// SPDX-License-Identifier: MIT
#include "base/system_clock.h"
#include "check/lease_check.h"
#include "check/protocol_memory.h"
#include "check/tls_trust.h"
#include "scripted_lease.h"
#include "simulator/conversation.h"
#include "support/test_certificate.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace proxydeck;
using namespace Qt::StringLiterals;

using Verdict = CheckVerdict;

namespace {

QString program(const QString &name)
{
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty() ? QStandardPaths::findExecutable(name, {u"/usr/sbin"_s, u"/sbin"_s}) : found;
}

quint16 freePort()
{
    QTcpServer server;
    server.setProxy(QNetworkProxy::NoProxy);
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

bool takesConnections(quint16 port)
{
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    return socket.waitForConnected(1'000);
}

} // namespace

/// The proxies that leases are made of, as their makers built them, started here on loopback.
class TestRealProxies : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    TlsTrust m_trust;
    ProtocolMemory m_protocols;
    CheckSettings m_settings;
    CheckJob m_job;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_proxy;
    std::unique_ptr<ScriptedLease> m_target; ///< a check address on this machine

    QString write(const QString &name, const QByteArray &text)
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return {};
        file.setPermissions(file.permissions() | QFile::ReadGroup | QFile::ReadOther); // some give up being root
        return file.fileName();
    }

    bool start(const QString &path, const QStringList &arguments)
    {
        m_proxy = std::make_unique<QProcess>();
        m_proxy->setProcessChannelMode(QProcess::MergedChannels);
        m_proxy->start(path, arguments);
        return m_proxy->waitForStarted()
            && QTest::qWaitFor([this] { return m_proxy->state() != QProcess::Running || takesConnections(m_job.port); },
                               60'000)
            && m_proxy->state() == QProcess::Running;
    }

    bool startSquid()
    {
        QProcess openssl;
        openssl.start(u"openssl"_s, {u"passwd"_s, u"-apr1"_s, u"TESTPWD02"_s});
        if (!openssl.waitForFinished() || openssl.exitCode() != 0)
            return false;
        QString helper;
        for (const QString &folder : {u"/usr/lib/squid"_s, u"/usr/libexec/squid"_s, u"/usr/lib64/squid"_s,
                                      u"/opt/homebrew/opt/squid/libexec"_s, u"/usr/local/opt/squid/libexec"_s}) {
            if (QFile::exists(folder + u"/basic_ncsa_auth"_s))
                helper = folder + u"/basic_ncsa_auth"_s;
        }
        const QString users = write(u"users"_s, "TESTKEY01:" + openssl.readAllStandardOutput());
        const QString file
            = write(u"squid.conf"_s,
                    "http_port 127.0.0.1:" + QByteArray::number(m_job.port) + "\nauth_param basic program "
                        + helper.toUtf8() + ' ' + users.toUtf8()
                        + "\nauth_param basic casesensitive on\nacl known proxy_auth REQUIRED\nacl denied dstdomain "
                          "denied.test\nhttp_access deny denied\n"
                          "http_access allow known\nhttp_access deny all\ncache deny all\naccess_log none\n"
                          "cache_log /dev/null\ncache_store_log none\npid_filename none\nnetdb_filename none\n"
                          "coredump_dir /\nshutdown_lifetime 0 seconds\nvisible_hostname squid.test\n"
                          "dns_nameservers 127.0.0.1\ndns_timeout 1 second\nconnect_timeout 2 seconds\n");
        return start(program(u"squid"_s), {u"-N"_s, u"-f"_s, file});
    }

    bool startTinyproxy()
    {
        const QString filter = write(u"filter"_s, "denied.test\n");
        const QString file = write(u"tinyproxy.conf"_s,
                                   "Port " + QByteArray::number(m_job.port)
                                       + "\nListen 127.0.0.1\nTimeout 60\nMaxClients 20\n"
                                         "BasicAuth TESTKEY01 TESTPWD02\nFilter \""
                                       + filter.toUtf8() + "\"\nLogLevel Critical\n");
        return start(program(u"tinyproxy"_s), {u"-d"_s, u"-c"_s, file});
    }

    bool startDante(const QByteArray &method)
    {
        const QString file = write(
            u"danted.conf"_s,
            "logoutput: /dev/null\ninternal: 127.0.0.1 port = " + QByteArray::number(m_job.port)
                + "\nexternal: 127.0.0.1\nclientmethod: none\nsocksmethod: " + method
                + "\nclient pass { from: 0.0.0.0/0 to: 0.0.0.0/0 }\n"
                  "socks block { from: 0.0.0.0/0 to: 127.0.0.2/32 }\nsocks pass { from: 0.0.0.0/0 to: 0.0.0.0/0 }\n");
        return start(program(u"danted"_s), {u"-f"_s, file, u"-p"_s, m_folder->filePath(u"pid"_s)});
    }

    void aim(const QString &url, bool readsExit = true)
    {
        CheckAddress address = *CheckAddress::fromUrl(url);
        address.readsExit = readsExit;
        m_settings.addresses = {address};
    }
    QString targetUrl() const { return u"http://127.0.0.1:%1/ip"_s.arg(m_target->serverPort()); }

    CheckOutcome check(const QString &password = u"TESTPWD02"_s)
    {
        m_job.password = Secret(password);
        LeaseCheck check(m_job, CheckPriority::New, std::make_shared<CheckSettings>(m_settings),
                         {m_clock, m_trust, m_protocols}, nullptr);
        bool hasEnded = false;
        connect(&check, &LeaseCheck::wantsConnection, &check, &LeaseCheck::connectNow, Qt::QueuedConnection);
        connect(&check, &LeaseCheck::ended, this, [&hasEnded] { hasEnded = true; });
        check.begin();
        sim::waitUntil([&] {
            check.look();
            return hasEnded;
        });
        return check.result().outcome;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        QFile(m_folder->path())
            .setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther
                            | QFile::ReadGroup | QFile::ExeGroup);
        m_target = std::make_unique<ScriptedLease>([](const QByteArray &) -> ScriptedLease::Answer {
            return {httpAnswer(200, "127.0.0.1", "Connection: close\r\n"), true};
        });
        m_protocols.forget();
        m_settings = {};
        m_settings.anyExitCounts = true;
        m_settings.timeoutMs = 60'000; // a slow machine is no silent lease
        m_settings.connectTimeoutMs = 60'000;
        m_job = {};
        m_job.host = u"127.0.0.1"_s;
        m_job.port = freePort();
        m_job.user = Secret(u"TESTKEY01"_s);
        m_job.declaredExit = u"127.0.0.1"_s;
        m_job.group = u"real"_s;
        aim(targetUrl());
    }

    void cleanup()
    {
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

        const CheckOutcome good = check();
        QCOMPARE(good.verdict, Verdict::Good);
        QCOMPARE(good.protocol, CheckProtocol::HttpConnect);
        QCOMPARE(good.exitIp, u"127.0.0.1"_s);

        QCOMPARE(check(u"TESTPWD99"_s).verdict, Verdict::Refused);
        m_job.declaredExit = u"192.0.2.1"_s;
        QCOMPARE(check().verdict, Verdict::Differs);
        m_settings.ownAddresses = {u"127.0.0.1"_s};
        QCOMPARE(check().verdict, Verdict::Transparent);

        aim(u"http://denied.test/"_s);
        QCOMPARE(check().verdict, Verdict::NotAllowed);
        aim(u"http://127.0.0.1:%1/"_s.arg(freePort())); // nobody is there
        const CheckOutcome noRoute = check();
        QCOMPARE(noRoute.verdict, Verdict::NoRoute);
        QVERIFY(noRoute.status >= 502 && noRoute.status <= 504);
        aim(u"https://127.0.0.1:%1/"_s.arg(m_target->serverPort())); // through it, to one that has no TLS
        QCOMPARE(check().verdict, Verdict::TlsFailed);
        aim(targetUrl());
        m_settings.addresses.first().status = 404;
        QCOMPARE(check().verdict, Verdict::WrongAnswer);
    }

    void tinyproxy()
    {
        if (program(u"tinyproxy"_s).isEmpty())
            QSKIP("tinyproxy is not installed");
        QVERIFY2(startTinyproxy(), m_proxy->readAll().constData());

        const CheckOutcome good = check();
        QCOMPARE(good.verdict, Verdict::Good);
        QCOMPARE(good.exitIp, u"127.0.0.1"_s);
        QCOMPARE(check(u"TESTPWD99"_s).verdict, Verdict::Refused);
        aim(u"http://denied.test/"_s);
        QCOMPARE(check().verdict, Verdict::NotAllowed);
        aim(u"https://127.0.0.1:%1/"_s.arg(freePort()));
        const CheckOutcome noRoute = check();
        QCOMPARE(noRoute.verdict, Verdict::NoRoute);
        QCOMPARE(noRoute.status, 500);
        aim(u"https://127.0.0.1:%1/"_s.arg(m_target->serverPort()));
        QCOMPARE(check().verdict, Verdict::TlsFailed);
    }

    void dante()
    {
        if (program(u"danted"_s).isEmpty())
            QSKIP("dante-server is not installed");
        QVERIFY2(startDante("none"), m_proxy->readAll().constData());

        QCOMPARE(check().verdict, Verdict::WrongAnswer); // it does not speak HTTP, and SOCKS5 was not asked for
        m_settings.findsSocks5 = true;
        const CheckOutcome good = check();
        QCOMPARE(good.verdict, Verdict::Good);
        QCOMPARE(good.protocol, CheckProtocol::Socks5);
        QCOMPARE(m_protocols.of(m_job.group, false), CheckProtocol::Socks5);
        aim(u"http://127.0.0.1:%1/"_s.arg(freePort()));
        QCOMPARE(check().verdict, Verdict::NoRoute);
        aim(u"http://127.0.0.2:%1/"_s.arg(m_target->serverPort()));
        QCOMPARE(check().verdict, Verdict::NotAllowed);
    }

    void danteWithLogin()
    {
        if (program(u"danted"_s).isEmpty())
            QSKIP("dante-server is not installed");
        QVERIFY2(startDante("username"), m_proxy->readAll().constData());
        m_settings.findsSocks5 = true;
        QCOMPARE(check().verdict, Verdict::Refused); // no such user on this machine
        m_job.user = Secret();
        QCOMPARE(check({}).verdict, Verdict::Refused);
    }
};

QTEST_GUILESS_MAIN(TestRealProxies)
#include "tst_real_proxies.moc"
