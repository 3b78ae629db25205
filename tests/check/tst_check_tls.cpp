// SPDX-License-Identifier: MIT
#include "check/lease_check.h"
#include "check/protocol_memory.h"
#include "check/tls_trust.h"
#include "simulator/conversation.h"
#include "support/fake_clock.h"
#include "support/test_certificate.h"

#include <QNetworkProxy>
#include <QSslSocket>
#include <QTcpServer>

#include <utility>

using namespace proxydeck;
using namespace Qt::StringLiterals;

using Verdict = CheckVerdict;
using Stage = CheckStage;

namespace {

/// A lease that says yes to CONNECT and is then the check address itself, over TLS.
class TlsLease : public QTcpServer
{
public:
    enum class Then { Tls, Close, CloseInHandshake, Garbage, Silent };

    explicit TlsLease(QSslConfiguration configuration)
        : m_configuration(std::move(configuration))
    {
        setProxy(QNetworkProxy::NoProxy);
        listen(QHostAddress::LocalHost);
    }

    Then then = Then::Tls;
    QByteArray answer = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n192.0.2.1";
    int connections = 0;
    QList<QByteArray> requests;

protected:
    void incomingConnection(qintptr descriptor) override
    {
        ++connections;
        auto *socket = new QSslSocket(this);
        socket->setProxy(QNetworkProxy::NoProxy);
        socket->setSocketDescriptor(descriptor);
        socket->setSslConfiguration(m_configuration);
        connect(socket, &QSslSocket::readyRead, this, [this, socket] { onBytes(socket); });
        connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
    }

private:
    void onBytes(QSslSocket *socket)
    {
        if (socket->isEncrypted()) {
            requests.append(socket->readAll());
            socket->write(answer);
            return;
        }
        if (then == Then::CloseInHandshake && !requests.isEmpty()) {
            socket->abort(); // has seen how it begins
            return;
        }
        requests.append(socket->readAll());
        socket->write("HTTP/1.1 200 OK\r\n\r\n");
        socket->flush();
        if (then == Then::Tls)
            socket->startServerEncryption();
        else if (then == Then::Close)
            socket->disconnectFromHost();
        else if (then == Then::Garbage)
            // Later, or it would come with the yes.
            connect(socket, &QSslSocket::readyRead, socket, [socket] { socket->write("this is no TLS at all\r\n"); });
    }

    QSslConfiguration m_configuration;
};

} // namespace

