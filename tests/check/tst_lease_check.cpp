// SPDX-License-Identifier: MIT
#include "check/lease_check.h"
#include "check/protocol_memory.h"
#include "check/tls_trust.h"
#include "scripted_lease.h"
#include "simulator/conversation.h"
#include "support/fake_clock.h"

#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

using Verdict = CheckVerdict;
using Stage = CheckStage;
using Answer = ScriptedLease::Answer;

namespace {

const QByteArray exitAnswer = httpAnswer(200, "192.0.2.1", "Content-Type: text/plain\r\n");

QByteArray hex(const char *text) { return QByteArray::fromHex(text); }

} // namespace

/// One lease at a time, with every fault that a proxy or a check address can have. The check address is http:, so that
/// what goes through the tunnel is written here; https: has its own test.
class TestLeaseCheck : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    TlsTrust m_trust;
    ProtocolMemory m_protocols;
    CheckSettings m_settings;
    CheckJob m_job;
    std::unique_ptr<ScriptedLease> m_lease;

    /// \a whileWaiting: called again and again until it has ended.
    CheckResult run(const std::function<void(LeaseCheck &)> &whileWaiting = {})
    {
        LeaseCheck check(m_job, CheckPriority::New, std::make_shared<CheckSettings>(m_settings),
                         {m_clock, m_trust, m_protocols}, nullptr);
        bool hasEnded = false;
        connect(&check, &LeaseCheck::wantsConnection, &check, &LeaseCheck::connectNow);
        connect(&check, &LeaseCheck::ended, this, [&hasEnded] { hasEnded = true; });
        check.begin();
        const bool ended = sim::waitUntil([&] {
            if (!hasEnded && whileWaiting)
                whileWaiting(check);
            return hasEnded;
        });
        return ended ? check.result() : CheckResult{};
    }

