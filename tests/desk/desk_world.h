// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account_book.h"
#include "accounts/memory_secret_store.h"
#include "catalogue/catalogue.h"
#include "desk/desk.h"
#include "held_vendor.h"
#include "lease/vendor_clock.h"
#include "support/fake_clock.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace proxydeck::test {

using namespace Qt::StringLiterals;

/// A desk with a clock that the test sets and a vendor that answers when the test says so. Keeps no record, unless
/// restart() is told to.
struct DeskWorld
{
    DeskWorld() { restart(false); }

    /// As if the program ended here and began again: accounts, keychain and record stay.
    void restart(bool keepsRecord)
    {
        desk.reset();
        scheduler.reset();
        ledger.reset();
        log.reset();
        vendor = std::make_unique<HeldVendor>();
        accounts = std::make_unique<AccountBook>(folder.path(), secrets);
        vendorClock = std::make_unique<VendorClock>(clock);
        leases = std::make_unique<LeaseTable>(*vendorClock);
        log = std::make_unique<CallLog>();
        if (keepsRecord)
            ledger = std::make_unique<Ledger>(recordFolder());
        scheduler = std::make_unique<RateScheduler>(clock);
        desk = std::make_unique<Desk>(Desk::Parts{clock, catalogue, *accounts, *scheduler, *vendor, *vendorClock,
                                                  *leases, regionLocks, *log, ledger.get()});
    }

    /// \a channels: 1 allows 15 extractions a minute.
    QUuid addAccount(const QString &key, int channels = 1)
    {
        Account account;
        account.id = QUuid::createUuid();
        account.name = u"Account of a test"_s;
        account.channels = channels;
        AccountSecrets entry;
        entry.key = Secret(key);
        bool done = false;
        accounts->add(account, entry, AccountBook::Keep::InStore, [&done](const auto &) { done = true; });
        wait(done);
        return account.id;
    }
    void change(const Account &account, const QString &newKey = {})
    {
        AccountSecrets entry;
        entry.key = Secret(newKey);
        bool done = false;
        accounts->update(account, entry, AccountBook::Keep::InStore, [&done](const auto &) { done = true; });
        wait(done);
    }
    void remove(const QUuid &account)
    {
        bool done = false;
        accounts->remove(account, [&done](const auto &) { done = true; });
        wait(done);
    }
    Account account(const QUuid &id) const { return *accounts->find(id); }

    const Endpoint &get() const { return *catalogue.find(u"short.channel.get"); }
    CallId press(const QUuid &account, PressedBy pressedBy = PressedBy::Operator)
    {
        return desk->press(account, get(), {}, pressedBy);
    }
    QList<CallId> press(const QUuid &account, int times)
    {
        QList<CallId> ids;
        for (int i = 0; i < times; ++i)
            ids << press(account);
        return ids;
    }
    /// Lets all happen that is due, also in the ledger's thread, with every answer as soon as it is asked for.
    void answerWhatComes()
    {
        settle();
        for (int seen = -1; seen != vendor->requests.size();) {
            seen = int(vendor->requests.size());
            vendor->answerAll();
            settle();
        }
    }
    /// Lets all happen that is due.
    void settle() const
    {
        scheduler->startDue();
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
    }
    const Call &call(CallId id) const { return *log->find(id); }

    QString recordFolder() const { return folder.path() + recordUnder; }

    QTemporaryDir folder;
    QString recordUnder; ///< of the folder
    FakeClock clock;
    Catalogue catalogue{Catalogue::vendorEndpoints()};
    MemorySecretStore secrets;
    RegionLockModel regionLocks{[](const QUuid &, const QString &name) { return name; }};
    std::unique_ptr<HeldVendor> vendor;
    std::unique_ptr<AccountBook> accounts;
    std::unique_ptr<VendorClock> vendorClock;
    std::unique_ptr<LeaseTable> leases;
    std::unique_ptr<CallLog> log;
    std::unique_ptr<Ledger> ledger;
    std::unique_ptr<RateScheduler> scheduler;
    std::unique_ptr<Desk> desk;

private:
    static void wait(const bool &done)
    {
        if (!QTest::qWaitFor([&done] { return done; }, 30'000))
            qFatal("the account book does not answer");
    }
};

} // namespace proxydeck::test
