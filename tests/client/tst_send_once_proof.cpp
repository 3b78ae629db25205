// SPDX-License-Identifier: MIT
#include "client/send_once_proof.h"

#include "support/fake_clock.h"

#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

using Standing = SendOnceProof::Standing;

namespace {

/// Plain use of QNetworkAccessManager, without a body, so that Qt may send the request again.
std::unique_ptr<QIODevice> noBody() { return nullptr; }

bool waitForEnd(const SendOnceProof &proof)
{
    return QTest::qWaitFor(
        [&proof] { return proof.standing() != Standing::NotRun && proof.standing() != Standing::Running; }, 60'000);
}

} // namespace

class TestSendOnceProof : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theGuardOfTheProgramHolds();
    void aBrokenGuardIsFound();
    void aProofIsRememberedForTheseVersions();
    void nothingButAProofIsRemembered();
    void withoutAPortItIsTriedAgain();
    void requestsThatDoNotArriveProveNothing();
    void aMachineThatStoodStillProvesNothing();
    void strangersAreNotCounted();
    void whoeverAsksMeanwhileSharesOneRun();
    void canBeDestroyedMeanwhile();

private:
    QString file() const { return m_folder.filePath(u"settings.ini"_s); }

    QTemporaryDir m_folder;
    FakeClock m_clock;
};

void TestSendOnceProof::theGuardOfTheProgramHolds()
{
    SendOnceProof proof({m_clock});
    QCOMPARE(proof.standing(), Standing::NotRun);
    QVERIFY(!proof.refusal());
    int decided = 0;
    proof.require([&decided] { ++decided; });
    QCOMPARE(proof.standing(), Standing::Running);
    QVERIFY(waitForEnd(proof));
    QCOMPARE(proof.standing(), Standing::Holds);
    QCOMPARE(proof.mostArrivals(), 1);
    QCOMPARE(proof.provedMs(), m_clock.utcMs());
    QVERIFY(!proof.refusal());
    QCOMPARE(decided, 1);
    proof.require([&decided] { ++decided; });
    QCOMPARE(decided, 2); // at once
}

void TestSendOnceProof::aBrokenGuardIsFound()
{
    SendOnceProof proof({.clock = m_clock, .makeBody = noBody});
    int decided = 0;
    proof.require([&decided] { ++decided; });
    QVERIFY(waitForEnd(proof));
    QCOMPARE(proof.standing(), Standing::Fails);
    QVERIFY(proof.mostArrivals() > 1);
    QCOMPARE(proof.provedMs(), 0);
    QCOMPARE(decided, 1);
    const auto refusal = proof.refusal();
    QVERIFY(refusal);
    QCOMPARE(refusal->kind, ApiError::Kind::NotSent);
    QCOMPARE(refusal->cause, ApiError::Cause::RepeatsPossible);
    QVERIFY(!refusal->maybeCharged);
    proof.require([&decided] { ++decided; });
    QCOMPARE(decided, 2);
    QCOMPARE(proof.standing(), Standing::Fails); // not run again: the result would be the same
}

void TestSendOnceProof::aProofIsRememberedForTheseVersions()
{
    QFile::remove(file());
    {
        QSettings settings(file(), QSettings::IniFormat);
        SendOnceProof proof({m_clock, &settings});
        proof.require([] {});
        QVERIFY(waitForEnd(proof));
        QCOMPARE(proof.standing(), Standing::Holds);
    }
    const qint64 provedMs = m_clock.utcMs();
    m_clock.advance(1'000);
    QSettings settings(file(), QSettings::IniFormat);
    {
        SendOnceProof proof({m_clock, &settings});
        QCOMPARE(proof.standing(), Standing::Holds);
        QCOMPARE(proof.provedMs(), provedMs);
    }
    const QString key = u"sendOnce/provedWith"_s;
    const QString mine = settings.value(key).toString();
    QVERIFY2(mine.contains(QString::fromLatin1(qVersion())), qPrintable(mine));
    for (const QString &other :
         {mine + u"1"_s, QString(mine).replace(QString::fromLatin1(qVersion()), u"6.99.0"_s), QString()}) {
        settings.setValue(key, other);
        SendOnceProof proof({m_clock, &settings});
        QCOMPARE(proof.standing(), Standing::NotRun);
        QCOMPARE(proof.provedMs(), 0);
    }
    settings.setValue(key, mine);
    settings.setValue(u"sendOnce/provedMs"_s, u"nonsense"_s);
    QCOMPARE(SendOnceProof({m_clock, &settings}).standing(), Standing::NotRun);
}

void TestSendOnceProof::nothingButAProofIsRemembered()
{
    QFile::remove(file());
    QSettings settings(file(), QSettings::IniFormat);
    {
        SendOnceProof proof({.clock = m_clock, .settings = &settings, .makeBody = noBody});
        proof.require([] {});
        QVERIFY(waitForEnd(proof));
        QCOMPARE(proof.standing(), Standing::Fails);
    }
    SendOnceProof proof({m_clock, &settings});
    QCOMPARE(proof.standing(), Standing::NotRun);
}

void TestSendOnceProof::withoutAPortItIsTriedAgain()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    bool allowed = false;
    SendOnceProof proof({.clock = m_clock, .listen = [&](QTcpServer &server) {
                             return server.listen(QHostAddress::LocalHost, allowed ? 0 : taken.serverPort());
                         }});
    QSignalSpy changed(&proof, &SendOnceProof::changed);
    int decided = 0;
    proof.require([&decided] { ++decided; });
    QCOMPARE(decided, 0); // never during require()
    QVERIFY(waitForEnd(proof));
    QCOMPARE(proof.standing(), Standing::NotCarriedOut);
    QVERIFY(!proof.problem().isEmpty());
    QCOMPARE(decided, 1);
    QCOMPARE(changed.size(), 2); // one for the start, one for the end
    QVERIFY(proof.refusal());
    QCOMPARE(proof.refusal()->cause, ApiError::Cause::RepeatsNotChecked);

    allowed = true;
    proof.require([&decided] { ++decided; });
    QVERIFY(!proof.refusal()); // it is running
    QVERIFY(waitForEnd(proof));
    QCOMPARE(proof.standing(), Standing::Holds);
    QVERIFY(proof.problem().isEmpty());
    QCOMPARE(decided, 2);
}

