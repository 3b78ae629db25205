// SPDX-License-Identifier: MIT
#include "base/system_clock.h"
#include "check/checker.h"
#include "check/vendor_reach.h"
#include "simulator/conversation.h"
#include "simulator/simulator.h"

#include <QThread>

using namespace proxydeck;
using namespace Qt::StringLiterals;

using Verdict = CheckVerdict;
using sim::ProxyFault;

Q_DECLARE_METATYPE(proxydeck::sim::ProxyFault)

/// The whole checker with its thread, against leases of the simulated vendor.
class TestCheckSimulator : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    std::unique_ptr<sim::Simulator> m_vendor;
    std::unique_ptr<Checker> m_checker;
    QHash<quint64, CheckResult> m_results;
    int m_ended = 0;
    QList<CheckProgress> m_progress;

    /// The leases of one more extraction.
    QList<CheckJob> leases(int number)
    {
        QList<CheckJob> jobs;
        while (jobs.size() < number) {
            const auto rows = sim::get(m_vendor->port(), "share.proxy.qg.net",
                                       "/get?key=TESTKEY01&pwd=TESTPWD01&num="
                                           + QByteArray::number(std::min(number - int(jobs.size()), 100)))
                                  .rows();
            if (rows.isEmpty())
                return {};
            for (const QJsonValue &row : rows) {
                CheckJob job;
                job.id = quint64(jobs.size()) + 1;
                const QString server = row["server"_L1].toString();
                job.host = server.section(u':', 0, 0);
                job.port = server.section(u':', 1).toUShort();
                job.user = Secret(u"TESTKEY01"_s);
                job.password = Secret(u"TESTPWD01"_s);
                job.declaredExit = row["proxy_ip"_L1].toString();
                job.group = u"shop/short.get"_s;
                jobs.append(job);
            }
        }
        return jobs;
    }

    static QString serverOf(const CheckJob &job) { return job.host + u':' + QString::number(job.port); }

