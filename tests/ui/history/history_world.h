// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account_book.h"
#include "accounts/memory_secret_store.h"
#include "catalogue/catalogue.h"
#include "history/ledger_history.h"
#include "lease/vendor_clock.h"
#include "ledger/ledger.h"
#include "preferences/preferences.h"
#include "support/fake_clock.h"
#include "ui/desktop/clipboard.h"
#include "ui/history/history_window.h"
#include "ui/record/history_bar.h"
#include "ui/record/history_table.h"
#include "ui/summary/history_summary_view.h"

#include <QDateTime>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace proxydeck {

/// A record with a week of work, and the history window for it. Dates are relative to today, because the window uses
/// this machine's clock.
struct HistoryWorld
{
    static constexpr int minuteMs = 60'000;

    /// Today at noon, local time; no test runs long enough for the date to change.
    static qint64 noon() { return QDate::currentDate().startOfDay().addSecs(12 * 3600).toMSecsSinceEpoch(); }
    static qint64 daysAgo(int days) { return noon() - days * 24LL * 60 * minuteMs; }

    struct Stock
    {
        QString area;
        QString isp;
    };

    /// One call and its leases: \a count leases with addresses from \a first on, each with the next area of \a stock.
    void add(Ledger &ledger, qint64 atMs, const QString &endpoint, int first, int count, const QList<Stock> &stock,
             qint64 lifeMs = 5 * minuteMs)
    {
        CallEntry call;
        call.id = QUuid::createUuid();
        call.startedMs = atMs - 300;
        call.account = account;
        call.accountName = accountName;
        call.endpoint = endpoint;
        call.parameters = QStringLiteral("num=%1").arg(count);
        call.outcome = CallEntry::Outcome::Succeeded;
        call.requestId = QStringLiteral("83158ebe-be6c-40f7-a158-%1").arg(++calls, 12, 10, QLatin1Char('0'));
        call.durationMs = 214;
        call.received = count;
        LeaseBatch batch;
        batch.origin = {account, accountName, endpoint, call.requestId, {}, atMs};
        for (int i = 0; i < count; ++i) {
            const int number = first + i;
            Lease lease;
            lease.host
                = QStringLiteral("123.%1.%2.%3").arg(54 + number / 65'536).arg(number / 256 % 256).arg(number % 256);
            lease.port = quint16(20'000 + number % 40'000);
            lease.server = lease.host + QLatin1Char(':') + QString::number(lease.port);
            lease.exitIp = lease.host;
            lease.area = stock.at(i % stock.size()).area;
            lease.isp = stock.at(i % stock.size()).isp;
            lease.deadlineMs = atMs + lifeMs;
            batch.leases.append(lease);
        }
        ledger.recordEnd(call, batch);
    }

    void refused(Ledger &ledger, qint64 atMs, const QString &code)
    {
        CallEntry call;
        call.id = QUuid::createUuid();
        call.startedMs = atMs;
        call.account = account;
        call.accountName = accountName;
        call.endpoint = QStringLiteral("short.channel.get");
        call.outcome = code.isEmpty() ? CallEntry::Outcome::Unknown : CallEntry::Outcome::VendorError;
        call.vendorCode = code;
        call.durationMs = 3'100;
        ledger.recordEnd(call, {});
    }

    HistoryWindow::Parts parts(bool withRecord = true)
    {
        if (withRecord && !history)
            history = std::make_unique<LedgerHistory>(folder.path());
        return {
            withRecord ? history.get() : nullptr, catalogue, accounts, vendorClock, clipboard, nullptr, &preferences};
    }

    const QUuid account = QUuid::fromString(QStringLiteral("{00000000-0000-4000-8000-00000000ea57}"));
    const QString accountName = QStringLiteral("East crawl");
    int calls = 0;
    QTemporaryDir folder;
    FakeClock clock{noon()};
    Catalogue catalogue{Catalogue::vendorEndpoints()};
    MemorySecretStore secrets;
    AccountBook accounts{folder.path(), secrets};
    VendorClock vendorClock{clock};
    Clipboard clipboard;
    QSettings settings{folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    Preferences preferences{settings};
    std::unique_ptr<LedgerHistory> history;
};

} // namespace proxydeck
