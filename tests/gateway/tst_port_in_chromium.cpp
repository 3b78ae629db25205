// SPDX-License-Identifier: MIT
#include "client/call_server.h"
#include "formats/tool.h"
#include "port_under_test.h"
#include "site_lease.h"
#include "support/test_certificate.h"

#include <QTemporaryDir>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

/// A page that asks for twenty more, several at once, and then says how many of them came.
const QByteArray page
    = "<html><body>none<script>"
      "const all = []; for (let i = 0; i < 20; ++i) all.push(fetch('/part' + i).then(a => a.text()));"
      "Promise.all(all).then(texts => { document.body.textContent = texts.filter(t => t === 'part').length"
      " + ' of 20 over ' + location.protocol; });"
      "</script></body></html>";

const char *chromium()
{
    for (const char *name : {"chromium-headless-shell", "chromium", "google-chrome", "chrome-headless-shell"}) {
        if (hasTool(name))
            return name;
    }
    return nullptr;
}

} // namespace

/// A browser pointed at a local port by one option, as operators point theirs: it has no way to send a password.
class TestPortInChromium : public QObject
{
    Q_OBJECT

    std::unique_ptr<CallServer> m_site;
    std::unique_ptr<CallServer> m_secureSite;
    std::vector<std::unique_ptr<SiteLease>> m_leases;
    PortUnderTest m_port;
    int m_parts = 0;

    static void answer(QTcpSocket &socket, const QByteArray &head, int &parts)
    {
        const bool isPart = head.startsWith("GET /part");
        parts += isPart ? 1 : 0;
        socket.write(CallServer::response(isPart ? "part" : page, "200 OK",
                                          isPart ? "Content-Type: text/plain\r\n" : "Content-Type: text/html\r\n"));
    }

    ToolRun open(const QString &address) const
    {
        const QTemporaryDir profile;
        return runTool(chromium(),
                       {u"--headless"_s, u"--no-sandbox"_s, u"--disable-gpu"_s, u"--disable-background-networking"_s,
                        u"--disable-dev-shm-usage"_s, u"--no-first-run"_s, u"--user-data-dir="_s + profile.path(),
                        u"--proxy-server=http://127.0.0.1:%1"_s.arg(m_port.terms.port),
                        // A name that it resolves by itself would not be found, whoever is asked.
                        u"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"_s, u"--ignore-certificate-errors"_s,
                        u"--virtual-time-budget=20000"_s, u"--dump-dom"_s, address});
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!chromium())
            QSKIP("Chromium is not installed");
        const auto tls = makeCertificate(u"DNS:site.test"_s);
        if (!tls)
            QSKIP("openssl is not installed");
        m_site = std::make_unique<CallServer>();
        m_secureSite = std::make_unique<CallServer>();
        m_secureSite->tls = tls;
        for (const auto &site : {m_site.get(), m_secureSite.get()}) {
            site->onRequest = [this](QTcpSocket &socket, const QByteArray &head) { answer(socket, head, m_parts); };
            QVERIFY(site->listen(QHostAddress::LocalHost));
        }
        for (int i = 0; i < 4; ++i) {
            m_leases.push_back(std::make_unique<SiteLease>(QHash<QByteArray, quint16>{
                {"site.test:80", m_site->serverPort()}, {"site.test:443", m_secureSite->serverPort()}}));
            m_port.addLease(m_leases.back()->serverPort());
        }
        m_port.terms.policy = PoolPolicy::RoundRobin;
        QVERIFY(m_port.open());
    }

    void pages()
    {
        for (const QString &scheme : {u"http"_s, u"https"_s}) {
            m_parts = 0;
            const ToolRun run = open(scheme + u"://site.test/"_s);
            QVERIFY2(run.exitCode == 0, run.errors.constData());
            QVERIFY2(run.output.contains("20 of 20 over " + scheme.toLatin1() + ':'),
                     (run.output + run.errors).constData());
            QCOMPARE(m_parts, 20);
        }
        QVERIFY(std::all_of(m_leases.begin(), m_leases.end(), [](const auto &lease) { return lease->served() > 0; }));
    }

    void afterLeasesHaveDied()
    {
        m_leases[0]->end();
        m_leases[1]->setHealth(SiteLease::Health::AsksLogin);
        for (const QString &scheme : {u"https"_s, u"http"_s}) {
            const ToolRun run = open(scheme + u"://site.test/"_s);
            QVERIFY2(run.output.contains("20 of 20 over " + scheme.toLatin1() + ':'),
                     (run.output + run.errors).constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestPortInChromium)
#include "tst_port_in_chromium.moc"