void TestSendOnceProof::requestsThatDoNotArriveProveNothing()
{
    SendOnceProof proof({.clock = m_clock, .listen = [](QTcpServer &server) {
                             const bool listens = server.listen(QHostAddress::LocalHost);
                             server.close(); // not listening any more when the requests come
                             return listens;
                         }});
    proof.require([] {});
    QVERIFY(waitForEnd(proof));
    QCOMPARE(proof.standing(), Standing::NotCarriedOut);
}

void TestSendOnceProof::aMachineThatStoodStillProvesNothing()
{
    // The time that a call may take passes while nothing is handled: Qt is stopped before it sees the loss, and each
    // server reads its one request afterwards.
    SendOnceProof proof({.clock = m_clock, .makeBody = noBody, .patienceMs = 50});
    proof.require([] {});
    QCoreApplication::processEvents();
    QTest::qSleep(300);
    QVERIFY(waitForEnd(proof));
    QVERIFY(proof.standing() != Standing::Holds);
}

void TestSendOnceProof::strangersAreNotCounted()
{
    std::vector<std::unique_ptr<QTcpSocket>> strangers;
    SendOnceProof proof({.clock = m_clock, .listen = [&strangers](QTcpServer &server) {
                             if (!server.listen(QHostAddress::LocalHost))
                                 return false;
                             for (int i = 0; i < 3; ++i) {
                                 strangers.push_back(std::make_unique<QTcpSocket>());
                                 strangers.back()->connectToHost(QHostAddress::LocalHost, server.serverPort());
                                 strangers.back()->write(
                                     "GET /send-once-proof?key=none HTTP/1.1\r\nHost: localhost\r\n"
                                     "User-Agent: somebody else on this machine, at some length\r\n\r\n");
                             }
                             return true;
                         }});
    proof.require([] {});
    QVERIFY(waitForEnd(proof));
    QCOMPARE(proof.standing(), Standing::Holds);
    QCOMPARE(proof.mostArrivals(), 1);
}

void TestSendOnceProof::whoeverAsksMeanwhileSharesOneRun()
{
    int servers = 0;
    SendOnceProof proof({.clock = m_clock, .listen = [&servers](QTcpServer &server) {
                             ++servers;
                             return server.listen(QHostAddress::LocalHost);
                         }});
    int decided = 0;
    proof.require([&decided] { ++decided; });
    const int first = servers;
    QVERIFY(first > 0);
    for (int i = 0; i < 3; ++i)
        proof.require([&decided] { ++decided; });
    QVERIFY(waitForEnd(proof));
    QCOMPARE(decided, 4);
    QCOMPARE(servers, first);
}

void TestSendOnceProof::canBeDestroyedMeanwhile()
{
    int decided = 0;
    for (const int waitMs : {0, 1, 5, 20, 40}) {
        int before = 0;
        {
            SendOnceProof proof({m_clock});
            proof.require([&decided] { ++decided; });
            QTest::qWait(waitMs);
            before = decided;
        }
        QTest::qWait(100);
        QCOMPARE(decided, before); // nothing comes after its end
    }
}

QTEST_GUILESS_MAIN(TestSendOnceProof)
#include "tst_send_once_proof.moc"
