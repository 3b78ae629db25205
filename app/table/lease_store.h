// SPDX-License-Identifier: MIT
#pragma once

#include "lease/check_state.h"
#include "lease/ipv4.h"
#include "lease/lease.h"
#include "lease/lease_traffic.h"
#include "table/check_store.h"
#include "table/row_id.h"
#include "table/text_pool.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace proxydeck {

/// Storage of LeaseTable: columns in pages of 1,024 rows, 44 bytes a row. Texts are numbers of a pool, IPv4 addresses
/// are numbers, and the common values of a batch are stored once. A page is freed when its last row is removed. The
/// texts that only one lease or batch has (hosts, requests, tasks) go with it. What checks have found is kept apart,
/// see CheckStore: rows that were not checked take nothing for it.
///
/// Sorting and filtering read the columns directly; all other code uses LeaseTable.
class LeaseStore
{
public:
    using TextId = TextPool::Id;
    using BatchId = quint32;
    static constexpr RowId noRow = ~RowId(0);
    static constexpr TextId noText = ~TextId(0);

    /// A server that is not a canonical `IPv4:port`: a host name, IPv6.
    struct NamedServer
    {
        TextId server = 0;
        TextId host = 0;
        quint16 port = 0;
        quint32 rows = 0;
    };
    /// The vendor's data of one lease, packed. Host and port of an IPv4 server are taken from its text.
    struct Packed
    {
        qint64 deadlineMs = noDeadline;
        quint32 server = 0; ///< IPv4 address, or number of a NamedServer
        quint32 exit = 0;   ///< IPv4 address, or text id
        TextId area = 0;
        TextId areaCode = 0;
        TextId isp = 0;
        quint16 port = 0; ///< 0 for a NamedServer
        bool serverIsNamed = false;
        bool exitIsText = false;

        friend bool operator==(const Packed &, const Packed &) = default;
    };
    struct Label
    {
        quint32 account = 0; ///< number of the account id
        TextId recordedName = 0;
    };
    struct Batch
    {
        qint64 obtainedMs = 0;
        QUuid request;               ///< most request ids are UUIDs, stored in 16 bytes
        TextId requestText = noText; ///< for other request ids
        TextId endpoint = 0;
        TextId task = 0;
        quint32 label = 0;
        qint32 keyNumber = 0;
        quint32 rows = 0;
    };

    Packed pack(const Lease &lease);
    quint32 label(const QUuid &account, const QString &recordedName);
    /// \a label must be that of the origin. The batch is removed with its last row.
    BatchId addBatch(const LeaseOrigin &origin, quint32 label);
    /// \a newest must be the result of newestOf() for this lease.
    RowId append(const Packed &lease, BatchId batch, LeaseState state, RowId newest);
    /// The row is of another batch from now on, of the same account.
    void move(RowId row, BatchId batch);
    /// Excludes the row from all iterations. Its memory is only freed by remove(), which is slower.
    void hide(RowId row);
    /// The row may be hidden. If many rows have the same server, removing the newest first is faster.
    void remove(RowId row);

    /// The newest row of this account and server, including hidden ones, or noRow.
    RowId newestOf(quint32 label, const Packed &lease) const;
    /// The same, for a server as received.
    RowId newestOf(const QUuid &account, const QString &server) const;
    /// The previous row of the same account and server, including hidden ones, or noRow.
    RowId previousOf(RowId row) const { return at(row).previous[row % pageSize]; }

    qsizetype size() const { return m_size; }
    RowId end() const { return m_end; } ///< id of the next row to be added
    bool contains(RowId row) const
    {
        const size_t page = row / pageSize;
        return page < m_pages.size() && m_pages[page] && (m_pages[page]->flags[row % pageSize] & Present);
    }
    /// All rows, oldest first.
    template<typename Visit>
    void forEach(Visit visit) const
    {
        forEach(0, m_end, visit);
    }
    /// Rows from \a first (included) to \a end (excluded).
    template<typename Visit>
    void forEach(RowId first, RowId end, Visit visit) const
    {
        while (first < end) {
            const size_t page = first / pageSize;
            const auto stop = RowId(std::min<quint64>(end, quint64(page + 1) * pageSize));
            if (page < m_pages.size() && m_pages[page]) {
                for (RowId row = first; row < stop; ++row) {
                    if (m_pages[page]->flags[row % pageSize] & Present)
                        visit(row);
                }
            }
            first = stop;
        }
    }

