// SPDX-License-Identifier: MIT
// Which leases are checked and when, with an engine that only takes note: no network.
#include "checks/check_addresses.h"
#include "checks/lease_checks.h"
#include "desk/lease_marks.h"
#include "lease/vendor_clock.h"
#include "preferences/preferences.h"
#include "support/fake_clock.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 secondMs = 1'000;

/// What was asked of the engine.
struct Asked
{
    QList<quint64> ids;
    CheckPriority priority;
};

} // namespace

class LeaseChecksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(m_folder->filePath(u"settings.ini"_s), QSettings::IniFormat);
        m_preferences = std::make_unique<Preferences>(*m_settings);
        m_addresses = std::make_unique<CheckAddresses>(m_settings.get());
        m_vendorClock = std::make_unique<VendorClock>(m_clock);
        m_table = std::make_unique<LeaseTable>(*m_vendorClock);
        m_marks = std::make_unique<LeaseMarks>(*m_table, m_locks, nullptr);
        m_bought = 0;
        m_own.clear();
        m_kept.clear();
        m_used.clear();
        m_asked.clear();
        m_jobs.clear();
        m_cancelled.clear();
        m_allCancelled = 0;
        m_noLogin = std::nullopt;
        build(false);
    }

    void cleanup()
    {
        m_checks.reset();
        m_marks.reset();
        m_table.reset();
    }

    void newLeasesAreCheckedByThemselves()
    {
        buy(3);
        QCOMPARE(m_asked.size(), 0); // others have still to hear of them
        QTRY_COMPARE(m_asked.size(), 1);
        QCOMPARE(m_asked.first().priority, CheckPriority::New);
        QCOMPARE(m_asked.first().ids, (QList<quint64>{0, 1, 2}));
        for (RowId row : m_table->rows())
            QCOMPARE(m_table->checkState(row), CheckState::Waiting);
        m_checks->takeBegun({1});
        QCOMPARE(m_table->checkState(1), CheckState::Running);
        QCOMPARE(m_table->checkState(0), CheckState::Waiting);
    }

    void unlessTheOperatorDoesNotWantThat()
    {
        m_preferences->set(Preference::CheckNew, false);
        buy(2);
        QTest::qWait(0);
        QCOMPARE(m_asked.size(), 0);
    }

    void whatTheRecordBringsBackIsNotNew()
    {
        const LeaseOrigin origin{m_account, u"Shop"_s, u"short/channel/extract"_s, {}, {}, m_vendorClock->nowMs(), 1};
        const QList<Lease> leases{lease(1, 60 * secondMs)};
        LeaseTable::Received received{leases, origin};
        received.isRestored = true;
        m_table->add({&received, 1});
        QTest::qWait(0);
        QCOMPARE(m_table->size(), 1);
        QCOMPARE(m_asked.size(), 0);
    }

    void aJobHasAllThatItNeeds()
    {
        m_preferences->set(Preference::CheckNew, false);
        buy(1, 60 * secondMs);
        QCOMPARE(m_checks->check(m_table->rows()).checks, 1);
        QCOMPARE(m_jobs.size(), 1);
        const CheckJob &job = m_jobs.first();
        QCOMPARE(job.host, u"127.0.1.1"_s);
        QCOMPARE(job.port, 9000);
        QCOMPARE(job.user, Secret(u"MADEUP-KEY"_s));
        QCOMPARE(job.password, Secret(u"MADEUP-PASSWORD"_s));
        QCOMPARE(job.declaredExit, u"203.0.113.1"_s);
        QCOMPARE(job.deadlineMs, m_vendorClock->nowMs() + 60 * secondMs);
        QVERIFY(job.group.contains(u"short/channel/extract"_s));
        QCOMPARE(m_asked.first().priority, CheckPriority::Selection);
    }

    void leasesThatEndAreLeftOut()
    {
        m_preferences->set(Preference::CheckNew, false);
        buy(1, 2'999);
        buy(1, 3'000);
        buy(1, -1);
        const LeaseChecks::Begun begun = m_checks->check(m_table->rows());
        QCOMPARE(begun.checks, 1);
        QCOMPARE(begun.ended, 2);
        QCOMPARE(m_jobs.size(), 1);
    }

    void withoutALoginNothingIsAsked_data()
    {
        QTest::addColumn<int>("why");
        QTest::newRow("secrets missing") << int(NoLogin::SecretsMissing);
        QTest::newRow("key replaced") << int(NoLogin::KeyReplaced);
    }

    void withoutALoginNothingIsAsked()
    {
        QFETCH(const int, why);
        m_noLogin = NoLogin(why);
        buy(2);
        const LeaseChecks::Begun begun = m_checks->check(m_table->rows());
        QCOMPARE(begun.checks, 0);
        QCOMPARE(begun.noSecrets, m_noLogin == NoLogin::SecretsMissing ? 2 : 0);
        QCOMPARE(begun.otherKeys, m_noLogin == NoLogin::KeyReplaced ? 2 : 0);
        QTest::qWait(0);
        QCOMPARE(m_asked.size(), 0);
        QCOMPARE(m_table->checkState(0), CheckState::Never);
    }

    void outcomesReachTheTable()
    {
        buy(2);
        QTRY_COMPARE(m_asked.size(), 1);
        QSignalSpy told(m_checks.get(), &LeaseChecks::checked);
        m_checks->takeResults({result(1, CheckVerdict::Differs), result(0, CheckVerdict::Refused)});
        QCOMPARE(m_table->check(1)->verdict, CheckVerdict::Differs);
        QCOMPARE(m_table->check(0)->verdict, CheckVerdict::Refused);
        QCOMPARE(m_table->checkState(0), CheckState::Judged);
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.first().first().value<QList<RowId>>(), (QList<RowId>{0, 1}));
    }

    void theLastFiveAreKept()
    {
        buy(1);
        QCOMPARE(m_checks->recent(0).size(), 0);
        for (int i = 0; i < 7; ++i) {
            m_clock.advance(secondMs);
            m_checks->takeResults({result(0, i % 2 == 0 ? CheckVerdict::Good : CheckVerdict::TimedOut)});
        }
        const QList<CheckResult> recent = m_checks->recent(0);
        QCOMPARE(recent.size(), LeaseChecks::mostRecent);
        QCOMPARE(recent.first().outcome.atMs, m_vendorClock->nowMs());
        QCOMPARE(recent.last().outcome.atMs, m_vendorClock->nowMs() - 4 * secondMs);
        m_table->remove(m_table->rows());
        QCOMPARE(m_checks->recent(0).size(), 0);
    }

    void whatWasCancelledSaysNothing()
    {
        buy(1);
        m_checks->takeResults({result(0, CheckVerdict::Good)});
        m_checks->check({0});
        m_checks->cancel();
        QCOMPARE(m_allCancelled, 1);
        m_checks->takeResults({result(0, CheckVerdict::Cancelled)});
        QCOMPARE(m_table->check(0)->verdict, CheckVerdict::Good);
        QCOMPARE(m_checks->recent(0).size(), 1);
        QCOMPARE(m_table->checkState(0), CheckState::Judged);
    }

    void aRowThatGoesTakesItsCheckWithIt()
    {
        buy(2);
        QTRY_COMPARE(m_asked.size(), 1);
        m_table->remove(std::array<RowId, 1>{0});
        QCOMPARE(m_cancelled, QList<quint64>{0});
        m_checks->takeResults({result(0, CheckVerdict::Cancelled), result(1, CheckVerdict::Good)}); // comes late
        QCOMPARE(m_table->check(1)->verdict, CheckVerdict::Good);
    }

    void whatRunsIsNotBegunTwice()
    {
        buy(1);
        QTRY_COMPARE(m_asked.size(), 1);
        QCOMPARE(m_checks->check({0}).checks, 1); // waits: now before the others
        QCOMPARE(m_asked.size(), 2);
        QCOMPARE(m_asked.last().priority, CheckPriority::Selection);
        m_checks->takeBegun({0});
        QCOMPARE(m_checks->check({0}).checks, 1); // counted
        QCOMPARE(m_asked.size(), 2);              // and not begun
    }

    void checksAreRepeatedAtTheInterval()
    {
        buy(2);
        QTRY_COMPARE(m_asked.size(), 1);
        m_checks->takeResults({result(0, CheckVerdict::Good), result(1, CheckVerdict::TimedOut)});
        m_preferences->set(Preference::CheckAgain, u"60"_s);
        pass(29 * secondMs);
        QCOMPARE(m_asked.size(), 1);
        pass(2 * secondMs); // it failed once: half the time
        QTRY_COMPARE(m_asked.size(), 2);
        QCOMPARE(m_asked.last().ids, QList<quint64>{1});
        QCOMPARE(m_asked.last().priority, CheckPriority::Again);
        m_checks->takeResults({result(1, CheckVerdict::TimedOut)}); // twice in a row: the whole time from now on
        pass(30 * secondMs);
        QTRY_COMPARE(m_asked.size(), 3);
        QCOMPARE(m_asked.last().ids, QList<quint64>{0});
        pass(31 * secondMs);
        QTRY_COMPARE(m_asked.size(), 4);
        QCOMPARE(m_asked.last().ids, QList<quint64>{1});
    }

    void nobodyLooksNothingIsRepeated()
    {
        m_preferences->set(Preference::CheckAgain, u"30"_s);
        buy(1);
        QTRY_COMPARE(m_asked.size(), 1);
        m_checks->setVisible(false);
        m_checks->takeResults({result(0, CheckVerdict::Good)});
        m_clock.advance(600 * secondMs);
        QTest::qWait(0);
        QCOMPARE(m_asked.size(), 1);
        m_checks->setVisible(true);
        QTRY_COMPARE(m_asked.size(), 2);
    }

    /// Whoever keeps them at hand relies on their checks, seen or not.
    void whatIsKeptIsRepeatedUnseen()
    {
        m_preferences->set(Preference::CheckKept, u"0"_s); // like the others
        m_preferences->set(Preference::CheckAgain, u"30"_s);
        buy(2);
        const QUuid other = QUuid::createUuid();
        m_table->add(QList<Lease>{lease(++m_bought, 3'600 * secondMs)},
                     {other, u"Other"_s, u"short/channel/extract"_s, {}, {}, m_vendorClock->nowMs(), 1});
        QTRY_COMPARE(m_asked.size(), 1);
        m_kept = {m_account};
        m_checks->setVisible(false);
        m_checks->takeResults(
            {result(0, CheckVerdict::Good), result(1, CheckVerdict::TimedOut), result(2, CheckVerdict::Good)});
        passUnseen(15 * secondMs);
        QTRY_COMPARE(m_asked.size(), 2);
        QCOMPARE(m_asked.last().ids, QList<quint64>{1}); // it failed once
        m_checks->takeResults({result(1, CheckVerdict::Good)});
        passUnseen(15 * secondMs);
        QTRY_COMPARE(m_asked.size(), 3);
        QCOMPARE(m_asked.last().ids, QList<quint64>{0});

        // No longer kept: nobody is helped.
        m_kept.clear();
        m_checks->followKept(m_account);
        m_checks->takeResults({result(0, CheckVerdict::Good)});
        passUnseen(600 * secondMs);
        QCOMPARE(m_asked.size(), 3);
        m_checks->setVisible(true);
        QTRY_COMPARE(m_asked.size(), 4);
        QCOMPARE(m_asked.last().ids, (QList<quint64>{2, 1, 0})); // the earliest due first
    }

    /// What was due already when the keeper was switched on and the window hidden.
    void whatComesToBeKeptIsRepeatedUnseenToo()
    {
        m_preferences->set(Preference::CheckKept, u"0"_s);
        m_preferences->set(Preference::CheckAgain, u"30"_s);
        buy(2);
        QTRY_COMPARE(m_asked.size(), 1);
        m_checks->setVisible(false);
        m_checks->takeResults({result(0, CheckVerdict::Good), result(1, CheckVerdict::Good)});
        m_table->remove(QList<RowId>{1});
        m_clock.advance(600 * secondMs);
        m_checks->followKept(m_account); // not kept, and it was not before
        QTest::qWait(0);
        QCOMPARE(m_asked.size(), 1);
        m_kept = {m_account};
        m_checks->followKept(m_account);
        QTRY_COMPARE(m_asked.size(), 2);
        QCOMPARE(m_asked.last().ids, QList<quint64>{0});
        m_preferences->set(Preference::CheckAgain, u"0"_s);
        m_checks->takeResults({result(0, CheckVerdict::Good)});
        passUnseen(600 * secondMs);
        QCOMPARE(m_asked.size(), 2);
    }

    /// By default the others are not checked again at all.
    void whatIsKeptHasAnIntervalOfItsOwn()
    {
        QCOMPARE(m_checks->keptIntervalMs(), 10 * secondMs);
        buy(2);
        QTRY_COMPARE(m_asked.size(), 1);
        m_checks->takeResults({result(0, CheckVerdict::Good), result(1, CheckVerdict::Good)});
        m_table->remove(QList<RowId>{1});
        m_checks->setVisible(false);
        passUnseen(600 * secondMs);
        QCOMPARE(m_asked.size(), 1);

        m_kept = {m_account};
        m_checks->followKept(m_account); // long due
        QTRY_COMPARE(m_asked.size(), 2);
        QCOMPARE(m_asked.last().ids, QList<quint64>{0});
        m_checks->takeResults({result(0, CheckVerdict::Good)});
        passUnseen(9 * secondMs);
        QCOMPARE(m_asked.size(), 2);
        passUnseen(2 * secondMs);
        QTRY_COMPARE(m_asked.size(), 3);
        m_checks->takeResults({result(0, CheckVerdict::TimedOut)}); // failed once: half the time
        passUnseen(6 * secondMs);
        QTRY_COMPARE(m_asked.size(), 4);
        m_checks->takeResults({result(0, CheckVerdict::Good)});

        m_preferences->set(Preference::CheckKept, u"60"_s);
        passUnseen(59 * secondMs);
        QCOMPARE(m_asked.size(), 4);
        m_preferences->set(Preference::CheckAgain, u"30"_s); // the shorter one counts
        QCOMPARE(m_checks->keptIntervalMs(), 30 * secondMs);
        QTRY_COMPARE(m_asked.size(), 5);
        m_checks->takeResults({result(0, CheckVerdict::Good)});

        m_preferences->set(Preference::CheckAgain, u"0"_s);
        m_kept.clear();
        m_checks->followKept(m_account);
        passUnseen(600 * secondMs);
        QCOMPARE(m_asked.size(), 5);
    }

    void whatALocalPortUsesIsRepeatedUnseen()
    {
        m_preferences->set(Preference::CheckAgain, u"30"_s);
        buy(2);
        QTRY_COMPARE(m_asked.size(), 1);
        m_used = {0};
        m_checks->setVisible(false);
        m_checks->takeResults({result(0, CheckVerdict::Good), result(1, CheckVerdict::Good)});
        passUnseen(30 * secondMs);
        QTRY_COMPARE(m_asked.size(), 2);
        QCOMPARE(m_asked.last().ids, QList<quint64>{0});
        m_checks->takeResults({result(0, CheckVerdict::Good)});
        m_used = {1};
        m_checks->followUse({0, 1});
        passUnseen(secondMs);
        QTRY_COMPARE(m_asked.size(), 3);
        QCOMPARE(m_asked.last().ids, QList<quint64>{1}); // it has been due for a while
        passUnseen(600 * secondMs);
        QCOMPARE(m_asked.size(), 3);
    }

    void aConnectionThroughALeaseSavesARecheck()
    {
        m_preferences->set(Preference::CheckAgain, u"30"_s);
        buy(2);
        QTRY_COMPARE(m_asked.size(), 1);
        m_checks->takeResults({result(0, CheckVerdict::Good), result(1, CheckVerdict::TimedOut)});
        m_checks->takeResults({result(1, CheckVerdict::TimedOut)});
        m_clock.advance(20 * secondMs);
        m_checks->sawReachable({0, 1});
        pass(15 * secondMs);
        QTRY_COMPARE(m_asked.size(), 2);
        QCOMPARE(m_asked.last().ids, QList<quint64>{1}); // was found bad: to be judged, whoever came through
        QCOMPARE(m_table->check(0)->verdict, CheckVerdict::Good);
        pass(20 * secondMs);
        QTRY_COMPARE(m_asked.size(), 3);
        QCOMPARE(m_asked.last().ids, QList<quint64>{0});
    }

    /// The figures of local ports come from another thread: their rows may be gone, and the memory of them freed.
    void aConnectionThroughALeaseThatIsGoneSaysNothing()
    {
        m_preferences->set(Preference::CheckNew, false);
        m_preferences->set(Preference::CheckAgain, u"30"_s);
        for (int i = 0; i < 65; ++i) // batches are freed by the 64
            buy(1);
        m_checks->takeResults({result(64, CheckVerdict::Good)});
        QList<RowId> going = m_table->rows();
        going.removeLast();
        m_table->remove(going);
        m_clock.advance(20 * secondMs);
        m_checks->sawReachable({0, 63, 64, 1'000'000});
        pass(29 * secondMs);
        QCOMPARE(m_asked.size(), 0); // that of the one that is still there was heard
        pass(2 * secondMs);
        QTRY_COMPARE(m_asked.size(), 1);
        QCOMPARE(m_asked.last().ids, QList<quint64>{64});
    }

    void offMeansOff()
    {
        m_preferences->set(Preference::CheckAgain, u"30"_s);
        buy(1);
        QTRY_COMPARE(m_asked.size(), 1);
        m_checks->takeResults({result(0, CheckVerdict::Good)});
        m_preferences->set(Preference::CheckAgain, u"0"_s);
        pass(600 * secondMs);
        QCOMPARE(m_asked.size(), 1);
    }

    // A cancelled check is not begun anew at once, or nobody could ever stop them.
    void aCancelledCheckIsDueAfterTheWholeInterval()
    {
        m_preferences->set(Preference::CheckAgain, u"30"_s);
        buy(1);
        QTRY_COMPARE(m_asked.size(), 1);
        m_checks->takeResults({result(0, CheckVerdict::Cancelled)});
        pass(29 * secondMs);
        QCOMPARE(m_asked.size(), 1);
        pass(2 * secondMs);
        QTRY_COMPARE(m_asked.size(), 2);
    }

    void settingsReachTheEngine()
    {
        QCOMPARE(m_given.addresses, QList{vendorsCheckAddress()});
        QVERIFY(!m_given.anyExitCounts);
        m_preferences->set(Preference::CheckSamples, 3);
        m_preferences->set(Preference::CheckAtOnce, 7);
        m_preferences->set(Preference::CheckSocks5, false);
        QCOMPARE(m_given.samples, 3);
        QCOMPARE(m_given.atOnce, 7);
        QVERIFY(!m_given.findsSocks5);
        m_addresses->set({*CheckAddress::fromUrl(u"https://own.test/ip"_s)});
        QCOMPARE(m_given.addresses.first().host, u"own.test"_s);
    }

    void ownAddressesReachTheEngineAndFollowTheNetwork()
    {
        m_preferences->set(Preference::CheckNew, false);
        buy(2);
        m_own = {u"2001:db8::7"_s};
        m_checks->check({0});
        QCOMPARE(m_given.ownAddresses, m_own);
        m_own = {u"2001:db8::8"_s}; // another network
        m_checks->check({1});
        QCOMPARE(m_given.ownAddresses, m_own);
    }

    // A simulator's leases are on this machine; nothing else is contacted while it plays the vendor.
    void aSimulatorsLeasesStayOnThisMachine()
    {
        build(true);
        QCOMPARE(m_given.addresses, QList{simulatorsCheckAddress()});
        QVERIFY(m_given.anyExitCounts);
        Lease elsewhere = lease(9, 60 * secondMs);
        elsewhere.server = u"198.51.100.9:9000"_s;
        elsewhere.host = u"198.51.100.9"_s;
        const LeaseOrigin origin{m_account, u"Shop"_s, u"short/channel/extract"_s, {}, {}, m_vendorClock->nowMs(), 1};
        m_table->add(std::array{elsewhere, lease(1, 60 * secondMs)}, origin);
        QTRY_COMPARE(m_asked.size(), 1);
        QCOMPARE(m_jobs.size(), 1);
        QCOMPARE(m_jobs.first().host, u"127.0.1.1"_s);
        QCOMPARE(m_checks->check(m_table->rows()).elsewhere, 1); // and the operator is told
    }

private:
    void build(bool isLocal)
    {
        LeaseChecks::Parts parts{*m_table, *m_marks, *m_preferences, *m_addresses, {}, {}};
        parts.engine.check = [this](const QList<CheckJob> &jobs, CheckPriority priority) {
            Asked asked{{}, priority};
            for (const CheckJob &job : jobs)
                asked.ids.append(job.id);
            m_asked.append(asked);
            m_jobs = jobs;
        };
        parts.engine.cancel = [this](const QList<quint64> &ids) { m_cancelled += ids; };
        parts.engine.cancelAll = [this] { ++m_allCancelled; };
        parts.engine.setSettings = [this](const CheckSettings &settings) { m_given = settings; };
        parts.loginOf = [this](const LeaseOrigin &) -> Expected<ProxyCredentials, NoLogin> {
            if (m_noLogin)
                return Unexpected<NoLogin>(*m_noLogin);
            return ProxyCredentials{Secret(u"MADEUP-KEY"_s), Secret(u"MADEUP-PASSWORD"_s)};
        };
        parts.ownAddresses = [this] { return m_own; };
        parts.isKept = [this](const QUuid &account) { return m_kept.contains(account); };
        parts.isUsed = [this](RowId row) { return m_used.contains(row); };
        parts.isLocal = isLocal;
        if (isLocal)
            parts.mayReach = [](const QString &host) { return host.startsWith(u"127."_s); };
        m_checks.reset();
        m_checks = std::make_unique<LeaseChecks>(std::move(parts));
    }

    Lease lease(int number, qint64 lifeMs) const
    {
        Lease lease;
        lease.host = u"127.0.1.%1"_s.arg(number);
        lease.port = 9000;
        lease.server = lease.host + u":9000"_s;
        lease.exitIp = u"203.0.113.%1"_s.arg(number);
        lease.deadlineMs = m_vendorClock->nowMs() + lifeMs;
        return lease;
    }

    void buy(int count, qint64 lifeMs = 3'600 * secondMs)
    {
        QList<Lease> leases;
        for (int i = 0; i < count; ++i)
            leases.append(lease(++m_bought, lifeMs));
        m_table->add(leases, {m_account, u"Shop"_s, u"short/channel/extract"_s, {}, {}, m_vendorClock->nowMs(), 1});
    }

    CheckResult result(quint64 id, CheckVerdict verdict) const
    {
        CheckResult result;
        result.id = id;
        result.outcome.verdict = verdict;
        result.outcome.atMs = m_vendorClock->nowMs();
        return result;
    }

    /// The timer runs by real time: it is set anew by what it is told, with what the clock says then.
    void pass(qint64 ms)
    {
        m_clock.advance(ms);
        m_checks->setVisible(true);
        QTest::qWait(5);
    }

    /// The same, hidden.
    void passUnseen(qint64 ms)
    {
        m_clock.advance(ms);
        m_checks->setVisible(false);
        QTest::qWait(5);
    }

    FakeClock m_clock;
    const QUuid m_account = QUuid::createUuid();
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<CheckAddresses> m_addresses;
    std::unique_ptr<VendorClock> m_vendorClock;
    std::unique_ptr<LeaseTable> m_table;
    RegionLockModel m_locks{[](const QUuid &, const QString &name) { return name; }};
    std::unique_ptr<LeaseMarks> m_marks;
    std::unique_ptr<LeaseChecks> m_checks;
    QList<Asked> m_asked;
    QList<CheckJob> m_jobs; ///< those asked for last
    QList<quint64> m_cancelled;
    int m_allCancelled = 0;
    CheckSettings m_given;
    QStringList m_own;
    QSet<QUuid> m_kept;
    QSet<RowId> m_used;
    std::optional<NoLogin> m_noLogin;
    int m_bought = 0;
};

QTEST_GUILESS_MAIN(LeaseChecksTest)
#include "tst_checks.moc"
