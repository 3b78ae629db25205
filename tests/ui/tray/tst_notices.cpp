// SPDX-License-Identifier: MIT
#include "panel_world.h"
#include "preferences/preferences.h"
#include "scripted_store.h"
#include "ui/tray/notices.h"

#include <QSettings>
#include <QSignalSpy>

using namespace proxydeck;
using namespace Qt::StringLiterals;

namespace {

/// The desk and its tables with a keychain controlled by the test; time advances only when the test says so.
struct World
{
    QTemporaryDir folder;
    FakeClock clock;
    Catalogue catalogue{Catalogue::vendorEndpoints()};
    ScriptedStore secrets;
    AccountBook accounts{folder.path(), secrets};
    VendorClock vendorClock{clock};
    LeaseTable leases{vendorClock};
    RegionLockModel regionLocks{[](const QUuid &, const QString &name) { return name; }};
    RateScheduler scheduler{clock};
    ApiClient client{clock, LoopbackRoute{u"127.0.0.1"_s, 9}};
    CallLog log;
    Desk desk{
        Desk::Parts{clock, catalogue, accounts, scheduler, client, vendorClock, leases, regionLocks, log, nullptr}};
    QSettings settings{folder.filePath(u"settings.ini"_s), QSettings::IniFormat};
    Preferences preferences{settings};
    bool inFront = false;
    Notices notices{{clock, leases, accounts, desk, preferences, [this] { return inFront; }}};
    QList<Notice> told;
    const QUuid east = QUuid::createUuid();
    const QUuid west = QUuid::createUuid();

    World()
    {
        QObject::connect(&notices, &Notices::told, &notices, [this](const Notice &notice) { told.append(notice); });
    }

    void add(const QUuid &account, const QString &name, qint64 leftMs)
    {
        Lease lease;
        lease.host = u"36.25.1.9"_s;
        lease.port = quint16(20'000 + ++servers);
        lease.server = u"36.25.1.9:%1"_s.arg(lease.port);
        lease.deadlineMs = leftMs == noDeadline ? noDeadline : vendorClock.nowMs() + leftMs;
        LeaseOrigin origin;
        origin.account = account;
        origin.accountName = name;
        origin.endpoint = u"short.channel.get"_s;
        origin.obtainedMs = vendorClock.nowMs();
        leases.add(std::span(&lease, 1), origin);
    }
    void pass(qint64 ms)
    {
        clock.advance(ms);
        leases.advance();
        notices.check();
    }
    int count(Notice::Kind kind) const
    {
        return int(
            std::count_if(told.begin(), told.end(), [kind](const Notice &notice) { return notice.kind == kind; }));
    }
    void fail(const QUuid &account, const QString &name, ApiError::Kind kind = ApiError::Kind::Vendor)
    {
        Call record;
        record.id = ++calls;
        record.account = account;
        record.accountName = name;
        record.endpoint = catalogue.find(u"short.channel.get"_s);
        record.enter(Call::Stage::Sent, 1);
        record.enter(Call::Stage::Recorded, 1);
        ApiError error;
        error.kind = kind;
        error.code = u"NO_AVAILABLE_CHANNEL"_s;
        record.error = error;
        log.append(record);
        Q_EMIT desk.callEnded(record.id);
    }

    int servers = 0;
    CallId calls = 0;
};

} // namespace

class NoticesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatOthersTellIsLimitedByKindKeyAndSetting()
    {
        World world;
        Notice notice;
        notice.kind = Notice::Kind::KeptShort;
        notice.account = world.east;
        notice.title = u"East: fewer leases than wanted"_s;
        world.notices.tell(notice);
        QCOMPARE(world.told.size(), 1);
        world.notices.tell(notice); // the same again
        QCOMPARE(world.told.size(), 1);
        notice.account = world.west;
        world.notices.tell(notice); // of another key
        notice.kind = Notice::Kind::KeptStopped;
        world.notices.tell(notice); // of another kind
        QCOMPARE(world.told.size(), 3);
        world.clock.advance(Notices::apartMs);
        world.inFront = true; // the window shows it
        world.notices.tell(notice);
        QCOMPARE(world.told.size(), 3);
        world.inFront = false;
        const std::pair<Notice::Kind, Preference> switches[]{{Notice::Kind::KeptShort, Preference::NoticeKeptShort},
                                                             {Notice::Kind::KeptStopped, Preference::NoticeKeptStopped},
                                                             {Notice::Kind::KeptBudget, Preference::NoticeKeptBudget},
                                                             {Notice::Kind::PortBroken, Preference::NoticePort}};
        for (const auto &[kind, preference] : switches) {
            notice.kind = kind;
            world.preferences.set(preference, false);
            world.told.clear();
            world.notices.tell(notice);
            QCOMPARE(world.told.size(), 0);
            world.preferences.set(preference, true);
            world.notices.tell(notice);
            QCOMPARE(world.told.size(), 1);
            world.clock.advance(Notices::apartMs);
        }
        world.preferences.set(Preference::Notices, false);
        world.told.clear();
        world.notices.tell(notice);
        QCOMPARE(world.told.size(), 0);
    }

