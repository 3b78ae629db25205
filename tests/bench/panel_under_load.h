// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account_book.h"
#include "accounts/memory_secret_store.h"
#include "base/system_clock.h"
#include "bench/samples.h"
#include "bench/stall_meter.h"
#include "catalogue/catalogue.h"
#include "desk/desk.h"
#include "lease/vendor_clock.h"
#include "table/lease_lifecycle.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"
#include "ui/desktop/clipboard.h"
#include "ui/leases/leases_panel.h"
#include "view/lease_columns.h"
#include "view/lease_view.h"

#include <QTemporaryDir>

#include <functional>

namespace proxydeck::bench {

/// The machine's clock, which can be moved on.
class MovableClock final : public Clock
{
public:
    qint64 utcMs() const override { return m_clock.utcMs() + m_aheadMs; }
    qint64 steadyMs() const override { return m_clock.steadyMs() + m_aheadMs; }
    void advance(qint64 ms) { m_aheadMs += ms; }

private:
    SystemClock m_clock;
    qint64 m_aheadMs = 0;
};

/// LeasesPanel in front of the real tables and desk, doing what operators do, from the event loop. Each returns the
/// longest stall that it caused.
class PanelUnderLoad
{
public:
    PanelUnderLoad();

    StallMeter::Stall fill(int leases);
    StallMeter::Stall sort(int column);
    StallMeter::Stall type(const QString &filter);
    StallMeter::Stall clearFilter();
    StallMeter::Stall scroll();
    StallMeter::Stall selectAll();
    StallMeter::Stall copyAll(double &elapsedMs);
    StallMeter::Stall exportAll(double &elapsedMs);
    StallMeter::Stall expireAll();
    StallMeter::Stall forgetAll();

    /// Processor time of a second in which nothing else happens.
    double countdown(int seconds);
    double bytesAllocatedPerLease() const;
    double bytesResidentPerLease() const;
    QString columnTitle(int column) const;

private:
    /// Runs \a work in the event loop, then until \a over() and all that it left to do is done.
    StallMeter::Stall run(const std::function<void()> &work, const std::function<bool()> &over = {});
    void runUntil(const std::function<bool()> &over);

    QTemporaryDir m_folder;
    MovableClock m_clock;
    Catalogue m_catalogue{Catalogue::vendorEndpoints()};
    MemorySecretStore m_secrets;
    AccountBook m_accounts{m_folder.path(), m_secrets};
    VendorClock m_vendorClock{m_clock};
    LeaseTable m_leases{m_vendorClock};
    LeaseLifecycle m_lifecycle{m_leases};
    LeaseView m_view{m_leases, {}};
    RegionLockModel m_regionLocks{[](const QUuid &, const QString &name) { return name; }};
    RateScheduler m_scheduler{m_clock};
    ApiClient m_client{m_clock, LoopbackRoute{QStringLiteral("127.0.0.1"), 9}};
    CallLog m_log;
    Desk m_desk{Desk::Parts{m_clock, m_catalogue, m_accounts, m_scheduler, m_client, m_vendorClock, m_leases,
                            m_regionLocks, m_log, nullptr}};
    Clipboard m_clipboard;
    LeasesPanel m_panel{
        LeasesPanel::Parts{m_leases, m_view, m_regionLocks, m_accounts, m_vendorClock, m_desk, m_clipboard}};
    StallMeter m_stalls;
    QUuid m_account;
    QString m_said;         ///< the panel's last message
    qint64 m_allocated = 0; ///< before the first lease
    qint64 m_resident = 0;
};

} // namespace proxydeck::bench