private Q_SLOTS:
    void init()
    {
        m_vendor = std::make_unique<sim::Simulator>(m_clock);
        QVERIFY(m_vendor->listen());
        sim::KeyPlan key;
        key.key = u"TESTKEY01"_s;
        key.pwd = u"TESTPWD01"_s;
        key.plan = sim::Plan::ShortMetered;
        key.callsPerMinute = 1'000;
        m_vendor->addKey(key);
        m_checker = std::make_unique<Checker>(m_clock, askByConnecting(u"127.0.0.1"_s, m_vendor->port(), this));
        CheckSettings settings;
        settings.addresses = {simulatorsCheckAddress()};
        settings.anyExitCounts = true;
        settings.timeoutMs = 1'000; // of a silent lease
        m_checker->setSettings(settings);
        m_results.clear();
        m_progress.clear();
        m_ended = 0;
        connect(m_checker.get(), &Checker::checked, this, [this](const QList<CheckResult> &results) {
            QVERIFY(results.size() <= 500);
            for (const CheckResult &result : results)
                m_results.insert(result.id, result);
            m_ended += int(results.size());
        });
        connect(m_checker.get(), &Checker::progressChanged, this,
                [this](const CheckProgress &progress) { m_progress.append(progress); });
    }

    void faults_data()
    {
        QTest::addColumn<ProxyFault>("fault");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("none") << ProxyFault::None << Verdict::Good;
        QTest::newRow("refuse") << ProxyFault::Refuse << Verdict::Unreachable;
        QTest::newRow("close") << ProxyFault::Close << Verdict::WrongAnswer;
        QTest::newRow("silent") << ProxyFault::Silent << Verdict::TimedOut;
        QTest::newRow("407") << ProxyFault::AskLogin << Verdict::Refused;
        QTest::newRow("403") << ProxyFault::Forbid << Verdict::NotAllowed;
        QTest::newRow("502") << ProxyFault::BadGateway << Verdict::NoRoute;
        QTest::newRow("garbage") << ProxyFault::Garbage << Verdict::WrongAnswer;
        QTest::newRow("wrong exit") << ProxyFault::WrongExit << Verdict::Differs;
    }

    void faults()
    {
        QFETCH(ProxyFault, fault);
        const QList<CheckJob> jobs = leases(1);
        QCOMPARE(jobs.size(), 1);
        m_vendor->setProxyFault(serverOf(jobs.first()), fault);
        m_checker->check(jobs, CheckPriority::Selection);
        QTRY_COMPARE(m_ended, 1);
        QTEST(m_results.value(1).outcome.verdict, "verdict");
    }

    void slowIsGood()
    {
        CheckSettings settings = m_checker->settings();
        settings.timeoutMs = 60'000;
        m_checker->setSettings(settings);
        const QList<CheckJob> jobs = leases(1);
        m_vendor->setProxyFault(serverOf(jobs.first()), ProxyFault::Slow);
        m_checker->check(jobs, CheckPriority::Selection);
        QTRY_COMPARE(m_ended, 1);
        QCOMPARE(m_results.value(1).outcome.verdict, Verdict::Good);
        QVERIFY(m_results.value(1).outcome.times.proxyMs >= 1'000);
    }

    void wrongPassword()
    {
        QList<CheckJob> jobs = leases(1);
        jobs.first().password = Secret(u"TESTPWD99"_s);
        m_checker->check(jobs, CheckPriority::New);
        QTRY_COMPARE(m_ended, 1);
        QCOMPARE(m_results.value(1).outcome.verdict, Verdict::Refused);
        QCOMPARE(m_results.value(1).outcome.status, 407);
    }

    /// Each result belongs to its lease: with many at once, a mix-up would give some another one's exit.
    void manyAtOnce()
    {
        const QList<CheckJob> jobs = leases(300);
        QCOMPARE(jobs.size(), 300);
        for (const CheckJob &job : jobs) {
            if (job.id % 7 == 0)
                m_vendor->setProxyFault(serverOf(job), ProxyFault::WrongExit);
            else if (job.id % 7 == 1)
                m_vendor->setProxyFault(serverOf(job), ProxyFault::BadGateway);
        }
        m_checker->check(jobs, CheckPriority::New);
        QTRY_COMPARE(m_ended, 300);
        QCOMPARE(m_results.size(), 300);
        for (const CheckJob &job : jobs) {
            const CheckOutcome outcome = m_results.value(job.id).outcome;
            QCOMPARE(outcome.verdict,
                     job.id % 7 == 0       ? Verdict::Differs
                         : job.id % 7 == 1 ? Verdict::NoRoute
                                           : Verdict::Good);
            if (outcome.verdict == Verdict::Good)
                QCOMPARE(outcome.exitIp, job.declaredExit);
        }
        QTRY_VERIFY(m_checker->isIdle());
        QCOMPARE(m_progress.constLast().done, 300);
        QCOMPARE(m_progress.constLast().total, 300);
        for (const CheckProgress &progress : std::as_const(m_progress)) {
            QVERIFY(progress.running <= 64 && progress.atOnce <= 64);
            QVERIFY(progress.done <= progress.total);
        }
    }

    void cancelled()
    {
        QList<CheckJob> jobs = leases(1);
        for (quint64 id = 2; id <= 10'000; ++id) {
            jobs.append(jobs.first());
            jobs.last().id = id;
        }
        m_vendor->setProxyFault(serverOf(jobs.first()), ProxyFault::Silent);
        m_checker->check(jobs, CheckPriority::Selection);
        m_checker->cancel({1, 2, 3, 4'000, 99'999});
        m_checker->cancelAll();
        QTRY_COMPARE(m_ended, 10'000);
        QCOMPARE(m_results.size(), 10'000);
        for (const CheckResult &result : std::as_const(m_results))
            QCOMPARE(result.outcome.verdict, Verdict::Cancelled);
        QTRY_VERIFY(m_checker->isIdle());
    }

    void destroyedMeanwhile()
    {
        QList<CheckJob> jobs = leases(20);
        for (const CheckJob &job : jobs)
            m_vendor->setProxyFault(serverOf(job), job.id % 2 ? ProxyFault::Silent : ProxyFault::Slow);
        m_checker->check(jobs, CheckPriority::New);
        QTRY_VERIFY(!m_progress.isEmpty() && m_progress.constLast().running > 0);
        m_checker.reset();
        QTest::qWait(50);
        QCOMPARE(m_ended, 0);
    }
};

QTEST_GUILESS_MAIN(TestCheckSimulator)
#include "tst_check_simulator.moc"
