// SPDX-License-Identifier: MIT
#pragma once

#include "outbox/copy_text.h"
#include "outbox/outgoing_leases.h"
#include "table/lease_table.h"

#include <QObject>
#include <QThread>

#include <atomic>
#include <memory>

namespace proxydeck {

class SnapshotTaker;

/// Makes the text of a large copy: takes a snapshot of the rows in short slices between events, then writes it in its
/// own thread. Destroying the job cancels it and waits for the thread, at most for a few hundred leases.
class CopyJob : public QObject
{
    Q_OBJECT

public:
    /// The table, and the objects that \a credentials uses, must outlive the job.
    CopyJob(const LeaseTable &leases, OutgoingLeases::CredentialsOf credentials, const QList<RowId> &rows,
            const CopyFormat &format, const CopyTime &time, QObject *parent = nullptr);
    ~CopyJob() override;

Q_SIGNALS:
    void progress(qsizetype done, qsizetype total);   ///< leases written; at most about 20 times a second
    void finished(const proxydeck::CopyText &copied); ///< once, from the event loop

private:
    void write(const std::shared_ptr<const OutgoingLeases> &taken);

    CopyFormat m_format;
    CopyTime m_time;
    std::unique_ptr<SnapshotTaker> m_taker;
    std::atomic<bool> m_cancelled = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace proxydeck
