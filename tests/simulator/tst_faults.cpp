// SPDX-License-Identifier: MIT
// Each scripted fault, as it shows on the wire and in the books.
#include "simulator/simulator.h"
#include "support/fake_clock.h"
#include "support/under_wine.h"

#include "conversation.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QStringDecoder>

using namespace proxydeck;
using namespace proxydeck::sim;
using namespace Qt::StringLiterals;
using Kind = Fault::Kind;

namespace {

const auto Key = u"TESTKEY01"_s;
const QByteArray Request = "GET /get?key=TESTKEY01&num=2 HTTP/1.1\r\nHost: share.proxy.qg.net\r\n\r\n";

} // namespace

class TestFaults : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    std::unique_ptr<Simulator> m_vendor;

    Answer ask() { return get(m_vendor->port(), "share.proxy.qg.net", "/get?key=TESTKEY01&num=2"); }

private Q_SLOTS:
    void init()
    {
        m_vendor = std::make_unique<Simulator>(m_clock);
        QVERIFY(m_vendor->listen());
        KeyPlan key;
        key.key = Key;
        key.plan = Plan::ShortMetered;
        key.balance = 100;
        m_vendor->addKey(key);
    }
    void cleanup() { m_vendor.reset(); }

    void closesWithoutAByte_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("read");
        QTest::addColumn<int>("charged");
        QTest::newRow("before reading") << int(Kind::DropBeforeReading) << 0 << 0;
        QTest::newRow("before executing") << int(Kind::DropBeforeExecuting) << 1 << 0;
        QTest::newRow("after reading") << int(Kind::DropAfterReading) << 1 << 2;
        QTest::newRow("reset") << int(Kind::Reset) << 1 << 2;
    }
    void closesWithoutAByte()
    {
        QFETCH(int, kind);
        if (underWine() && kind == int(Kind::Reset))
            QSKIP("Wine does not tell of a connection that was reset");
        m_vendor->script({.kind = static_cast<Kind>(kind)});
        Conversation conversation(m_vendor->port());
        QVERIFY(conversation.connected());
        conversation.send(Request);
        QVERIFY(conversation.waitForEnd());
        QCOMPARE(conversation.received(), "");
        QTEST(int(m_vendor->requests("share.proxy.qg.net", "/get")), "read");
        QCOMPARE(m_vendor->tally().requestsDroppedUnread(), kind == int(Kind::DropBeforeReading) ? 1 : 0);
        QTEST(int(m_vendor->charged(Key)), "charged");
        QTEST(int(100 - m_vendor->balance(Key)), "charged");
        QVERIFY(!m_vendor->hasScript());
        QCOMPARE(ask().code(), u"SUCCESS"_s); // once
    }

    void resetIsAReset()
    {
        const QString program = QStandardPaths::findExecutable(u"curl"_s);
        if (program.isEmpty())
            QSKIP("there is no curl here, and QTcpSocket tells no RST from a FIN");
        const auto exitCode = [&] {
            QProcess process;
            process.start(program,
                          {u"-q"_s, u"-s"_s, u"--max-time"_s, u"20"_s, u"--noproxy"_s, u"*"_s, u"-H"_s,
                           u"Host: share.proxy.qg.net"_s,
                           u"http://127.0.0.1:%1/get?key=TESTKEY01"_s.arg(m_vendor->port())});
            return waitUntil([&] { return process.state() == QProcess::NotRunning; }, 30'000) ? process.exitCode() : -1;
        };
        m_vendor->script({.kind = Kind::DropAfterReading});
        QCOMPARE(exitCode(), 52); // "empty reply"
        m_vendor->script({.kind = Kind::Reset});
        QCOMPARE(exitCode(), 56); // "failure in receiving": the reset
    }

    void aKeptConnectionDropsItsNextRequest()
    {
        Conversation conversation(m_vendor->port());
        conversation.send(Request);
        QCOMPARE(conversation.next().code(), u"SUCCESS"_s);
        m_vendor->script({.kind = Kind::DropBeforeReading});
        conversation.send(Request);
        QVERIFY(conversation.waitForEnd());
        QCOMPARE(m_vendor->extractions(Key), 1);
    }

    void stallStaysOpenAndSilent()
    {
        m_vendor->script({.kind = Kind::Stall});
        Conversation conversation(m_vendor->port());
        conversation.send(Request + Request);
        QTRY_COMPARE(m_vendor->charged(Key), 2);
        conversation.send(Request);
        QTest::qWait(50);
        QCOMPARE(conversation.received(), "");
        QCOMPARE(conversation.socket().state(), QAbstractSocket::ConnectedState);
        QCOMPARE(m_vendor->requests("share.proxy.qg.net", "/get"), 1); // the others wait behind it
    }

    void slowDripIsTheRightAnswerInPieces()
    {
        m_vendor->script({.kind = Kind::SlowDrip, .bytes = 50, .intervalMs = 2});
        Conversation conversation(m_vendor->port());
        int pieces = 0;
        QObject::connect(&conversation.socket(), &QTcpSocket::readyRead, &conversation.socket(),
                         [&pieces] { ++pieces; });
        conversation.send(Request);
        const Answer answer = conversation.next();
        QCOMPARE(answer.code(), u"SUCCESS"_s);
        QCOMPARE(answer.rows().size(), 2);
        QVERIFY(pieces > 3);
        conversation.send(Request);
        QCOMPARE(conversation.next().code(), u"SUCCESS"_s);
    }

    void truncateEndsBeforeItsLength()
    {
        m_vendor->script({.kind = Kind::Truncate});
        Conversation conversation(m_vendor->port());
        conversation.send(Request);
        QVERIFY(conversation.waitForEnd());
        const qsizetype end = conversation.received().indexOf("\r\n\r\n");
        Answer answer;
        answer.head = conversation.received().first(end + 2);
        const qint64 got = conversation.received().size() - end - 4;
        QVERIFY(got > 0);
        QVERIFY(answer.field("Content-Length").toLongLong() > got);
        QCOMPARE(m_vendor->charged(Key), 2);
    }

    void otherAnswers_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("charged");
        const QByteArray json = "application/json; charset=utf-8";
        const QByteArray plain = "text/plain; charset=utf-8";
        QTest::newRow("page") << int(Kind::Html) << 200 << "text/html; charset=utf-8"_ba << QString() << 0;
        QTest::newRow("empty") << int(Kind::Empty) << 200 << json << QString() << 2;
        QTest::newRow("400") << int(Kind::Json400) << 400 << json << u"INTERNAL_ERROR"_s << 0;
        QTest::newRow("unknown code") << int(Kind::UnknownCode) << 400 << json << u"SOMETHING_NEW"_s << 0;
        QTest::newRow("500") << int(Kind::Http500) << 500 << plain << QString() << 0;
        QTest::newRow("wrong type") << int(Kind::WrongType) << 200 << json << u"SUCCESS"_s << 2;
        QTest::newRow("bad rows") << int(Kind::BadRows) << 200 << json << u"SUCCESS"_s << 2;
    }
    void otherAnswers()
    {
        QFETCH(int, kind);
        QFETCH(int, charged);
        m_vendor->script({.kind = static_cast<Kind>(kind)});
        const Answer answer = ask();
        QTEST(answer.status, "status");
        QTEST(answer.field("Content-Type"), "type");
        QTEST(answer.code(), "code");
        QCOMPARE(m_vendor->charged(Key), charged);
        if (kind == int(Kind::Empty))
            QCOMPARE(answer.body, "");
    }

    void whetherItIsCarriedOutCanBeSaid()
    {
        m_vendor->script({.kind = Kind::Http500, .executes = true});
        QCOMPARE(ask().status, 500);
        QCOMPARE(m_vendor->charged(Key), 2);
        m_vendor->script({.kind = Kind::Reset, .executes = false});
        QCOMPARE(ask().status, 0);
        QCOMPARE(m_vendor->charged(Key), 2);
    }

    void wrongTypes()
    {
        m_vendor->script({.kind = Kind::WrongType});
        QVERIFY(ask().json().value("data"_L1).isString());
        m_vendor->script({.kind = Kind::WrongType, .value = "17"});
        QVERIFY(ask().json().value("data"_L1).isDouble());
    }

    void badRowsKeepTheGoodOnes()
    {
        m_vendor->script({.kind = Kind::BadRows});
        QStringList servers;
        const QJsonArray rows = ask().rows();
        for (const QJsonValue &row : rows)
            servers.append(row.toObject().value("server"_L1).toString());
        QVERIFY(servers.size() > 10);
        const QStringList real = m_vendor->serversInUse(Key);
        QCOMPARE(real.size(), 2);
        for (const QString &server : real)
            QCOMPARE(servers.count(server), 1);
    }

    void invalidUtf8IsInvalid()
    {
        m_vendor->script({.kind = Kind::InvalidUtf8});
        const Answer answer = ask();
        QStringDecoder decode(QStringDecoder::Utf8);
        const QString text = decode(answer.body);
        QVERIFY(decode.hasError());
        QVERIFY(text.contains(u"SUCCESS"_s));
    }

    void redirects()
    {
        m_vendor->script({.kind = Kind::Redirect, .value = "http://127.0.0.1:9/elsewhere"});
        const Answer answer = ask();
        QCOMPARE(answer.status, 302);
        QCOMPARE(answer.field("Location"), "http://127.0.0.1:9/elsewhere");
    }

    void oversizedAnnounced()
    {
        m_vendor->script({.kind = Kind::Oversized, .bytes = 300'000, .announced = true});
        const Answer answer = ask();
        QCOMPARE(answer.body.size(), 300'000);
        QCOMPARE(answer.code(), u"SUCCESS"_s);
        QCOMPARE(answer.rows().size(), 2);
    }

    void oversizedUnannounced()
    {
        m_vendor->script({.kind = Kind::Oversized, .bytes = 300'000});
        Conversation conversation(m_vendor->port());
        conversation.send(Request);
        QVERIFY(waitUntil([&] { return conversation.received().endsWith("\r\n0\r\n\r\n"); }));
        QVERIFY(conversation.received().contains("\r\nTransfer-Encoding: chunked\r\n"));
        QVERIFY(!conversation.received().contains("Content-Length"));
        QByteArray wire = conversation.received().sliced(conversation.received().indexOf("\r\n\r\n") + 4);
        QByteArray body;
        while (true) {
            const qsizetype line = wire.indexOf("\r\n");
            const qsizetype size = wire.first(line).toLongLong(nullptr, 16);
            if (size == 0)
                break;
            body += wire.sliced(line + 2, size);
            wire.remove(0, line + 2 + size + 2);
        }
        QCOMPARE(body.size(), 300'000);
        QVERIFY(QJsonDocument::fromJson(body).isObject());
    }

    void rawBodies()
    {
        m_vendor->script({.kind = Kind::RawBody, .value = R"({"code":"SUCCESS","data":{"ips":[]}})"});
        QCOMPARE(ask().body, R"({"code":"SUCCESS","data":{"ips":[]}})");
    }

    void faultsWaitForTheirRequests()
    {
        m_vendor->script({.kind = Kind::Http500, .host = "overseas.proxy.qg.net"});
        m_vendor->script({.kind = Kind::Html, .path = "/get", .times = 2});
        QCOMPARE(ask().field("Content-Type"), "text/html; charset=utf-8");
        QCOMPARE(ask().field("Content-Type"), "text/html; charset=utf-8");
        QCOMPARE(ask().code(), u"SUCCESS"_s);
        QVERIFY(m_vendor->hasScript());
        QCOMPARE(get(m_vendor->port(), "overseas.proxy.qg.net", "/get?key=TESTKEY01").status, 500);
        QVERIFY(!m_vendor->hasScript());
    }

    void latencyIsOnTheWayBack()
    {
        m_vendor->setLatencyMs(80);
        Conversation conversation(m_vendor->port());
        QElapsedTimer timer;
        timer.start();
        conversation.send(Request);
        QTRY_COMPARE(m_vendor->charged(Key), 2);
        QCOMPARE(conversation.next().code(), u"SUCCESS"_s);
        QVERIFY(timer.elapsed() >= 75); // Qt's coarse timers may be 5 % early
    }

    void aClientThatLeavesEarlyIsChargedAllTheSame()
    {
        m_vendor->setLatencyMs(30);
        {
            Conversation conversation(m_vendor->port());
            conversation.send(Request);
            QTRY_COMPARE(m_vendor->charged(Key), 2);
        }
        QTest::qWait(60);
        m_vendor->setLatencyMs(0);
        QCOMPARE(ask().code(), u"SUCCESS"_s);
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
