// SPDX-License-Identifier: MIT
// The tray menu extracts with the request of the window.
#include "extract_again.h"

#include "accounts/account_book.h"
#include "accounts/memory_secret_store.h"
#include "catalogue/catalogue.h"
#include "desk/desk.h"
#include "lease/vendor_clock.h"
#include "preferences/preferences.h"
#include "support/fake_clock.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"
#include "ui/request/request_panel.h"
#include "ui/tray/tray.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace proxydeck;
using namespace Qt::StringLiterals;

class ExtractAgainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void extractsOnceOrShowsWhyNot()
    {
        const QTemporaryDir folder;
        FakeClock clock;
        VendorClock vendorClock{clock};
        LeaseTable leases{vendorClock};
        QSettings settings{folder.filePath(u"settings.ini"_s), QSettings::IniFormat};
        Preferences preferences{settings};
        QWidget window;
        window.show();
        Tray tray{{window, leases, preferences, [] { return QString(); }, [] { return true; }, false}};
        const Catalogue catalogue{Catalogue::vendorEndpoints()};
        MemorySecretStore secrets;
        AccountBook accounts(folder.path(), secrets);
        RegionLockModel regionLocks([](const QUuid &, const QString &name) { return name; });
        RateScheduler scheduler(clock);
        ApiClient client(clock, LoopbackRoute{u"127.0.0.1"_s, 9});
        CallLog log;
        Desk desk(
            Desk::Parts{clock, catalogue, accounts, scheduler, client, vendorClock, leases, regionLocks, log, nullptr});
        RequestPanel panel({catalogue, accounts, desk, clock, leases});
        QCOMPARE(extractAgainText(panel, accounts), QString());
        tray.hideWindow();
        extractAgain(panel, tray);
        QCOMPARE(log.size(), 0);
        QVERIFY(window.isVisible());

        Account account;
        account.name = u"East"_s;
        AccountSecrets key;
        key.key = Secret(u"TESTKEY01"_s);
        bool added = false;
        accounts.add(account, key, AccountBook::Keep::InStore, [&added](const auto &) { added = true; });
        QTRY_VERIFY(added);
        panel.selectAccount(accounts.at(0).id);
        clock.advance(1'000);
        QCOMPARE(extractAgainText(panel, accounts), u"Extract 1 · East · Short-lived · Channel"_s);
        tray.hideWindow();
        extractAgain(panel, tray);
        QCOMPARE(log.size(), 1);
        QVERIFY(!window.isVisible());

        // A second click is no second extraction, and nothing is wrong either.
        clock.advance(100);
        extractAgain(panel, tray);
        QCOMPARE(log.size(), 1);
        QVERIFY(!window.isVisible());
    }
};

QTEST_MAIN(ExtractAgainTest)
#include "tst_extract_again.moc"
