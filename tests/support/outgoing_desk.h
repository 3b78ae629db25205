// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account_book.h"
#include "accounts/memory_secret_store.h"
#include "lease/vendor_clock.h"
#include "support/fake_clock.h"
#include "table/lease_table.h"

#include <QTemporaryDir>
#include <QTest>

namespace proxydeck {

/// A table, an account book and a clock, filled like an operator's.
class OutgoingDesk
{
public:
    /// Null if the book refused the account.
    QUuid addAccount(const QString &name, const AccountSecrets &secrets)
    {
        QUuid added;
        const int before = int(accounts.size());
        accounts.add(Account{QUuid(), name, Product::ShortLived, Mode::Channel, 1}, secrets,
                     AccountBook::Keep::ForThisSession, [](const auto &) {});
        if (QTest::qWaitFor([&] { return accounts.size() == before + 1; }, 60'000))
            added = accounts.at(before).id;
        return added;
    }

    RowId addLease(const QUuid &account, const QString &host, qint64 leftMs, const QString &area = {})
    {
        Lease lease;
        lease.server = host + QStringLiteral(":8080");
        lease.host = host;
        lease.port = 8080;
        lease.area = area;
        lease.deadlineMs = leftMs == noDeadline ? noDeadline : clock.utcMs() + leftMs;
        LeaseOrigin origin;
        origin.account = account;
        origin.accountName = QStringLiteral("East crawl");
        origin.endpoint = QStringLiteral("short.channel.get");
        origin.requestId = QStringLiteral("83158ebe-be6c-40f7-a158-688741083edc");
        origin.obtainedMs = clock.utcMs();
        leases.add(std::span(&lease, 1), origin);
        return leases.rows().last();
    }

    /// Leases of one batch, each for one minute; the first is 10.0.0.0:8080.
    QList<RowId> addMany(int count, const QUuid &account)
    {
        QList<Lease> batch;
        for (int i = 0; i < count; ++i) {
            const QString host = QStringLiteral("10.%1.%2.%3").arg(i / 65536).arg(i / 256 % 256).arg(i % 256);
            batch.append({host + QStringLiteral(":8080"),
                          host,
                          8080,
                          host,
                          QStringLiteral("河南省商丘市"),
                          {},
                          QStringLiteral("电信"),
                          clock.utcMs() + 60'000});
        }
        LeaseOrigin origin;
        origin.account = account;
        leases.add(batch, origin);
        return leases.rows();
    }

    FakeClock clock;
    VendorClock vendorClock{clock};
    LeaseTable leases{vendorClock};
    QTemporaryDir folder;
    MemorySecretStore store;
    AccountBook accounts{folder.path(), store};
};

inline AccountSecrets testSecrets(const char *password = "TESTPASSWORD")
{
    AccountSecrets secrets;
    secrets.key = Secret(QStringLiteral("TESTKEY01"));
    secrets.apiPassword = Secret(QString::fromLatin1(password));
    return secrets;
}

} // namespace proxydeck
