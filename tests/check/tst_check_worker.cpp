// SPDX-License-Identifier: MIT
#include "check/check_worker.h"
#include "scripted_lease.h"
#include "support/fake_clock.h"

#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace proxydeck;
using namespace Qt::StringLiterals;

using Verdict = CheckVerdict;
using Answer = ScriptedLease::Answer;
using Pause = CheckProgress::Pause;

/// The worker in this thread, on a clock that stands still until the test moves it.
class TestCheckWorker : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    std::unique_ptr<ScriptedLease> m_lease;
    std::unique_ptr<CheckWorker> m_worker;
    CheckSettings m_settings;
    QList<CheckResult> m_results;
    CheckProgress m_progress;
    QList<CheckProgress> m_told;
    int m_asked = 0;

    CheckJob job(quint64 id, qint64 deadlineMs = noDeadline)
    {
        CheckJob made;
        made.id = id;
        made.host = u"127.0.0.1"_s;
        made.port = m_lease->serverPort();
        made.user = Secret(u"lease%1"_s.arg(id)); // the lease sees who asks
        made.deadlineMs = deadlineMs;
        return made;
    }

    QList<CheckJob> jobs(quint64 first, quint64 last)
    {
        QList<CheckJob> made;
        for (quint64 id = first; id <= last; ++id)
            made.append(job(id));
        return made;
    }

    /// Lets \a ms pass in steps that no machine would take for sleep.
    void pass(qint64 ms)
    {
        for (; ms > 0; ms -= 100) {
            QCoreApplication::processEvents();
            m_clock.advance(std::min<qint64>(ms, 100));
            m_worker->look();
        }
        QCoreApplication::processEvents();
    }

    void make(bool canAskVendor)
    {
        m_worker = std::make_unique<CheckWorker>(m_clock, canAskVendor);
        m_worker->setSettings(m_settings);
        connect(m_worker.get(), &CheckWorker::checked, this,
                [this](const QList<CheckResult> &results) { m_results += results; });
        connect(m_worker.get(), &CheckWorker::progressChanged, this, [this](const CheckProgress &progress) {
            m_progress = progress;
            m_told.append(progress);
        });
        connect(m_worker.get(), &CheckWorker::vendorWanted, this, [this] { ++m_asked; });
    }

    Verdict verdictOf(quint64 id) const
    {
        for (const CheckResult &result : m_results) {
            if (result.id == id)
                return result.outcome.verdict;
        }
        return Verdict(99);
    }

    /// The leases that have asked for a tunnel, in this order.
    QList<quint64> asked() const
    {
        QList<quint64> ids;
        for (const QByteArray &request : m_lease->requests) {
            const QByteArray begin("Basic ");
            if (const qsizetype at = request.indexOf(begin); at >= 0) {
                const QByteArray pair = QByteArray::fromBase64(request.sliced(at + begin.size()).split('\r').first());
                ids.append(pair.sliced(5).chopped(1).toULongLong());
            }
        }
        return ids;
    }

