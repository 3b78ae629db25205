// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account_book.h"
#include "accounts/memory_secret_store.h"
#include "catalogue/catalogue.h"
#include "desk/desk.h"
#include "lease/vendor_clock.h"
#include "support/fake_clock.h"
#include "table/lease_table.h"
#include "table/region_lock_model.h"
#include "ui/desktop/clipboard.h"
#include "ui/leases/leases_panel.h"
#include "view/lease_view.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace proxydeck {

/// The leases panel on the real tables and desk. Nothing is ever sent: no server listens on the route's port.
struct PanelWorld
{
    QTemporaryDir folder;
    FakeClock clock;
    Catalogue catalogue{Catalogue::vendorEndpoints()};
    MemorySecretStore secrets;
    AccountBook accounts{folder.path(), secrets};
    VendorClock vendorClock{clock};
    LeaseTable leases{vendorClock};
    LeaseView view{leases,
                   {[](const QString &) { return QStringLiteral("Short-lived · Channel"); },
                    [](const QUuid &, const QString &name) { return name; }}};
    RegionLockModel regionLocks{[](const QUuid &, const QString &name) { return name; }};
    RateScheduler scheduler{clock};
    ApiClient client{clock, LoopbackRoute{QStringLiteral("127.0.0.1"), 9}};
    CallLog log;
    Desk desk{
        Desk::Parts{clock, catalogue, accounts, scheduler, client, vendorClock, leases, regionLocks, log, nullptr}};
    Clipboard clipboard;
    QAbstractItemModelTester tester{&view, QAbstractItemModelTester::FailureReportingMode::QtTest};
    std::unique_ptr<LeasesPanel> panel = makePanel();

    std::unique_ptr<LeasesPanel> makePanel()
    {
        return std::make_unique<LeasesPanel>(
            LeasesPanel::Parts{leases, view, regionLocks, accounts, vendorClock, desk, clipboard});
    }

    /// A lease that ends in \a leftMs; noDeadline for a lease without a deadline.
    Lease lease(const QString &host, quint16 port, qint64 leftMs, const QString &area = {},
                const QString &isp = {}) const
    {
        Lease made;
        made.host = host;
        made.port = port;
        made.server = (host.contains(QLatin1Char(':')) ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2"))
                          .arg(host)
                          .arg(port);
        made.exitIp = host.contains(QLatin1Char('.')) && !host.at(0).isLetter() ? host : QStringLiteral("36.25.1.9");
        made.area = area;
        made.isp = isp;
        made.deadlineMs = leftMs == noDeadline ? noDeadline : clock.utcMs() + leftMs;
        return made;
    }

    LeaseTable::AddResult add(const QList<Lease> &batch,
                              const QString &requestId = QStringLiteral("83158ebe-be6c-40f7-a7ec-02b9ee1c4bd6"))
    {
        LeaseOrigin origin;
        origin.account = account;
        origin.accountName = QStringLiteral("East crawl");
        origin.endpoint = QStringLiteral("short.channel.get");
        origin.requestId = requestId;
        origin.obtainedMs = clock.utcMs();
        return leases.add(batch, origin);
    }

    /// Advances the clock and updates the table.
    void advance(qint64 ms)
    {
        clock.advance(ms);
        leases.advance();
    }

    bool addAccount()
    {
        Account made;
        made.id = account;
        made.name = QStringLiteral("East crawl");
        AccountSecrets entry;
        entry.key = Secret(QStringLiteral("TESTKEY01"));
        entry.apiPassword = Secret(QStringLiteral("TESTPASS01"));
        bool ok = false;
        accounts.add(made, entry, AccountBook::Keep::InStore, [&ok](const auto &result) { ok = result.has_value(); });
        return QTest::qWaitFor([&ok] { return ok; }, 60'000);
    }

    const QUuid account = QUuid::createUuid();
};

} // namespace proxydeck
