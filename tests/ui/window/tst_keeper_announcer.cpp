// SPDX-License-Identifier: MIT
// What happens to kept keys becomes a notice of its kind, a line of the status bar, and the tray's shortage.
#include "accounts/account_book.h"
#include "accounts/memory_secret_store.h"
#include "catalogue/catalogue.h"
#include "client/api_client.h"
#include "desk/desk.h"
#include "keepers/keepers.h"
#include "lease/vendor_clock.h"
#include "preferences/key_values.h"
#include "rate/rate_scheduler.h"
#include "support/fake_clock.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"
#include "ui/window/keeper_announcer.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class KeeperAnnouncerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        Account account;
        account.id = m_key;
        account.name = u"East\u202ecrawl"_s;
        m_accounts.add(account, {Secret(u"TESTKEY01"_s), {}, {}, {}}, AccountBook::Keep::InStore, {});
        QTRY_COMPARE(m_accounts.size(), 1);
        m_keepers.setTerms(m_key, {});
        QVERIFY(m_keepers.has(m_key));
    }

    void everythingHasItsKindAndWords_data()
    {
        QTest::addColumn<KeeperNews>("news");
        QTest::addColumn<Notice::Kind>("kind");
        QTest::newRow("short") << KeeperNews::Short << Notice::Kind::KeptShort;
        QTest::newRow("enough again") << KeeperNews::EnoughAgain << Notice::Kind::KeptShort;
        QTest::newRow("stopped") << KeeperNews::Stopped << Notice::Kind::KeptStopped;
        QTest::newRow("unknown") << KeeperNews::Unknown << Notice::Kind::KeptStopped;
        QTest::newRow("budget near") << KeeperNews::BudgetNear << Notice::Kind::KeptBudget;
        QTest::newRow("budget spent") << KeeperNews::BudgetSpent << Notice::Kind::KeptBudget;
        QTest::newRow("other user") << KeeperNews::OtherUser << Notice::Kind::KeptStopped;
        QTest::newRow("failing") << KeeperNews::Failing << Notice::Kind::KeptStopped;
    }

    void everythingHasItsKindAndWords()
    {
        QFETCH(KeeperNews, news);
        QFETCH(Notice::Kind, kind);
        QList<Notice> told;
        const auto connection = connect(&m_announcer, &KeeperAnnouncer::told, this,
                                        [&told](const Notice &notice) { told.append(notice); });
        QSignalSpy message(&m_announcer, &KeeperAnnouncer::message);
        Q_EMIT m_keepers.happened(m_key, news);
        disconnect(connection);
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.first().kind, kind);
        QCOMPARE(told.first().account, m_key);
        QVERIFY(told.first().title.contains(u"East"_s) && !told.first().title.contains(QChar(0x202e)));
        QVERIFY(!told.first().text.isEmpty());
        QCOMPARE(message.size(), 1);
        QCOMPARE(message.first().first().toString(), told.first().title);
    }

    void nothingIsShortWhileItIsOff()
    {
        QSignalSpy changed(&m_announcer, &KeeperAnnouncer::shortageChanged);
        Q_EMIT m_keepers.changed(m_key);
        QCOMPARE(changed.size(), 0);
        QCOMPARE(m_announcer.shortage(), QString());
    }

    /// It can have no leases here: nothing is ever sent.
    void aShortageIsNamedAfterTenSecondsAndGoesWithThePause()
    {
        KeeperTerms terms;
        terms.keep = 5;
        terms.perHour = 100;
        terms.perDay = 1'000;
        m_keepers.setTerms(m_key, terms);
        QSignalSpy changed(&m_announcer, &KeeperAnnouncer::shortageChanged);
        QCOMPARE(m_keepers.start(m_key), KeeperProblem::None);
        QCOMPARE(m_announcer.shortage(), QString());
        m_clock.advance(11'000);
        m_leases.advance();
        Q_EMIT m_keepers.changed(m_key);
        QTRY_VERIFY2(m_announcer.shortage().endsWith(u": 0 / 5"_s), qPrintable(m_announcer.shortage()));
        QCOMPARE(changed.size(), 1);
        m_keepers.pause(m_key);
        QTRY_COMPARE(m_announcer.shortage(), QString());
    }

private:
    QTemporaryDir m_folder;
    FakeClock m_clock;
    Catalogue m_catalogue{Catalogue::vendorEndpoints()};
    MemorySecretStore m_secrets;
    AccountBook m_accounts{m_folder.path(), m_secrets};
    VendorClock m_vendorClock{m_clock};
    LeaseTable m_leases{m_vendorClock};
    RegionLockModel m_locks{[](const QUuid &, const QString &name) { return name; }};
    RateScheduler m_scheduler{m_clock};
    ApiClient m_client{m_clock, LoopbackRoute{u"127.0.0.1"_s, 9}};
    CallLog m_log;
    Desk m_desk{Desk::Parts{m_clock, m_catalogue, m_accounts, m_scheduler, m_client, m_vendorClock, m_leases, m_locks,
                            m_log, nullptr}};
    QSettings m_settings{m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat};
    KeyValues m_values{&m_settings};
    Keepers m_keepers{
        {m_clock, m_vendorClock, m_catalogue, m_accounts, m_values, m_leases, m_desk, nullptr, nullptr, {}, {}}};
    KeeperAnnouncer m_announcer{{m_keepers, m_accounts, m_vendorClock}};
    const QUuid m_key = QUuid::createUuid();
};

QTEST_MAIN(KeeperAnnouncerTest)
#include "tst_keeper_announcer.moc"
