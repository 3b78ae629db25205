// SPDX-License-Identifier: MIT
#pragma once

#include "outbox/copy_text.h"
#include "table/lease_table.h"

#include <QObject>

#include <memory>

namespace proxydeck {

class AccountBook;
class Clipboard;
class CopyJob;
class Preferences;

/// Copies leases to the clipboard in a format. Expired leases are left out unless all selected ones are expired.
class Copier : public QObject
{
    Q_OBJECT

public:
    /// Up to this number of rows, start() copies before it returns.
    static constexpr qsizetype atOnce = 2'000;

    /// \a preferences must outlive it; null: their defaults.
    Copier(const LeaseTable &leases, const AccountBook &accounts, const Preferences *preferences = nullptr,
           QObject *parent = nullptr);
    /// Cancels a running copy; the clipboard keeps its content.
    ~Copier() override;

    /// The text that copy() would put on the clipboard.
    CopyText text(const QList<RowId> &rows, const CopyFormat &format) const;
    /// Copies \a rows in the given order; rows no longer in the table are ignored. If nothing can be copied, the
    /// clipboard keeps its content.
    CopyReport copy(const QList<RowId> &rows, const CopyFormat &format, Clipboard &clipboard);
    /// Like copy(), but copies more than atOnce rows in the background: copied() is then emitted later, or cancelled().
    /// Rows forgotten in the meantime are still copied. Replaces a running copy without a message. \a clipboard must
    /// outlive this object.
    void start(const QList<RowId> &rows, const CopyFormat &format, Clipboard &clipboard);
    bool isRunning() const { return bool(m_job); }
    /// The clipboard keeps its content.
    void cancel();

    /// For the status bar: "Copied 12 as URL; skipped 2 expired".
    static QString refusedText(const CopyReport &report);
    QString reportText(const CopyReport &report, const CopyFormat &format) const;

Q_SIGNALS:
    void progress(qsizetype done, qsizetype total); ///< of a background copy; at most about 20 times a second
    void copied(const proxydeck::CopyReport &report, const QString &text); ///< reportText()
    /// After the clipboard has them, before copied(): the rows that are in its text.
    void taken(const QList<proxydeck::RowId> &rows);
    void cancelled(); ///< by cancel()

private:
    /// A copy warns about leases with less remaining time.
    qint64 closeMarginMs() const;
    CopyTime time() const;
    void put(const CopyText &copy, const CopyFormat &format, Clipboard &clipboard);

    const LeaseTable &m_leases;
    const AccountBook &m_accounts;
    const Preferences *m_preferences;
    std::unique_ptr<CopyJob> m_job;
};

} // namespace proxydeck