/// Check addresses over https:, with certificates made here.
class TestCheckTls : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    TlsTrust m_trust;
    ProtocolMemory m_protocols;
    CheckSettings m_settings;
    QSslConfiguration m_right;
    QSslConfiguration m_other;
    std::unique_ptr<TlsLease> m_lease;

    static QByteArray pem(const QSslConfiguration &configuration) { return configuration.localCertificate().toPem(); }

    CheckResult run()
    {
        CheckJob job;
        job.id = 1;
        job.host = u"127.0.0.1"_s;
        job.port = m_lease->serverPort();
        job.user = Secret(u"TESTKEY01"_s);
        job.password = Secret(u"TESTPWD02"_s);
        job.declaredExit = u"192.0.2.1"_s;
        LeaseCheck check(job, CheckPriority::New, std::make_shared<CheckSettings>(m_settings),
                         {m_clock, m_trust, m_protocols}, nullptr);
        bool hasEnded = false;
        connect(&check, &LeaseCheck::wantsConnection, &check, &LeaseCheck::connectNow, Qt::QueuedConnection);
        connect(&check, &LeaseCheck::ended, this, [&hasEnded] { hasEnded = true; });
        check.begin();
        return sim::waitUntil([&] { return hasEnded; }) ? check.result() : CheckResult{};
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QSslSocket::supportsSsl())
            QSKIP("this Qt has no TLS");
        const auto right = makeCertificate(u"DNS:check.test"_s);
        const auto other = makeCertificate(u"DNS:other.test"_s, u"Other"_s);
        if (!right || !other)
            QSKIP("openssl is not installed");
        m_right = *right;
        m_other = *other;
    }

    void init()
    {
        CheckAddress address = *CheckAddress::fromUrl(u"https://check.test/ip"_s);
        address.readsExit = true;
        m_settings = {};
        m_settings.addresses = {address};
        m_settings.anyExitCounts = true;
        m_trust.setRoots(pem(m_right));
        m_lease = std::make_unique<TlsLease>(m_right);
    }

    void good()
    {
        const CheckResult result = run();
        QCOMPARE(result.outcome.verdict, Verdict::Good);
        QCOMPARE(result.outcome.tlsFault, TlsFault::None);
        QVERIFY(result.outcome.times.tlsMs >= 0);
        QVERIFY(result.outcome.times.totalMs() >= 0);
        // The login is for the lease alone.
        QCOMPARE(m_lease->requests.size(), 2);
        QVERIFY(m_lease->requests.at(0).contains("Proxy-Authorization"));
        QVERIFY(!m_lease->requests.at(1).contains("Authorization"));
        QVERIFY(m_lease->requests.at(1).startsWith("GET /ip HTTP/1.1\r\nHost: check.test\r\n"));
    }

    /// Without a certificate of ours among the roots, as with the system's.
    void unknownRoot()
    {
        m_trust.setRoots(pem(m_other));
        const CheckOutcome outcome = run().outcome;
        QCOMPARE(outcome.verdict, Verdict::TlsFailed);
        QCOMPARE(outcome.tlsFault, TlsFault::UnknownRoot);
        QCOMPARE(outcome.stage, Stage::Tls);
        QCOMPARE(m_lease->requests.size(), 1); // nothing was asked of whoever that is
    }

    void theSystemsRootsAreUsed()
    {
        m_trust.setRoots({});
        QCOMPARE(run().outcome.tlsFault, TlsFault::UnknownRoot);
    }

    void wrongName()
    {
        m_lease = std::make_unique<TlsLease>(m_other);
        m_trust.setRoots(pem(m_right) + pem(m_other));
        const CheckOutcome outcome = run().outcome;
        QCOMPARE(outcome.verdict, Verdict::TlsFailed);
        QCOMPARE(outcome.tlsFault, TlsFault::WrongName);
    }

    /// A stranger in between: of all that is wrong, the name tells most.
    void wrongNameAndRoot()
    {
        m_lease = std::make_unique<TlsLease>(m_other);
        QCOMPARE(run().outcome.tlsFault, TlsFault::WrongName);
    }

    void closed_data()
    {
        QTest::addColumn<int>("then");
        QTest::newRow("before the handshake") << int(TlsLease::Then::Close);
        QTest::newRow("in the handshake") << int(TlsLease::Then::CloseInHandshake);
    }

    void closed()
    {
        QFETCH(int, then);
        m_lease->then = TlsLease::Then(then);
        const CheckOutcome outcome = run().outcome;
        QCOMPARE(outcome.verdict, Verdict::TlsFailed);
        QCOMPARE(outcome.tlsFault, TlsFault::Closed);
    }

    void noTls()
    {
        m_lease->then = TlsLease::Then::Garbage;
        const CheckOutcome outcome = run().outcome;
        QCOMPARE(outcome.verdict, Verdict::TlsFailed);
        QCOMPARE(outcome.tlsFault, TlsFault::Other);
    }

    /// From the second handshake on only that one is asked.
    void oneRootIsEnough()
    {
        m_trust.setRoots(pem(m_right) + pem(m_other));
        QCOMPARE(run().outcome.verdict, Verdict::Good);
        QVERIFY(m_trust.isNarrow(u"check.test"_s));
        QCOMPARE(m_trust.configuration(u"check.test"_s).caCertificates(), QList{m_right.localCertificate()});
        QCOMPARE(run().outcome.verdict, Verdict::Good);
        QCOMPARE(m_lease->connections, 2);
    }

    /// The address has got a certificate of another root meanwhile: that is no interception.
    void anotherRootLater()
    {
        const auto later = makeCertificate(u"DNS:check.test"_s, u"Another root"_s);
        QVERIFY(later);
        m_trust.setRoots(pem(m_right) + pem(*later));
        QCOMPARE(run().outcome.verdict, Verdict::Good);
        QVERIFY(m_trust.isNarrow(u"check.test"_s));
        QCOMPARE(m_trust.configuration(u"check.test"_s).caCertificates().size(), 1);
        m_lease = std::make_unique<TlsLease>(*later);
        QCOMPARE(run().outcome.verdict, Verdict::Good);
        QCOMPARE(m_lease->connections, 2);
        QVERIFY(!m_trust.isNarrow(u"check.test"_s));
        m_lease = std::make_unique<TlsLease>(m_right);
        QCOMPARE(run().outcome.verdict, Verdict::Good);
        QCOMPARE(m_lease->connections, 1);
    }
};

QTEST_GUILESS_MAIN(TestCheckTls)
#include "tst_check_tls.moc"