    // Columns. The row must exist.
    qint64 deadlineMs(RowId row) const { return at(row).deadlineMs[row % pageSize]; }
    quint32 server(RowId row) const { return at(row).server[row % pageSize]; }
    quint16 port(RowId row) const { return at(row).port[row % pageSize]; }
    bool serverIsNamed(RowId row) const { return at(row).flags[row % pageSize] & ServerIsNamed; }
    quint32 exit(RowId row) const { return at(row).exit[row % pageSize]; }
    bool exitIsText(RowId row) const { return at(row).flags[row % pageSize] & ExitIsText; }
    TextId area(RowId row) const { return at(row).area[row % pageSize]; }
    TextId isp(RowId row) const { return at(row).isp[row % pageSize]; }
    /// UTC ms by the vendor's clock when the list in use was first found to name the lease no more; 0: it names it, or
    /// none was read since.
    qint64 delistedMs(RowId row) const { return at(row).flags[row % pageSize] & Delisted ? m_delisted.value(row) : 0; }
    /// UTC ms, whole seconds, by the vendor's clock when the lease was last copied; 0: it was not.
    qint64 copiedMs(RowId row) const { return qint64(at(row).copiedS[row % pageSize]) * 1000; }
    /// The outcomes of the rows that have one.
    const CheckStore &checks() const { return m_checks; }
    CheckState checkState(RowId row) const
    {
        const quint8 flags = at(row).flags[row % pageSize];
        if (flags & (CheckWaits | CheckRuns))
            return flags & CheckRuns ? CheckState::Running : CheckState::Waiting;
        return m_checks.contains(row) ? CheckState::Judged : CheckState::Never;
    }
    /// What has gone through it by way of the local ports.
    LeaseTraffic traffic(RowId row) const { return m_traffic.value(row); }
    LeaseState state(RowId row) const { return LeaseState(at(row).state[row % pageSize]); }
    BatchId batchId(RowId row) const { return at(row).batch[row % pageSize]; }
    Packed packed(RowId row) const
    {
        const Page &page = at(row);
        const quint32 i = row % pageSize;
        const quint8 flags = page.flags[i];
        return {page.deadlineMs[i],      page.server[i], page.exit[i], page.area[i],
                page.areaCode[i],        page.isp[i],    page.port[i], bool(flags & ServerIsNamed),
                bool(flags & ExitIsText)};
    }

    void setState(RowId row, LeaseState state) { at(row).state[row % pageSize] = quint8(state); }
    /// \a ms: see delistedMs().
    void setDelistedMs(RowId row, qint64 ms);
    void setCopiedMs(RowId row, qint64 ms) { at(row).copiedS[row % pageSize] = quint32(ms / 1000); }
    void setCheck(RowId row, const CheckOutcome &outcome) { m_checks.set(row, outcome); }
    /// Waiting or Running; any other: neither.
    void setCheckState(RowId row, CheckState state);
    /// \a traffic of nothing takes no memory.
    void setTraffic(RowId row, const LeaseTraffic &traffic)
    {
        if (traffic.isNone())
            m_traffic.remove(row);
        else
            m_traffic.insert(row, traffic);
    }
    /// \a lease must be from pack(). The server must be unchanged.
    void replace(RowId row, const Packed &lease);

