// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account_book.h"
#include "catalogue/catalogue.h"
#include "desk/desk.h"
#include "desk/model_transport.h"
#include "desk/slow_ledger.h"
#include "lease/vendor_clock.h"
#include "rate/rate_scheduler.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"

namespace proxydeck {

/// One run of the program over a data folder: all from the press to its record, without window and network.
struct DeskRun
{
    struct World
    {
        QString folder;
        VirtualTime &time;
        VendorModel &vendor;
        SecretStore &secrets;
        std::mt19937_64 &chance; ///< of vendor and disk
        ModelTransport::Weather weather;
        std::function<int()> diskMs;
    };

    explicit DeskRun(const World &world)
        : time(world.time)
        , accounts(world.folder, world.secrets)
        , ledger(world.folder, world.time.clock(), world.diskMs,
                 [&vendor = world.vendor](const CallEntry &call) { vendor.onNoted(ModelTransport::tagOf(call)); })
        , vendorClock(world.time.clock())
        , leases(vendorClock)
        , regionLocks([](const QUuid &, const QString &name) { return name; })
        , scheduler(world.time.clock())
        , transport(world.vendor, world.time, world.chance, world.weather)
        , desk(Desk::Parts{world.time.clock(), catalogue, accounts, scheduler, transport, vendorClock, leases,
                           regionLocks, log, &ledger})
    {
        time.setOutside([this] { return ledger.isBusy(); }, [this] { return ledger.takeAnswers(); });
    }
    ~DeskRun() { time.setOutside({}, {}); }

    VirtualTime &time;
    Catalogue catalogue{Catalogue::vendorEndpoints()};
    AccountBook accounts;
    SlowLedger ledger;
    VendorClock vendorClock;
    LeaseTable leases;
    RegionLockModel regionLocks;
    RateScheduler scheduler;
    ModelTransport transport;
    CallLog log;
    Desk desk;
};

} // namespace proxydeck