private Q_SLOTS:
    void init()
    {
        m_lease = std::make_unique<ScriptedLease>(asLease({connectYes}, {httpAnswer(200, "hello")}));
        m_settings = {};
        m_settings.addresses = {*CheckAddress::fromUrl(u"http://check.test/"_s)};
        m_results.clear();
        m_told.clear();
        m_progress = {};
        m_asked = 0;
        make(true);
    }

    void theMostUrgentFirst()
    {
        m_settings.atOnce = 1;
        m_worker->setSettings(m_settings);
        CheckJob old = job(1);
        old.lastCheckedMs = 100;
        CheckJob older = job(2);
        older.lastCheckedMs = 50;
        m_worker->add({job(9)}, CheckPriority::New); // begins at once
        m_worker->add({old, older}, CheckPriority::Again);
        m_worker->add({job(3), job(4)}, CheckPriority::New);
        m_worker->add({job(5)}, CheckPriority::Selection);
        QTRY_VERIFY((pass(100), m_results.size() == 6));
        QCOMPARE(asked(), QList<quint64>({9, 5, 3, 4, 2, 1}));
        QVERIFY(m_progress.isIdle());
        QCOMPARE(m_progress.total, 6);
        QCOMPARE(m_progress.good, 6);
    }

    void atOnce()
    {
        m_lease->setScript({}); // silent
        m_worker->add(jobs(1, 100), CheckPriority::New);
        QCOMPARE(m_progress.running, 16);
        QTRY_COMPARE(m_lease->connections, 16);
        pass(2'000); // +8 a second, as connections are quick
        QCOMPARE(m_progress.running, m_progress.atOnce);
        QVERIFY(m_progress.atOnce >= 30 && m_progress.atOnce <= 32); // as of the last report
    }

    void whatRunsIsTold()
    {
        m_lease->setScript({}); // silent
        QList<quint64> begun;
        connect(m_worker.get(), &CheckWorker::begun, this, [&begun](const QList<quint64> &ids) { begun += ids; });
        m_worker->add(jobs(1, 100), CheckPriority::New);
        QCOMPARE(begun.size(), 16);
        pass(2'000);
        QCOMPARE(begun.size(), m_progress.running);
        QCOMPARE(QSet<quint64>(begun.cbegin(), begun.cend()).size(), begun.size()); // each once
    }

    void connectionsInATenthOfASecond()
    {
        m_settings.adapts = false;
        m_settings.atOnce = 1'000;
        m_worker->setSettings(m_settings);
        m_lease->setScript({});
        m_worker->add(jobs(1, 200), CheckPriority::New);
        QTRY_COMPARE(m_lease->connections, 32);
        QTest::qWait(50);
        QCOMPARE(m_lease->connections, 32); // the others hold no socket
        m_clock.advance(100);
        m_worker->look();
        QTRY_COMPARE(m_lease->connections, 64);
    }

    void mostInTls()
    {
        m_settings.adapts = false;
        m_settings.atOnce = 1'000;
        m_settings.addresses = {*CheckAddress::fromUrl(u"https://check.test/"_s)};
        m_worker->setSettings(m_settings);
        m_lease->setScript({});
        m_worker->add(jobs(1, 400), CheckPriority::New);
        pass(2'000);
        QCOMPARE(m_progress.running, 256);
    }

    void expired()
    {
        const qint64 now = m_clock.utcMs();
        m_worker->add({job(1, now + 2'999), job(2, now + 3'000)}, CheckPriority::New);
        QTRY_VERIFY((m_worker->look(), m_lease->count("CONNECT") == 1));
        QCOMPARE(asked(), QList<quint64>({2}));
        QTRY_VERIFY((pass(100), m_results.size() == 2));
        QCOMPARE(verdictOf(1), Verdict::Expired);
        QCOMPARE(verdictOf(2), Verdict::ExitUnknown);
    }

    void expiredMeanwhile()
    {
        m_lease->setScript({});
        m_worker->add({job(1, m_clock.utcMs() + 4'000)}, CheckPriority::New);
        QTRY_COMPARE(m_lease->connections, 1);
        pass(3'900);
        QCOMPARE(m_results.size(), 0);
        pass(100);
        QTRY_VERIFY((pass(100), m_results.size() == 1));
        QCOMPARE(verdictOf(1), Verdict::Expired);
    }

    void expiredWhileWaiting()
    {
        m_settings.atOnce = 1;
        m_worker->setSettings(m_settings);
        m_lease->setScript({});
        m_worker->add({job(1), job(2, m_clock.utcMs() + 5'000)}, CheckPriority::New);
        pass(3'000);
        QTRY_VERIFY((pass(100), m_results.size() == 1));
        QCOMPARE(verdictOf(2), Verdict::Expired);
        QCOMPARE(m_lease->connections, 1);
    }

    void deadlinesAreTheVendors()
    {
        m_worker->setVendorMinusSteadyMs(m_clock.utcMs() + 60'000 - m_clock.steadyMs());
        m_worker->add({job(1, m_clock.utcMs() + 50'000), job(2, m_clock.utcMs() + 70'000)}, CheckPriority::New);
        QTRY_VERIFY((pass(100), m_results.size() == 2));
        QCOMPARE(verdictOf(1), Verdict::Expired);
        QCOMPARE(verdictOf(2), Verdict::ExitUnknown);
    }

    void theWallClockIsSet()
    {
        m_lease->setScript({});
        const qint64 now = m_clock.utcMs();
        m_worker->add({job(1, now + 60'000)}, CheckPriority::New);
        QTRY_COMPARE(m_lease->connections, 1);
        m_clock.setUtcMs(now + 3'600'000);
        pass(1'000);
        QCOMPARE(m_results.size(), 0);
        m_clock.setUtcMs(now - 3'600'000);
        pass(1'000);
        QCOMPARE(m_results.size(), 0);
    }

    void cancel()
    {
        m_settings.atOnce = 2;
        m_worker->setSettings(m_settings);
        m_lease->setScript({});
        m_worker->add(jobs(1, 5), CheckPriority::New);
        QTRY_COMPARE(m_lease->connections, 2);
        m_worker->cancel({1, 4, 77});
        QTRY_VERIFY((pass(100), m_results.size() == 2));
        QCOMPARE(verdictOf(1), Verdict::Cancelled);
        QCOMPARE(verdictOf(4), Verdict::Cancelled);
        QTRY_COMPARE(m_lease->connections, 3); // the place is taken at once
        m_worker->cancelAll();
        QTRY_VERIFY((pass(100), m_results.size() == 5));
        QVERIFY(m_progress.isIdle());
        pass(20'000);
        QCOMPARE(m_results.size(), 5);
    }

    void anIdIsCheckedOnceAtATime()
    {
        m_worker->add({job(1)}, CheckPriority::New);
        m_worker->add({job(1)}, CheckPriority::Selection);
        QTRY_VERIFY((pass(100), m_results.size() == 1));
        pass(1'000);
        QCOMPARE(m_progress.total, 1);
        m_worker->add({job(1)}, CheckPriority::Selection);
        QTRY_VERIFY((pass(100), m_results.size() == 2));
    }

    /// A silent lease, and nothing else that moves: only the vendor can tell.
    void aLoneFailureIsTheLeases()
    {
        m_lease->setScript({});
        m_worker->add({job(1)}, CheckPriority::New);
        QTRY_COMPARE(m_lease->requests.size(), 1);
        pass(10'500);
        QCOMPARE(m_asked, 1);
        QCOMPARE(m_results.size(), 0);
        m_worker->onVendorAnswers(true);
        QTRY_VERIFY((pass(100), m_results.size() == 1));
        QCOMPARE(verdictOf(1), Verdict::TimedOut);
    }

    void theOwnConnection()
    {
        m_lease->setScript({});
        m_worker->add(jobs(1, 30), CheckPriority::New);
        QTRY_VERIFY((m_worker->look(), m_lease->requests.size() == 16));
        const quint16 port = m_lease->serverPort();
        m_lease->close(); // new connections get nowhere either
        pass(10'500);
        QVERIFY(m_asked >= 1);
        m_worker->onVendorAnswers(false);
        pass(1'000);
        QCOMPARE(m_results.size(), 0); // nobody is marked bad
        QCOMPARE(m_progress.pause, Pause::OwnConnection);
        QCOMPARE(m_progress.running, 0);
        QCOMPARE(m_progress.total, 30);
        const int connections = m_lease->connections;
        pass(20'000);
        QCOMPARE(m_lease->connections, connections); // and nothing is tried
        // It is back: all of them are checked, from the beginning.
        m_lease->setScript(asLease({connectYes}, {httpAnswer(200, "hello")}));
        QVERIFY(m_lease->listen(QHostAddress::LocalHost, port));
        m_worker->onVendorAnswers(true);
        QTRY_VERIFY((pass(100), m_results.size() == 30));
        QCOMPARE(m_progress.pause, Pause::None);
        QCOMPARE(m_progress.good, 30);
    }

    void cancelledInThePause()
    {
        m_lease->setScript({});
        m_worker->add(jobs(1, 30), CheckPriority::New);
        QTRY_VERIFY((m_worker->look(), m_lease->requests.size() == 16));
        m_lease->close();
        pass(10'500);
        m_worker->onVendorAnswers(false);
        pass(300);
        QCOMPARE(m_progress.pause, Pause::OwnConnection);
        m_worker->cancelAll();
        QTRY_VERIFY((pass(100), m_results.size() == 30));
        QVERIFY(m_progress.isIdle());
        QCOMPARE(m_progress.pause, Pause::None);
    }

    /// Some fail while others come through: that is the leases, and nobody is asked.
    void othersComeThrough()
    {
        m_lease->setScript([](const QByteArray &request) -> Answer {
            if (request.startsWith("CONNECT"))
                return request.contains(QByteArray("lease1:").toBase64()) ? Answer{} : Answer{connectYes};
            return {httpAnswer(200, "hello")};
        });
        m_worker->add({job(1)}, CheckPriority::New);
        QTRY_COMPARE(m_lease->requests.size(), 1);
        for (quint64 id = 2; id < 25; ++id) {
            m_worker->add({job(id)}, CheckPriority::New);
            QTRY_VERIFY((m_worker->look(), m_lease->count("GET") == int(id) - 1));
            pass(500);
        }
        QTRY_VERIFY((pass(100), m_results.size() == 24));
        QCOMPARE(verdictOf(1), Verdict::TimedOut);
        QCOMPARE(m_asked, 0);
    }

    void manyTimeOutAndTheVendorDoesNotAnswer()
    {
        m_lease->setScript({});
        m_settings.timeoutMs = 3'000;
        m_worker->setSettings(m_settings);
        m_worker->add(jobs(1, 500), CheckPriority::New);
        pass(3'000);
        QTRY_VERIFY((pass(100), m_asked > 0));
        const int before = m_progress.atOnce;
        // Connections are still made: it is not dead, it is full.
        pass(500);
        m_worker->onVendorAnswers(false);
        pass(300);
        QVERIFY(m_progress.atOnce < before);
        QCOMPARE(m_progress.pause, Pause::None);
    }

#ifdef Q_OS_UNIX
    /// What this machine cannot do says nothing about leases.
    void noDescriptorIsLeft()
    {
        m_lease->pauseAccepting(); // its own connections need descriptors too
        rlimit usual{};
        getrlimit(RLIMIT_NOFILE, &usual);
        const int next = ::dup(0);
        ::close(next);
        rlimit few = usual;
        few.rlim_cur = rlim_t(next) + 4;
        setrlimit(RLIMIT_NOFILE, &few);
        m_worker->add(jobs(1, 16), CheckPriority::New);
        pass(300);
        setrlimit(RLIMIT_NOFILE, &usual);
        QVERIFY(m_progress.atOnce <= 8);
        QCOMPARE(m_results.size(), 0);
        m_lease->resumeAccepting();
        QTRY_VERIFY((pass(100), m_results.size() == 16));
        QCOMPARE(m_progress.good, 16);
    }
#endif

    void theMachineSlept()
    {
        m_lease->setScript({});
        m_worker->add({job(1)}, CheckPriority::New);
        QTRY_COMPARE(m_lease->requests.size(), 1);
        m_lease->setScript(asLease({connectYes}, {httpAnswer(200, "hello")}));
        m_clock.sleep(3'600'000);
        m_worker->look();
        QTRY_VERIFY((pass(100), m_results.size() == 1));
        QCOMPARE(verdictOf(1), Verdict::ExitUnknown); // tried again, not timed out
    }

    void withoutAnybodyToAsk()
    {
        make(false);
        m_lease->setScript({});
        m_worker->add(jobs(1, 3), CheckPriority::New);
        QTRY_VERIFY((m_worker->look(), m_lease->requests.size() == 3));
        pass(10'500);
        QTRY_VERIFY((pass(100), m_results.size() == 3)); // few: the leases
        QCOMPARE(m_progress.pause, Pause::None);

        m_worker->add(jobs(11, 20), CheckPriority::New);
        QTRY_VERIFY((m_worker->look(), m_lease->requests.size() == 13));
        pass(10'500);
        QCOMPARE(m_results.size(), 3);
        QCOMPARE(m_progress.pause, Pause::OwnConnection);
        m_lease->setScript(asLease({connectYes}, {httpAnswer(200, "hello")}));
        pass(5'500); // one is tried, and then all
        QTRY_VERIFY((pass(100), m_results.size() == 13));
        QCOMPARE(m_progress.pause, Pause::None);
        QCOMPARE(m_progress.good, 10);
    }

    void tenThousand()
    {
        m_lease->setScript({});
        m_worker->add(jobs(1, 10'000), CheckPriority::Selection);
        QCOMPARE(m_progress.total, 10'000);
        m_worker->cancelAll();
        QCOMPARE(m_results.size(), 500); // the others follow, a part at a time
        pass(1'500);
        QTRY_VERIFY((pass(100), m_results.size() == 10'000));
        QVERIFY(m_progress.isIdle());
    }

    void instantOfTheResult()
    {
        m_worker->setVendorMinusSteadyMs(m_clock.utcMs() + 7'000 - m_clock.steadyMs());
        m_worker->add({job(1)}, CheckPriority::New);
        QTRY_COMPARE(m_results.size(), 1);
        QCOMPARE(m_results.first().outcome.atMs, m_clock.utcMs() + 7'000);
    }
};

QTEST_GUILESS_MAIN(TestCheckWorker)
#include "tst_check_worker.moc"
