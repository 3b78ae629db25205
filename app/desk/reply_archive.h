// SPDX-License-Identifier: MIT
#pragma once

#include "history/ledger_history.h"
#include "lease/lease.h"

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QQueue>

#include <functional>

namespace proxydeck {

/// The vendor's replies, to look up the original text of a lease. The latest replies are kept in memory, packed; older
/// ones, and those of earlier runs, are in the ledger. Never contains a secret.
class ReplyArchive : public QObject
{
    Q_OBJECT

public:
    /// \a history null: no ledger, so replies that are no longer in memory are lost.
    explicit ReplyArchive(LedgerHistory *history = nullptr, QObject *parent = nullptr);

    /// \a packed: see packReply().
    void keep(const LeaseOrigin &origin, const QByteArray &packed);

    /// The original row of a lease; empty if it is not kept. \a origin is the lease's. Calls \a done in this thread, at
    /// once or later; not at all after another askRow() or forgetQuestion().
    using Done = std::function<void(const QString &row)>;
    void askRow(const LeaseOrigin &origin, const QString &server, Done done);
    void forgetQuestion();

    qsizetype bytesInMemory() const { return m_bytes; }
    static constexpr qsizetype mostBytesInMemory = 4 << 20; ///< about 150,000 leases

private:
    struct Key
    {
        QUuid account;
        qint64 obtainedMs = 0;
        QString requestId;

        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.account, key.obtainedMs, key.requestId);
        }
    };
    static Key keyOf(const LeaseOrigin &origin) { return {origin.account, origin.obtainedMs, origin.requestId}; }

    LedgerHistory *m_history;
    LedgerHistory::Ticket m_question = 0;
    QHash<Key, QByteArray> m_replies;
    QQueue<Key> m_order; ///< oldest first
    qsizetype m_bytes = 0;
};

} // namespace proxydeck
