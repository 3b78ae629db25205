// SPDX-License-Identifier: MIT
#include "ui/history/history_copy.h"

#include "formats/copy_format.h"
#include "lease/vendor_clock.h"
#include "table/lease_table.h"
#include "ui/outgoing/copier.h"

namespace proxydeck {

namespace {

std::unique_ptr<LeaseTable> tableOf(const QList<HistoryLease> &leases, const VendorClock &clock)
{
    auto table = std::make_unique<LeaseTable>(clock);
    QList<LeaseTable::Received> received;
    received.reserve(leases.size());
    for (const HistoryLease &lease : leases) {
        received.append({std::span(&lease.lease, 1), lease.origin, std::span(&lease.delistedMs, 1), true,
                         std::span(&lease.copiedMs, 1), std::span(&lease.check, 1), std::span(&lease.traffic, 1)});
    }
    table->add(received);
    return table;
}

QList<LeaseKey> keysOf(const LeaseTable &table, const QList<RowId> &rows)
{
    QList<LeaseKey> keys;
    keys.reserve(rows.size());
    for (const RowId row : rows)
        keys.append(table.key(row));
    return keys;
}

} // namespace

HistoryCopy::HistoryCopy(const VendorClock &clock, const AccountBook &accounts, Clipboard &clipboard,
                         const Preferences *preferences, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_accounts(accounts)
    , m_clipboard(clipboard)
    , m_preferences(preferences)
{
}

HistoryCopy::~HistoryCopy() = default;

void HistoryCopy::start(const QList<HistoryLease> &leases, const CopyFormat &format)
{
    m_copier.reset();
    m_table = tableOf(leases, m_clock);
    m_copier = std::make_unique<Copier>(*m_table, m_accounts, m_preferences);
    connect(m_copier.get(), &Copier::copied, this,
            [this](const CopyReport &, const QString &text) { Q_EMIT copied(text); });
    connect(m_copier.get(), &Copier::taken, this,
            [this](const QList<RowId> &rows) { Q_EMIT taken(keysOf(*m_table, rows)); });
    m_copier->start(m_table->rows(), format, m_clipboard);
}

QString HistoryCopy::text(const QList<HistoryLease> &leases, const CopyFormat &format, QString *report,
                          QList<LeaseKey> *written) const
{
    const std::unique_ptr<LeaseTable> table = tableOf(leases, m_clock);
    const Copier copier(*table, m_accounts, m_preferences);
    const CopyText copy = copier.text(table->rows(), format);
    *report = copier.reportText(copy.report, format);
    *written = keysOf(*table, copy.rows);
    return copy.text;
}

} // namespace proxydeck

#include "moc_history_copy.cpp"
