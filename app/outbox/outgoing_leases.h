// SPDX-License-Identifier: MIT
#pragma once

#include "outbox/copy_format.h"
#include "table/lease_store.h"
#include "table/lease_table.h"

#include <QHash>

#include <functional>
#include <optional>
#include <vector>

namespace proxydeck {

/// User and password of a proxy; both empty where the operator's address is on the vendor's whitelist.
struct ProxyCredentials
{
    Secret user;
    Secret password;
};

/// Leases on their way out of the program, as they were when each was taken. Packed as they are in the table, with the
/// texts shared: a million take some 40 MB and are quickly taken, and what is slow, making texts of them, can be done
/// in another thread.
class OutgoingLeases
{
public:
    /// Those of an account; nothing where its secrets are not in memory or it is gone.
    using CredentialsOf = std::function<std::optional<ProxyCredentials>(const QUuid &account)>;

    /// The table is looked at, and \a credentialsOf asked, by take() only. Without it leases have no credentials.
    OutgoingLeases(const LeaseTable &leases, CredentialsOf credentialsOf);

    void reserve(qsizetype leases) { m_items.reserve(size_t(leases)); }
    /// A row no longer in the table is left out.
    void take(RowId row);

    // From any thread once all are taken.
    qsizetype size() const { return qsizetype(m_items.size()); }
    OutgoingLease at(qsizetype index) const;
    qint64 deadlineMs(qsizetype index) const { return m_items[size_t(index)].lease.deadlineMs; }
    bool hasCredentials(qsizetype index) const;
    /// Credentials were wanted, and the account's secrets are not in memory or it is gone.
    bool secretsMissing(qsizetype index) const { return m_sources[m_items[size_t(index)].source].secretsMissing; }

private:
    friend class LeaseCsvSource;
    struct Item
    {
        LeaseStore::Packed lease;
        quint32 source = 0;
    };
    /// What the leases of one batch have in common.
    struct Source
    {
        LeaseOrigin origin;
        ProxyCredentials credentials;
        bool secretsMissing = false;
    };

    quint32 sourceOf(RowId row, LeaseStore::BatchId batch);
    void keep(LeaseStore::TextId text);

    const LeaseTable &m_leases;
    CredentialsOf m_credentialsOf;
    std::vector<Item> m_items;
    std::vector<Source> m_sources;
    QHash<LeaseStore::BatchId, quint32> m_sourceNumbers;
    // Of the row before: most often the next one has the same.
    LeaseStore::BatchId m_lastBatch = 0;
    quint32 m_lastSource = 0;
    std::vector<QString> m_texts; ///< by TextId; those that no taken lease has are null
    QHash<quint32, LeaseStore::NamedServer> m_named;
};

} // namespace proxydeck
