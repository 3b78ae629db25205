// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account_book.h"
#include "accounts/memory_secret_store.h"
#include "catalogue/catalogue.h"
#include "catalogue/form_model.h"
#include "client/send_once_proof.h"
#include "desk/desk.h"
#include "lease/vendor_clock.h"
#include "ledger/ledger.h"
#include "simulator/simulator.h"
#include "support/moved_clock.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"
#include "view/lease_view.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace proxydeck {

/// The whole program without its window, with the simulator as vendor.
struct Rig
{
    /// \a makeBody: none uses the program's own guard against sending twice.
    explicit Rig(const ApiClient::MakeBody &makeBody = {})
        : sendOnce({.clock = clock, .makeBody = makeBody})
    {
        if (makeBody)
            client.setMakeBody(makeBody);
        ledger.setPatienceMs(60'000); // a busy machine's disk is no fault
    }

    QTemporaryDir folder;
    MovedClock clock;
    sim::Simulator simulator{clock};
    const bool listening = simulator.listen();
    Catalogue catalogue{Catalogue::vendorEndpoints()};
    MemorySecretStore secrets;
    AccountBook accounts{folder.path(), secrets};
    Ledger ledger{folder.path()};
    VendorClock vendorClock{clock};
    LeaseTable leases{vendorClock};
    LeaseView view{
        leases,
        {[](const QString &endpoint) { return endpoint; }, [](const QUuid &, const QString &name) { return name; }}};
    RegionLockModel regionLocks{[](const QUuid &, const QString &name) { return name; }};
    RateScheduler scheduler{clock};
    ApiClient client{clock, LoopbackRoute{QStringLiteral("127.0.0.1"), simulator.port()}};
    CallLog log;
    SendOnceProof sendOnce;
    Desk desk{Desk::Parts{clock, catalogue, accounts, scheduler, client, vendorClock, leases, regionLocks, log, &ledger,
                          nullptr, &sendOnce}};
    QAbstractItemModelTester viewTester{&view, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QAbstractItemModelTester locksTester{&regionLocks, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QAbstractItemModelTester accountsTester{&accounts, QAbstractItemModelTester::FailureReportingMode::QtTest};

    /// Adds a key to the simulator and to the account book.
    QUuid addAccount(const sim::KeyPlan &plan, Product product, Mode mode)
    {
        simulator.addKey(plan);
        Account account;
        account.id = QUuid::createUuid();
        account.name = QStringLiteral("Account of a test");
        account.product = product;
        account.mode = mode;
        account.channels = plan.channels;
        AccountSecrets entry;
        entry.key = Secret(plan.key);
        entry.apiPassword = Secret(plan.pwd);
        bool done = false;
        bool ok = false;
        accounts.add(account, entry, AccountBook::Keep::InStore, [&](const auto &result) {
            done = true;
            ok = result.has_value();
        });
        if (!QTest::qWaitFor([&] { return done; }, 60'000) || !ok)
            return {};
        return account.id;
    }

    /// Presses and waits for the end; returns the call's record.
    Call call(const QUuid &account, const Endpoint &endpoint, const QueryItems &items = {}, int waitMs = 30'000)
    {
        QSignalSpy ended(&desk, &Desk::callEnded);
        const CallId id = desk.press(account, endpoint, items);
        const bool came = id != 0
            && QTest::qWaitFor(
                              [&] {
                                  for (const QList<QVariant> &arguments : ended) {
                                      if (arguments.constFirst().value<CallId>() == id)
                                          return true;
                                  }
                                  return false;
                              },
                              waitMs);
        return came ? log.at(log.indexOf(id)) : Call();
    }
};

} // namespace proxydeck
