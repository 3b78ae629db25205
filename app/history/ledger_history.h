// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "history/history_filter.h"
#include "history/history_rows.h"

#include <QHash>
#include <QObject>
#include <QThread>

#include <atomic>
#include <functional>
#include <memory>

namespace proxydeck {

class HistoryReader;

/// Searches the record that the Ledger writes: in a separate thread, one search after another, through a read-only
/// connection. Answers arrive in the owner's thread, unless the search was cancelled or this object was destroyed
/// before.
///
/// Reads only what is on the disk. Records that the Ledger keeps in memory because writing fails are not found.
class LedgerHistory : public QObject
{
    Q_OBJECT

public:
    using Ticket = quint64;
    /// A failure is never of kind Cancelled.
    template<typename Value>
    using Done = std::function<void(const Expected<Value, HistoryFailure> &)>;

    explicit LedgerHistory(const QString &dataFolder, QObject *parent = nullptr);
    /// Cancels the running search; waits for at most one stretch of it.
    ~LedgerHistory() override;

    QString fileName() const { return m_fileName; }

    // See HistoryReader.
    Ticket leases(const HistoryFilter &filter, const std::optional<HistoryKey> &before, int limit,
                  Done<HistoryLeasePage> done);
    Ticket calls(const HistoryFilter &filter, const std::optional<HistoryKey> &before, int limit,
                 Done<HistoryCallPage> done);
    Ticket countLeases(const HistoryFilter &filter, Done<qint64> done);
    Ticket countCalls(const HistoryFilter &filter, Done<qint64> done);
    Ticket summary(const HistoryFilter &filter, Done<HistorySummary> done);
    Ticket accounts(Done<QList<HistoryAccount>> done);
    Ticket reply(const LeaseOrigin &origin, Done<QByteArray> done);

    /// Its callback is not called, and the search stops soon. Ignores 0 and tickets already answered.
    void cancel(Ticket ticket);

private:
    struct Pending
    {
        std::shared_ptr<std::atomic<bool>> cancelled;
        std::function<void(const void *)> deliver;
    };
    template<typename Value>
    Ticket ask(std::function<Expected<Value, HistoryFailure>(HistoryReader &)> search, Done<Value> done);
    void deliver(Ticket ticket, const void *answer);

    const QString m_fileName;
    QThread m_thread;
    QObject *m_worker; ///< lives in m_thread
    Ticket m_lastTicket = 0;
    QHash<Ticket, Pending> m_pending;
};

} // namespace proxydeck