private Q_SLOTS:
    void init()
    {
        m_trust.setRoots({});
        m_protocols.forget();
        m_settings = {};
        CheckAddress address = *CheckAddress::fromUrl(u"http://check.test/ip"_s);
        address.readsExit = true;
        m_settings.addresses = {address};
        m_settings.anyExitCounts = true;
        m_lease = std::make_unique<ScriptedLease>();
        m_job = {};
        m_job.id = 7;
        m_job.host = u"127.0.0.1"_s;
        m_job.port = m_lease->serverPort();
        m_job.user = Secret(u"TESTKEY01"_s);
        m_job.password = Secret(u"TESTPWD02"_s);
        m_job.declaredExit = u"192.0.2.1"_s;
        m_job.group = u"shop/short.get"_s;
    }

    void outcomes_data()
    {
        QTest::addColumn<QByteArray>("toConnect");
        QTest::addColumn<bool>("closes");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<Stage>("stage");
        QTest::addColumn<int>("status");
        const auto lease = [](const char *name, const QByteArray &bytes, bool closes, Verdict verdict, int status = 0) {
            QTest::newRow(name) << bytes << closes << QByteArray() << verdict << Stage::Proxy << status;
        };
        const auto address
            = [](const char *name, const QByteArray &answer, Verdict verdict, int status, Stage stage = Stage::Done) {
                  QTest::newRow(name) << connectYes << false << answer << verdict << stage << status;
              };
        lease("407", httpAnswer(407, "no", "Proxy-Authenticate: Basic realm=\"x\"\r\n"), true, Verdict::Refused, 407);
        lease("403", httpAnswer(403, "no"), true, Verdict::NotAllowed, 403);
        lease("451", httpAnswer(451, "no"), true, Verdict::NotAllowed, 451);
        lease("401", httpAnswer(401, "no"), true, Verdict::Refused, 401);
        lease("500", httpAnswer(500, "no"), true, Verdict::NoRoute, 500);
        lease("502", httpAnswer(502, "no"), true, Verdict::NoRoute, 502);
        lease("503", httpAnswer(503, "no"), false, Verdict::NoRoute, 503);
        lease("504", "HTTP/1.0 504\r\n\r\n", true, Verdict::NoRoute, 504);
        lease("a redirect", httpAnswer(302, "", "Location: http://portal.test/\r\n"), true, Verdict::WrongAnswer, 302);
        lease("closed without a word", {}, true, Verdict::WrongAnswer);
        lease("garbage", QByteArray("\x00\xff\x12\r\n\r\n", 7), false, Verdict::WrongAnswer);
        lease("half a head", "HTTP/1.1 200 OK\r\nVia: x\r\n", true, Verdict::WrongAnswer);
        lease("a head without end", "HTTP/1.1 200 OK\r\n" + QByteArray("X: y\r\n").repeated(9'000), false,
              Verdict::WrongAnswer);
        lease("a line without end", "HTTP/1.1 200 " + QByteArray(200'000, 'x'), false, Verdict::WrongAnswer);
        lease("length and chunked", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", false,
              Verdict::WrongAnswer);
        lease("a page instead of a tunnel", httpAnswer(200, "<html>Welcome to the hotel</html>"), false,
              Verdict::WrongAnswer, 200);

        address("as declared", exitAnswer, Verdict::Good, 200);
        address("another exit", httpAnswer(200, "192.0.2.2"), Verdict::Differs, 200);
        address("no address in it", httpAnswer(200, "hello"), Verdict::ExitUnknown, 200);
        address("no body", "HTTP/1.1 204 No Content\r\n\r\n", Verdict::ExitUnknown, 204);
        address("in chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n192.0.2.1\r\n0\r\n\r\n",
                Verdict::Good, 200);
        address("64 KB", httpAnswer(200, "192.0.2.1" + QByteArray(65'536 - 9, ' ')), Verdict::Good, 200);
        address("more than 64 KB", httpAnswer(200, "192.0.2.1" + QByteArray(500'000, ' ')), Verdict::Good, 200);
        address("a redirect at the address", httpAnswer(302, "", "Location: http://check.test/x\r\n"),
                Verdict::WrongAnswer, 302);
        address("404", httpAnswer(404, "no"), Verdict::WrongAnswer, 404);
        address("407 from the address is not the lease's", httpAnswer(407, "no"), Verdict::WrongAnswer, 407);
        address("garbage from the address", "garbage", Verdict::WrongAnswer, 0, Stage::Body);
        address("a chunk that is none", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfive\r\n",
                Verdict::WrongAnswer, 200, Stage::Body);
    }

    void outcomes()
    {
        QFETCH(QByteArray, toConnect);
        QFETCH(bool, closes);
        QFETCH(QByteArray, answer);
        // Whatever it does to CONNECT, it does to a request that it has to forward.
        m_lease->setScript(asLease({toConnect, closes}, {answer}, {toConnect, closes}));
        const CheckResult result = run();
        QTEST(result.outcome.verdict, "verdict");
        QTEST(result.outcome.stage, "stage");
        QTEST(result.outcome.status, "status");
        QCOMPARE(result.id, quint64(7));
        QCOMPARE(result.outcome.protocol, CheckProtocol::HttpConnect);
        QCOMPARE(result.samples, 1);
        QCOMPARE(result.lost, isGood(result.outcome.verdict) ? 0 : 1);
        QCOMPARE(result.all.size(), 1);
        QVERIFY(result.outcome.times.connectMs >= 0);
        QCOMPARE(result.outcome.times.totalMs() >= 0, result.outcome.stage == Stage::Done);
    }

    /// The login is in the very first request, and nothing that follows names it.
    void theLogin()
    {
        m_lease->setScript(asLease({connectYes}, {exitAnswer}));
        QCOMPARE(run().outcome.verdict, Verdict::Good);
        QCOMPARE(m_lease->connections, 1);
        QCOMPARE(m_lease->requests.size(), 2);
        QCOMPARE(m_lease->requests.at(0),
                 QByteArray("CONNECT check.test:80 HTTP/1.1\r\nHost: check.test:80\r\n"
                            "Proxy-Authorization: Basic VEVTVEtFWTAxOlRFU1RQV0QwMg==\r\n\r\n"));
        QCOMPARE(m_lease->requests.at(1),
                 QByteArray("GET /ip HTTP/1.1\r\nHost: check.test\r\nUser-Agent: ProxyDeck\r\nAccept: */*\r\n"
                            "Accept-Encoding: identity\r\nConnection: close\r\n\r\n"));
    }

    void closedAtEveryByte()
    {
        for (qsizetype end = 0; end < connectYes.size(); ++end) {
            m_lease->setScript(asLease({connectYes.first(end), true}, {}, {{}, true}));
            const CheckOutcome outcome = run().outcome;
            QCOMPARE(outcome.verdict, Verdict::WrongAnswer);
            QCOMPARE(outcome.stage, Stage::Proxy);
        }
        for (qsizetype end = 0; end < exitAnswer.size(); ++end) {
            m_lease->setScript(asLease({connectYes}, {exitAnswer.first(end), true}));
            const CheckOutcome outcome = run().outcome;
            QCOMPARE(outcome.verdict, Verdict::WrongAnswer);
            QVERIFY(outcome.stage == Stage::FirstByte || outcome.stage == Stage::Body);
            QVERIFY(outcome.exitIp.isEmpty());
        }
    }

    void bodyUntilClose()
    {
        m_lease->setScript(asLease({connectYes}, {"HTTP/1.1 200 OK\r\n\r\n192.0.2.1", true}));
        QCOMPARE(run().outcome.verdict, Verdict::Good);
    }

    void silent_data()
    {
        QTest::addColumn<QByteArray>("toConnect");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<Stage>("stage");
        QTest::newRow("from the beginning") << QByteArray() << QByteArray() << Stage::Proxy;
        QTest::newRow("in the proxy's head") << QByteArray("HTTP/1.1 200") << QByteArray() << Stage::Proxy;
        QTest::newRow("after the yes") << connectYes << QByteArray() << Stage::FirstByte;
        QTest::newRow("in the head") << connectYes << QByteArray("HTTP/1.1 2") << Stage::Body;
        QTest::newRow("a body without end")
            << connectYes << QByteArray("HTTP/1.1 200 OK\r\n\r\n192.0.2.1") << Stage::Body;
    }

    void silent()
    {
        QFETCH(QByteArray, toConnect);
        QFETCH(QByteArray, answer);
        QFETCH(Stage, stage);
        m_lease->setScript(asLease({toConnect}, {answer}));
        const qsizetype requests = stage == Stage::Proxy ? 1 : 2;
        const qint64 begin = m_clock.steadyMs();
        // Time stands still until the check has come as far as it can.
        const CheckResult result = run([this, requests](LeaseCheck &check) {
            if (m_lease->requests.size() < requests)
                return;
            QTest::qWait(20);
            m_clock.advance(1'000);
            check.look();
        });
        QCOMPARE(result.outcome.verdict, Verdict::TimedOut);
        QCOMPARE(result.outcome.stage, stage);
        QCOMPARE(m_clock.steadyMs() - begin, 10'000);
        QCOMPARE(m_lease->connections, 1); // a silent one is not asked in another protocol
    }

    void refused()
    {
        m_lease->close();
        const CheckResult result = run();
        QCOMPARE(result.outcome.verdict, Verdict::Unreachable);
        QCOMPARE(result.outcome.stage, Stage::Connect);
        QCOMPARE(result.outcome.times.connectMs, -1);
    }

    void nameNotFound()
    {
        m_job.host = u"name.invalid"_s; // RFC 6761: it never exists
        const CheckResult result = run();
        QCOMPARE(result.outcome.verdict, Verdict::NameNotFound);
        QCOMPARE(result.outcome.stage, Stage::Resolve);
        QCOMPARE(result.samples, 1);
    }

    void aNameIsLookedUpBeforeTheTimes()
    {
        m_job.host = u"localhost"_s;
        m_lease->setScript(asLease({connectYes}, {exitAnswer}));
        const CheckResult result = run();
        QCOMPARE(result.outcome.verdict, Verdict::Good);
        QVERIFY(result.resolveMs >= 0);
        m_job.host = u"127.0.0.1"_s;
        QCOMPARE(run().resolveMs, -1);
    }

    void transparent()
    {
        m_settings.ownAddresses = {u"192.0.2.77"_s};
        m_lease->setScript(asLease({connectYes}, {httpAnswer(200, R"({"origin":"192.0.2.1, 192.0.2.77"})")}));
        QCOMPARE(run().outcome.verdict, Verdict::Transparent);
        m_settings.ownAddresses = {u"192.0.2.78"_s};
        QCOMPARE(run().outcome.verdict, Verdict::Good);
    }

    void onlyTheInternetCounts()
    {
        m_settings.anyExitCounts = false;
        m_lease->setScript(asLease({connectYes}, {exitAnswer}));
        const CheckOutcome outcome = run().outcome;
        QCOMPARE(outcome.verdict, Verdict::ExitUnknown);
        QVERIFY(outcome.exitIp.isEmpty());
    }

    void nothingDeclared()
    {
        m_job.declaredExit.clear();
        m_lease->setScript(asLease({connectYes}, {exitAnswer}));
        const CheckOutcome outcome = run().outcome;
        QCOMPARE(outcome.verdict, Verdict::ExitUnknown);
        QCOMPARE(outcome.exitIp, u"192.0.2.1"_s);
    }

    void expectations_data()
    {
        QTest::addColumn<int>("expected");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("any 2xx") << 0 << QString() << httpAnswer(201, "x") << Verdict::ExitUnknown;
        QTest::newRow("that status") << 404 << QString() << httpAnswer(404, "x") << Verdict::ExitUnknown;
        QTest::newRow("not 200 then") << 404 << QString() << httpAnswer(200, "x") << Verdict::WrongAnswer;
        QTest::newRow("a redirect is wanted") << 302 << QString() << httpAnswer(302, "") << Verdict::ExitUnknown;
        QTest::newRow("text") << 0 << u"欢迎"_s << httpAnswer(200, "<p>欢迎</p>") << Verdict::ExitUnknown;
        QTest::newRow("no such text") << 0 << u"欢迎"_s << httpAnswer(200, "no balance") << Verdict::WrongAnswer;
        QTest::newRow("text after 64 KB")
            << 0 << u"end"_s << httpAnswer(200, QByteArray(70'000, 'x') + "end") << Verdict::WrongAnswer;
    }

    void expectations()
    {
        QFETCH(int, expected);
        QFETCH(QString, text);
        QFETCH(QByteArray, answer);
        CheckAddress &address = m_settings.addresses.first();
        address.readsExit = false;
        address.status = expected;
        address.text = text;
        m_lease->setScript(asLease({connectYes}, {answer}));
        QTEST(run().outcome.verdict, "verdict");
    }

    void head()
    {
        CheckAddress &address = m_settings.addresses.first();
        address.method = CheckAddress::Method::Head;
        address.readsExit = false;
        m_lease->setScript(asLease({connectYes}, {"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"}));
        QCOMPARE(run().outcome.verdict, Verdict::ExitUnknown);
        QVERIFY(m_lease->requests.at(1).startsWith("HEAD /ip HTTP/1.1\r\n"));
    }

    /// Most proxies let CONNECT go to 443 only.
    void forwarded()
    {
        m_lease->setScript(asLease({httpAnswer(403, "only 443"), true}, {}, {exitAnswer}));
        const CheckResult result = run();
        QCOMPARE(result.outcome.verdict, Verdict::Good);
        QCOMPARE(result.outcome.protocol, CheckProtocol::HttpForward);
        QCOMPARE(result.outcome.times.proxyMs, -1);
        QVERIFY(result.outcome.times.totalMs() >= 0);
        QVERIFY(m_lease->requests.at(1).startsWith("GET http://check.test/ip HTTP/1.1\r\nHost: check.test\r\n"));
        QVERIFY(m_lease->requests.at(1).contains("Proxy-Authorization: Basic VEVTVEtFWTAxOlRFU1RQV0QwMg==\r\n"));
        // The next one of its kind is not asked again, another product is.
        QCOMPARE(run().outcome.verdict, Verdict::Good);
        QCOMPARE(m_lease->count("CONNECT"), 1);
        m_job.group = u"shop/global.get"_s;
        QCOMPARE(run().outcome.verdict, Verdict::Good);
        QCOMPARE(m_lease->count("CONNECT"), 2);
    }

    void forwardedAndRefused()
    {
        m_lease->setScript(asLease({httpAnswer(403, "only 443"), true}, {}, {httpAnswer(407, "no"), true}));
        QCOMPARE(run().outcome.verdict, Verdict::Refused);
        m_protocols.forget();
        m_lease->setScript(asLease({httpAnswer(403, "no"), true}, {}, {httpAnswer(403, "no"), true}));
        QCOMPARE(run().outcome.verdict, Verdict::NotAllowed);
    }

    /// The password is refused: no other way is tried with it.
    void refusedOnce()
    {
        m_settings.findsSocks5 = true;
        m_settings.samples = 5;
        m_lease->setScript(asLease({httpAnswer(407, "no"), true}));
        QCOMPARE(run().outcome.verdict, Verdict::Refused);
        QCOMPARE(m_lease->connections, 1);
    }

    void socks5()
    {
        const auto script = [](const QByteArray &bytes) -> Answer {
            if (bytes.startsWith(hex("05")) && bytes.size() == 4)
                return {hex("0502")};
            if (bytes.startsWith(hex("01")))
                return {hex("0100")};
            if (bytes.startsWith(hex("0501")))
                return {hex("05000001 00000000 0000")};
            if (bytes.startsWith("GET /"))
                return {exitAnswer};
            return {{}, true}; // HTTP is all Greek to it
        };
        m_lease->setScript(script);
        QCOMPARE(run().outcome.verdict, Verdict::WrongAnswer); // not asked for
        m_settings.findsSocks5 = true;
        m_lease->requests.clear();
        const CheckResult result = run();
        QCOMPARE(result.outcome.verdict, Verdict::Good);
        QCOMPARE(result.outcome.protocol, CheckProtocol::Socks5);
        QVERIFY(result.outcome.times.proxyMs >= 0);
        const QByteArray target = hex("05010003 0a") + "check.test" + hex("0050");
        QVERIFY(m_lease->requests.contains(target)); // the name is the lease's to look up
        m_lease->requests.clear();
        QCOMPARE(run().outcome.verdict, Verdict::Good);
        QCOMPARE(m_lease->count("CONNECT"), 0); // remembered
    }

    void socks5Refuses_data()
    {
        QTest::addColumn<QByteArray>("greeting");
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<Verdict>("verdict");
        const QByteArray rest = hex("0001 00000000 0000");
        QTest::newRow("wrong password") << hex("05ff") << QByteArray() << Verdict::Refused;
        QTest::newRow("failure") << hex("0500") << hex("0501") + rest << Verdict::NoRoute;
        QTest::newRow("not allowed") << hex("0500") << hex("0502") + rest << Verdict::NotAllowed;
        QTest::newRow("network unreachable") << hex("0500") << hex("0503") + rest << Verdict::NoRoute;
        QTest::newRow("host unreachable") << hex("0500") << hex("0504") + rest << Verdict::NoRoute;
        QTest::newRow("refused") << hex("0500") << hex("0505") + rest << Verdict::NoRoute;
        QTest::newRow("no such command") << hex("0500") << hex("0507") + rest << Verdict::WrongAnswer;
    }

    void socks5Refuses()
    {
        QFETCH(QByteArray, greeting);
        QFETCH(QByteArray, reply);
        m_settings.findsSocks5 = true;
        m_lease->setScript([=](const QByteArray &bytes) -> Answer {
            if (!bytes.startsWith('\x05'))
                return {{}, true};
            return bytes.size() == 4 ? Answer{greeting} : Answer{reply, true};
        });
        QTEST(run().outcome.verdict, "verdict");
    }

    /// Neither of the two: what it said to the first counts.
    void noProxyAtAll()
    {
        m_settings.findsSocks5 = true;
        m_lease->setScript([](const QByteArray &) -> Answer { return {"SSH-2.0-OpenSSH_9.2\r\n", true}; });
        const CheckOutcome outcome = run().outcome;
        QCOMPARE(outcome.verdict, Verdict::WrongAnswer);
        QCOMPARE(outcome.protocol, CheckProtocol::HttpConnect);
        QCOMPARE(m_protocols.of(m_job.group, false), CheckProtocol::Unknown);
    }

    void samples()
    {
        m_settings.samples = 5;
        int number = 0;
        m_lease->setScript([&number](const QByteArray &request) -> Answer {
            if (request.startsWith("CONNECT"))
                return ++number == 2 ? Answer{httpAnswer(502, "no"), true} : Answer{connectYes};
            return {exitAnswer};
        });
        const CheckResult result = run();
        QCOMPARE(result.outcome.verdict, Verdict::Good);
        QCOMPARE(result.samples, 5);
        QCOMPARE(result.lost, 1);
        QCOMPARE(result.lossPercent(), 20);
        QCOMPARE(m_lease->connections, 5);
    }

    void samplesOfADeadOne()
    {
        m_settings.samples = 5;
        m_lease->setScript(asLease({httpAnswer(502, "no"), true}));
        const CheckResult result = run();
        QCOMPARE(result.outcome.verdict, Verdict::NoRoute);
        QCOMPARE(result.samples, 2);
        QCOMPARE(result.lossPercent(), 100);
    }

    void severalAddresses()
    {
        CheckAddress own = *CheckAddress::fromUrl(u"http://shop.test/"_s);
        own.number = 2;
        own.text = u"basket"_s;
        m_settings.addresses.append(own);
        const auto script = [](const QByteArray &basket) {
            return [basket](const QByteArray &request) -> Answer {
                if (request.startsWith("CONNECT"))
                    return {connectYes};
                return {request.contains("shop.test") ? httpAnswer(200, basket) : exitAnswer};
            };
        };
        m_lease->setScript(script("your basket"));
        CheckResult result = run();
        QCOMPARE(result.outcome.verdict, Verdict::Good);
        QCOMPARE(result.outcome.exitIp, u"192.0.2.1"_s);
        QCOMPARE(result.all.size(), 2);
        QCOMPARE(result.all.at(1).address, 2u);
        m_lease->setScript(script("no balance"));
        result = run();
        QCOMPARE(result.outcome.verdict, Verdict::WrongAnswer);
        QCOMPARE(result.outcome.address, 2u);
        QCOMPARE(result.all.at(0).verdict, Verdict::Good);
    }

    /// A lease that cannot be reached is not tried once for each address.
    void severalAddressesOfADeadOne()
    {
        CheckAddress own = *CheckAddress::fromUrl(u"http://shop.test/"_s);
        own.number = 2;
        m_settings.addresses.append(own);
        m_lease->close();
        QCOMPARE(run().all.size(), 1);
    }

    void ended()
    {
        bool done = false;
        const CheckResult result = run([this, &done](LeaseCheck &check) {
            if (m_lease->requests.isEmpty() || std::exchange(done, true))
                return;
            check.end(Verdict::Expired);
            QCOMPARE(check.result().outcome.verdict, Verdict::Expired);
            QCOMPARE(check.result().outcome.stage, Stage::Proxy);
            Q_EMIT check.ended(); // only for this loop
        });
        QCOMPARE(result.outcome.verdict, Verdict::Expired);
    }
};

QTEST_GUILESS_MAIN(TestLeaseCheck)
#include "tst_lease_check.moc"
