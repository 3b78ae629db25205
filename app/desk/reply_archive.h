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

/// What the vendor sent, for looking up what it said of a lease in its own words. The latest replies are at hand,
/// packed; older ones, and those of earlier runs, are in the record. Never holds a secret.
class ReplyArchive : public QObject
{
    Q_OBJECT

public:
    /// \a history null: no record is kept, and what is no longer at hand is gone.
    explicit ReplyArchive(LedgerHistory *history = nullptr, QObject *parent = nullptr);

    /// \a packed: see packReply().
    void keep(const LeaseOrigin &origin, const QByteArray &packed);

    /// What brought \a lease: its row of the reply, empty where it is not kept. \a origin is the lease's. Answers at
    /// once or later, in this thread, and not at all once another is asked for or forgetQuestion() was called.
    using Done = std::function<void(const QString &row)>;
    void askRow(const LeaseOrigin &origin, const QString &server, Done done);
    void forgetQuestion();

    qsizetype bytesAtHand() const { return m_bytes; }
    static constexpr qsizetype mostBytesAtHand = 4 << 20; ///< some 150,000 leases

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