    const TextPool &texts() const { return m_texts; }
    const NamedServer &namedServer(quint32 number) const { return m_named[number]; }
    quint32 namedServers() const { return quint32(m_named.size()); }
    const Batch &batch(BatchId id) const { return m_batches[id / batchPageSize]->batches[id % batchPageSize]; }
    /// False once its last row was removed, and those of its neighbours.
    bool containsBatch(BatchId id) const { return id < m_batchEnd && m_batches[id / batchPageSize]; }
    BatchId batchEnd() const { return m_batchEnd; }
    const Label &labelAt(quint32 number) const { return m_labels[number]; }
    quint32 labels() const { return quint32(m_labels.size()); }
    const QUuid &account(quint32 number) const { return m_accounts[number]; }

    const QUuid &accountOfRow(RowId row) const { return m_accounts[accountOf(row)]; }
    QString serverText(RowId row) const;
    QString exitText(RowId row) const;
    QString requestText(BatchId id) const;
    Lease lease(RowId row) const;
    LeaseOrigin origin(RowId row) const;

private:
    static constexpr quint32 pageSize = 1024;
    static constexpr quint32 batchPageSize = 64;
    enum Flag : quint8 {
        Present = 1,
        ServerIsNamed = 2,
        ExitIsText = 4,
        Delisted = 8,
        CheckWaits = 16,
        CheckRuns = 32
    };

    struct Page
    {
        std::array<qint64, pageSize> deadlineMs;
        std::array<quint32, pageSize> server;
        std::array<quint32, pageSize> exit;
        std::array<TextId, pageSize> area;
        std::array<TextId, pageSize> areaCode;
        std::array<TextId, pageSize> isp;
        std::array<BatchId, pageSize> batch;
        std::array<RowId, pageSize> previous;
        std::array<quint32, pageSize> copiedS;
        std::array<quint16, pageSize> port;
        std::array<quint8, pageSize> state;
        std::array<quint8, pageSize> flags{};
        quint32 rows = 0;
    };
    struct BatchPage
    {
        std::array<Batch, batchPageSize> batches;
        quint32 used = 0;
    };

    /// Identifies a lease that is received again.
    struct ServerKey
    {
        quint32 server = 0;
        quint32 account = 0;
        quint16 port = 0;
        bool serverIsNamed = false;

        friend bool operator==(const ServerKey &, const ServerKey &) = default;
        friend size_t qHash(const ServerKey &key, size_t seed)
        {
            return qHashMulti(seed, quint64(key.server) << 32 | key.account,
                              quint32(key.port) << 1 | key.serverIsNamed);
        }
    };
    using NewestRows = QHash<ServerKey, RowId>;
    static constexpr size_t parts = 64;

    const Page &at(RowId row) const { return *m_pages[row / pageSize]; }
    Page &at(RowId row) { return *m_pages[row / pageSize]; }
    quint32 accountOf(RowId row) const { return m_labels[batch(batchId(row)).label].account; }
    ServerKey keyOf(RowId row) const { return {server(row), accountOf(row), port(row), serverIsNamed(row)}; }
    NewestRows &newestWith(const ServerKey &key) { return m_newest[partOf(key)]; }
    static size_t partOf(const ServerKey &key) { return (key.server ^ key.port) % parts; }
    quint32 nameServer(const Lease &lease);
    void dropNamed(quint32 number);
    void dropBatchRow(BatchId id);

    std::vector<std::unique_ptr<Page>> m_pages;
    std::vector<std::unique_ptr<BatchPage>> m_batches;
    TextPool m_texts;
    CheckStore m_checks{m_texts};
    std::vector<NamedServer> m_named; ///< numbers are not used again
    QHash<TextId, quint32> m_namedNumbers;
    std::vector<QUuid> m_accounts;
    std::vector<Label> m_labels;
    QHash<QUuid, quint32> m_accountNumbers;
    QHash<std::pair<quint32, TextId>, quint32> m_labelNumbers;
    /// Split into parts, because a growing hash rehashes at once: one hash of a million entries would block the thread.
    std::array<NewestRows, parts> m_newest;
    QHash<RowId, LeaseTraffic> m_traffic; ///< of the rows that were used
    QHash<RowId, qint64> m_delisted;      ///< few: such rows are rare
    RowId m_end = 0;
    BatchId m_batchEnd = 0;
    qsizetype m_size = 0;
};

} // namespace proxydeck
