// SPDX-License-Identifier: MIT
#pragma once

#include "history/history_rows.h"
#include "lease/lease_key.h"

#include <QObject>

#include <memory>

namespace proxydeck {

class AccountBook;
class Clipboard;
class Copier;
class LeaseTable;
class Preferences;
class VendorClock;
struct CopyFormat;

/// Copies recorded leases with the same rules as the table of current leases: in any format, with a report, and expired
/// ones only if all selected leases are expired. Uses the same Copier, on a table filled with the leases to copy.
class HistoryCopy final : public QObject
{
    Q_OBJECT

public:
    HistoryCopy(const VendorClock &clock, const AccountBook &accounts, Clipboard &clipboard,
                const Preferences *preferences, QObject *parent = nullptr);
    ~HistoryCopy() override;

    /// Keeps the order of \a leases. Cancels a copy that is still running.
    void start(const QList<HistoryLease> &leases, const CopyFormat &format);
    /// The text that start() would put on the clipboard; emits nothing. \a report receives the report text,
    /// \a written the leases that are in the text.
    QString text(const QList<HistoryLease> &leases, const CopyFormat &format, QString *report,
                 QList<LeaseKey> *written) const;

Q_SIGNALS:
    /// Before copied(): the leases that are on the clipboard.
    void taken(const QList<proxydeck::LeaseKey> &leases);
    void copied(const QString &report); ///< report text for the status line

private:
    const VendorClock &m_clock;
    const AccountBook &m_accounts;
    Clipboard &m_clipboard;
    const Preferences *m_preferences;
    std::unique_ptr<LeaseTable> m_table;
    std::unique_ptr<Copier> m_copier; ///< declared after the table that it reads
};

} // namespace proxydeck