    void hasNoTimerWhileNothingIsDue()
    {
        World world;
        QVERIFY(!world.notices.isWaiting());
        world.add(world.east, u"East"_s, noDeadline);
        QVERIFY(!world.notices.isWaiting());
        world.add(world.east, u"East"_s, 3 * 60'000);
        QVERIFY(world.notices.isWaiting());
        QCOMPARE(world.notices.dueInMs().value_or(-1), 2 * 60'000);
        world.pass(2 * 60'000);
        QCOMPARE(world.told.size(), 1);
        QVERIFY(!world.notices.isWaiting());
    }

    void looksWhenTheTableDoes()
    {
        World world;
        world.add(world.east, u"East"_s, 10 * 60'000);
        world.clock.sleep(9 * 60'000 + 30'000); // its own timer did not run during sleep
        world.leases.advance();
        QCOMPARE(world.told.size(), 1);
    }

    void tellsBeforeTheLastLeaseEnds()
    {
        World world;
        world.add(world.east, u"East"_s, 120'000);
        world.add(world.east, u"East"_s, 300'000);
        world.add(world.east, u"East"_s, 180'000);
        world.pass(239'999);
        QCOMPARE(world.told.size(), 0);
        world.pass(1);
        QCOMPARE(world.told.size(), 1);
        QCOMPARE(world.told.constFirst().kind, Notice::Kind::LastLease);
        QCOMPARE(world.told.constFirst().account, world.east);
        QVERIFY(world.told.constFirst().title.contains(u"East"));
        QVERIFY2(world.told.constFirst().text.contains(u"60 s"), qPrintable(world.told.constFirst().text));
        world.pass(59'000);
        world.pass(60'000);
        QCOMPARE(world.told.size(), 1);
    }

    void waitsForAnotherThatEndsLater()
    {
        World world;
        world.add(world.east, u"East"_s, 120'000);
        world.pass(50'000);
        world.add(world.east, u"East"_s, 200'000);
        world.pass(100'000);
        QCOMPARE(world.told.size(), 0);
        world.pass(40'000);
        QCOMPARE(world.told.size(), 1);
    }

    void tellsOfEachKey()
    {
        World world;
        world.add(world.east, u"East"_s, 120'000);
        world.add(world.west, u"West"_s, 120'000);
        world.pass(60'000);
        QCOMPARE(world.told.size(), 2);
        QVERIFY(world.told.at(0).account != world.told.at(1).account);
    }

    void followsTheTable()
    {
        World world;
        world.add(world.east, u"East"_s, 200'000);
        world.add(world.east, u"East"_s, 400'000);
        // The lease that ends last is forgotten: the other one is the last now.
        world.leases.remove(QList<RowId>{world.leases.rows().constLast()});
        QCOMPARE(world.notices.dueInMs().value_or(-1), 140'000);
        // The vendor reports an earlier deadline.
        Lease lease = world.leases.lease(world.leases.rows().constFirst());
        lease.deadlineMs -= 50'000;
        LeaseOrigin origin = world.leases.origin(world.leases.rows().constFirst());
        world.leases.add(std::span(&lease, 1), origin);
        QCOMPARE(world.leases.size(), 1);
        QCOMPARE(world.notices.dueInMs().value_or(-1), 90'000);
        world.leases.remove(world.leases.rows());
        QVERIFY(!world.notices.dueInMs());
        QVERIFY(!world.notices.isWaiting());
        world.pass(500'000);
        QCOMPARE(world.told.size(), 0);
    }

    void leavesAShortLeaseItsFirstHalf()
    {
        World world;
        world.add(world.east, u"East"_s, 60'000);
        world.pass(29'999);
        QCOMPARE(world.told.size(), 0);
        world.pass(1);
        QCOMPARE(world.told.size(), 1);
    }

    void neverTellsTwiceAMinute()
    {
        World world;
        QList<qint64> times;
        connect(&world.notices, &Notices::told, this, [&](const Notice &notice) {
            if (notice.account == world.east)
                times.append(world.clock.steadyMs());
        });
        for (int second = 0; second < 600; ++second) {
            if (second % 7 == 0)
                world.add(world.east, u"East"_s, 8'000);
            world.pass(1'000);
        }
        QVERIFY(times.size() >= 5);
        for (qsizetype i = 1; i < times.size(); ++i)
            QVERIFY2(times.at(i) - times.at(i - 1) >= 60'000,
                     qPrintable(QString::number(times.at(i) - times.at(i - 1))));
    }

    void takesTheTimeThatWasSet()
    {
        World world;
        world.add(world.east, u"East"_s, 600'000);
        world.preferences.set(Preference::NoticeLead, 10);
        QCOMPARE(world.notices.dueInMs().value_or(-1), 590'000);
        world.preferences.set(Preference::NoticeLead, 240);
        QCOMPARE(world.notices.dueInMs().value_or(-1), 360'000);
        world.preferences.set(Preference::NoticeLastLease, false);
        QVERIFY(!world.notices.isWaiting());
        world.pass(599'000);
        QCOMPARE(world.told.size(), 0);
        world.preferences.set(Preference::NoticeLastLease, true);
        QCOMPARE(world.told.size(), 1);
    }

    void aNightsSleepIsNoNotice()
    {
        World world;
        world.add(world.east, u"East"_s, 600'000);
        world.clock.sleep(8 * 3'600'000);
        world.pass(0);
        QCOMPARE(world.told.size(), 0); // they have ended already, which the table shows
        world.add(world.east, u"East"_s, 120'000);
        world.pass(59'999);
        QCOMPARE(world.told.size(), 0);
        world.pass(1);
        QCOMPARE(world.told.size(), 1);
    }

    void aClockThatIsSetIsNoNotice()
    {
        World world;
        const auto observe = [&world] {
            const qint64 steady = world.clock.steadyMs();
            world.vendorClock.observe({world.clock.utcMs(), world.clock.utcMs(), steady, steady});
        };
        observe();
        world.add(world.east, u"East"_s, 600'000);
        const qint64 due = world.notices.dueInMs().value_or(-1);
        for (const qint64 by : {3'600'000LL, -7'200'000LL}) {
            world.clock.setUtcMs(world.clock.utcMs() + by);
            world.pass(0);
            QCOMPARE(world.told.size(), 0);
            QCOMPARE(world.notices.dueInMs().value_or(-1), due);
        }
    }

    void theTimeThatIsToldIsThatOnTheWall()
    {
        // 2024-03-10 in New York: 90 seconds before 2:00 at night, after which clocks show 3:00.
        World world;
        world.clock.setUtcMs(QDateTime(QDate(2024, 3, 10), QTime(6, 58, 30), QTimeZone::utc()).toMSecsSinceEpoch());
        world.add(world.east, u"East"_s, 120'000);
        world.pass(60'000);
        QCOMPARE(world.told.size(), 1);
#ifndef Q_OS_WIN // tests on Windows cannot set a time zone
        QVERIFY2(world.told.constFirst().text.contains(u"03:00:30"), qPrintable(world.told.constFirst().text));
#endif
    }

    void saysWhetherTimersMustBePunctual()
    {
        World world;
        const QSignalSpy changed(&world.notices, &Notices::dueSoonChanged);
        world.add(world.east, u"East"_s, 3'600'000);
        QVERIFY(!world.notices.isDueSoon());
        QCOMPARE(changed.size(), 0);
        world.pass(3'600'000 - 60'000 - 600'000);
        QVERIFY(world.notices.isDueSoon());
        QCOMPARE(changed.size(), 1);
        world.pass(600'000);
        QCOMPARE(world.told.size(), 1);
        QVERIFY(!world.notices.isDueSoon());
        QCOMPARE(changed.size(), 2);
    }

    void theTimerTells()
    {
        World world;
        world.add(world.east, u"East"_s, 120'000);
        // Due almost at once: the timer started now fires in real time.
        world.clock.advance(60'000);
        Q_EMIT world.vendorClock.skewChanged();
        QCOMPARE(world.told.size(), 1);
        world.add(world.west, u"West"_s, 120'000);
        world.preferences.set(Preference::NoticeLastLease, false);
        world.clock.advance(60'000);
        world.preferences.set(Preference::Notices, true);
        QCOMPARE(world.told.size(), 1);
        world.fail(world.west, u"West"_s);
        world.fail(world.west, u"West"_s);
        QCOMPARE(world.count(Notice::Kind::FailedCall), 1);
        world.clock.advance(59'990);
        world.notices.check();
        QCOMPARE(world.count(Notice::Kind::FailedCall), 1);
        world.clock.advance(10);
        QTRY_COMPARE(world.count(Notice::Kind::FailedCall), 2);
    }

    void tellsOfCallsThatFailUnseen()
    {
        World world;
        world.inFront = true;
        world.fail(world.east, u"East"_s);
        QCOMPARE(world.told.size(), 0);
        world.inFront = false;
        world.fail(world.east, u"East"_s, ApiError::Kind::Cancelled);
        QCOMPARE(world.told.size(), 0);
        world.fail(world.east, u"East\u202E"_s);
        QCOMPARE(world.told.size(), 1);
        QCOMPARE(world.told.constLast().kind, Notice::Kind::FailedCall);
        QVERIFY2(world.told.constLast().title.startsWith(u"East‹U+202E›: "), qPrintable(world.told.constLast().title));
        world.fail(world.west, u"West"_s);
        QCOMPARE(world.told.size(), 2);
        world.preferences.set(Preference::NoticeFailedCall, false);
        world.pass(60'000);
        world.fail(world.east, u"East"_s);
        QCOMPARE(world.told.size(), 2);
    }

    void joinsFailuresOfOneMinute()
    {
        World world;
        world.fail(world.east, u"East"_s);
        for (int i = 0; i < 3; ++i)
            world.fail(world.east, u"East"_s);
        QCOMPARE(world.told.size(), 1);
        QCOMPARE(world.notices.dueInMs().value_or(-1), 60'000);
        world.pass(60'000);
        QCOMPARE(world.told.size(), 2);
        QVERIFY2(world.told.constLast().text.startsWith(u"3 "), qPrintable(world.told.constLast().text));
        // With the window in front, the operator has seen the remaining failures.
        world.fail(world.east, u"East"_s);
        world.inFront = true;
        world.pass(60'000);
        world.inFront = false;
        world.pass(60'000);
        QCOMPARE(world.told.size(), 2);
        QVERIFY(!world.notices.isWaiting());
    }

    void tellsOnceOfALockedKeychain()
    {
        World world;
        for (const QString &name : {u"East"_s, u"West"_s}) {
            Account account;
            account.name = name;
            AccountSecrets secrets;
            secrets.key = Secret(u"TESTKEY01"_s);
            bool done = false;
            world.accounts.add(account, secrets, AccountBook::Keep::InStore, [&done](const auto &) { done = true; });
            QTRY_VERIFY(done);
        }
        // At the next start the keychain is locked.
        world.secrets.failure = SecretError{SecretError::Kind::Locked, {}};
        AccountBook accounts(world.folder.path(), world.secrets);
        Notices notices({world.clock, world.leases, accounts, world.desk, world.preferences, [] { return true; }});
        const QSignalSpy told(&notices, &Notices::told);
        const auto reload = [&] {
            for (int row = 0; row < int(accounts.size()); ++row)
                accounts.reloadSecrets(accounts.at(row).id);
            QTRY_COMPARE(accounts.secretState(accounts.at(0).id), AccountBook::SecretState::Unavailable);
            QTRY_COMPARE(accounts.secretState(accounts.at(1).id), AccountBook::SecretState::Unavailable);
        };
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(told.constFirst().constFirst().value<Notice>().kind, Notice::Kind::Keychain);
        reload();
        QCOMPARE(told.size(), 1);
        world.clock.advance(59'000);
        reload();
        QCOMPARE(told.size(), 1);
        world.clock.advance(1'000);
        reload();
        QCOMPARE(told.size(), 2);
        world.preferences.set(Preference::NoticeKeychain, false);
        world.clock.advance(60'000);
        reload();
        QCOMPARE(told.size(), 2);
    }
};

QTEST_MAIN(NoticesTest)
#include "tst_notices.moc"
