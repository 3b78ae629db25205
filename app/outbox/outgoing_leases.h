// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "base/proxy_credentials.h"
#include "formats/copy_format.h"
#include "table/lease_store.h"
#include "table/lease_table.h"

#include <QHash>

#include <functional>
#include <optional>
#include <vector>

namespace proxydeck {

/// Leases to be copied or exported, as they were when taken. Packed as in the table, with shared texts: a million
/// leases take about 48 MB and are taken fast. The slow part, making texts of them, can be done in another thread.
class OutgoingLeases
{
public:
    using NoLogin = proxydeck::NoLogin;
    /// Credentials for the leases of an origin.
    using CredentialsOf = std::function<Expected<ProxyCredentials, NoLogin>(const LeaseOrigin &origin)>;

    /// Only take() reads the table and calls \a credentialsOf. If that is null, leases have no credentials.
    OutgoingLeases(const LeaseTable &leases, CredentialsOf credentialsOf);

    void reserve(qsizetype leases) { m_items.reserve(size_t(leases)); }
    /// A row that is no longer in the table is ignored.
    void take(RowId row);

    // From any thread, after all leases are taken.
    qsizetype size() const { return qsizetype(m_items.size()); }
    OutgoingLease at(qsizetype index) const;
    qint64 deadlineMs(qsizetype index) const { return m_items[size_t(index)].lease.deadlineMs; }
    RowId row(qsizetype index) const { return m_items[size_t(index)].row; }
    /// The list in use names it no more.
    bool isUnlisted(qsizetype index) const { return m_items[size_t(index)].isUnlisted; }
    /// Whether the last check found that it works.
    bool isGood(qsizetype index) const
    {
        const quint32 check = m_items[size_t(index)].check;
        return check != 0 && proxydeck::isGood(m_checks[check - 1].verdict);
    }
    bool hasCredentials(qsizetype index) const;
    /// Set if credentials were requested and there are none to give.
    std::optional<NoLogin> noLogin(qsizetype index) const { return m_sources[m_items[size_t(index)].source].noLogin; }

private:
    friend class LeaseCsvSource;
    struct Item
    {
        LeaseStore::Packed lease;
        quint32 source = 0;
        RowId row = 0;
        quint32 check = 0; ///< number in m_checks, from 1; 0: never checked
        bool isUnlisted = false;
        quint32 traffic = 0; ///< number in m_traffic, from 1; 0: none
    };
    struct Check
    {
        qint64 atMs = 0;
        quint32 exit = 0;
        qint32 latencyMs = -1;
        CheckVerdict verdict = CheckVerdict::Cancelled;
        bool hasExit = false;
        bool exitIsText = false;
    };
    /// Data that the leases of one batch share.
    struct Source
    {
        LeaseOrigin origin;
        ProxyCredentials credentials;
        std::optional<NoLogin> noLogin;
    };

    quint32 sourceOf(RowId row, LeaseStore::BatchId batch);
    quint32 checkOf(RowId row);
    quint32 trafficOf(RowId row);
    void keep(LeaseStore::TextId text);

    const LeaseTable &m_leases;
    CredentialsOf m_credentialsOf;
    std::vector<Item> m_items;
    std::vector<Check> m_checks;
    std::vector<LeaseTraffic> m_traffic;
    std::vector<Source> m_sources;
    QHash<LeaseStore::BatchId, quint32> m_sourceNumbers;
    // Of the previous row: the next one usually has the same batch.
    LeaseStore::BatchId m_lastBatch = 0;
    quint32 m_lastSource = 0;
    std::vector<QString> m_texts; ///< by TextId; null if no taken lease uses it
    QHash<quint32, LeaseStore::NamedServer> m_named;
};

} // namespace proxydeck
