// SPDX-License-Identifier: MIT
#pragma once

#include "history/history_rows.h"

#include <QObject>

#include <memory>

namespace proxydeck {

class AccountBook;
class Clipboard;
class Copier;
class LeaseTable;
class VendorClock;
struct CopyFormat;

/// Copies leases of the record as the table of living ones does: in any format, with a report, the expired ones only
/// where they are alone. It does so by the same Copier, over a table that holds what is to be copied.
class HistoryCopy final : public QObject
{
    Q_OBJECT

public:
    HistoryCopy(const VendorClock &clock, const AccountBook &accounts, Clipboard &clipboard, QObject *parent = nullptr);
    ~HistoryCopy() override;

    /// In their order. A copy still running gives way.
    void start(const QList<HistoryLease> &leases, const CopyFormat &format);
    /// What start() would put on the clipboard; copied() is not said. \a report, in words.
    QString text(const QList<HistoryLease> &leases, const CopyFormat &format, QString *report) const;

Q_SIGNALS:
    void copied(const QString &report); ///< in words, for the status line

private:
    const VendorClock &m_clock;
    const AccountBook &m_accounts;
    Clipboard &m_clipboard;
    std::unique_ptr<LeaseTable> m_table;
    std::unique_ptr<Copier> m_copier; ///< after the table it looks at
};

} // namespace proxydeck
