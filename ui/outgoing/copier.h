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

/// Puts leases on the clipboard in a format. Expired ones are left out unless they alone are selected.
class Copier : public QObject
{
    Q_OBJECT

public:
    /// Up to so many are copied before start() returns.
    static constexpr qsizetype atOnce = 2'000;

    Copier(const LeaseTable &leases, const AccountBook &accounts, QObject *parent = nullptr);
    /// Ends a copy that is running; the clipboard stays as it is.
    ~Copier() override;

    /// Leases with less left are warned about. Default 15 s.
    void setCloseMarginMs(qint64 ms) { m_closeMarginMs = ms; }
    qint64 closeMarginMs() const { return m_closeMarginMs; }

    /// What copy() would put on the clipboard.
    CopyText text(const QList<RowId> &rows, const CopyFormat &format) const;
    /// \a rows in the order in which they shall stand; those no longer in the table are ignored. The clipboard stays as
    /// it was when nothing could be copied.
    CopyReport copy(const QList<RowId> &rows, const CopyFormat &format, Clipboard &clipboard);
    /// The same, with more rows than a few in the background: copied() comes later then, unless cancelled() does. Rows
    /// that are forgotten meanwhile are copied all the same. A copy that is still running gives way to this one,
    /// without a word. \a clipboard must outlive it.
    void start(const QList<RowId> &rows, const CopyFormat &format, Clipboard &clipboard);
    bool isRunning() const { return bool(m_job); }
    /// Leaves the clipboard as it is.
    void cancel();

    /// For the status bar: "Copied 12 as URL; skipped 2 expired".
    QString reportText(const CopyReport &report, const CopyFormat &format) const;

Q_SIGNALS:
    void progress(qsizetype done, qsizetype total); ///< of a copy in the background; at most about 20 times a second
    void copied(const proxydeck::CopyReport &report, const QString &text); ///< reportText()
    void cancelled();                                                      ///< by cancel()

private:
    CopyTime time() const;
    void put(const CopyText &copy, const CopyFormat &format, Clipboard &clipboard);

    const LeaseTable &m_leases;
    const AccountBook &m_accounts;
    qint64 m_closeMarginMs = 15'000;
    std::unique_ptr<CopyJob> m_job;
};

} // namespace proxydeck
