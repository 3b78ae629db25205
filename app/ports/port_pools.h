// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "base/proxy_credentials.h"
#include "filter/filter_vocabulary.h"
#include "pool/pool_lease.h"
#include "pool/port_terms.h"
#include "table/expiry_queue.h"
#include "table/lease_names.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace proxydeck {

class AccountBook;
class LeaseTable;

/// The pools of the ports that are on: which leases of the table each may use. Follows the table row by row, and works
/// in slices between other events where it has to look at every row: for a port that is new or has another filter, and
/// after a change of the keys.
///
/// A lease is in the pool of a port if the port's filter matches it, and all of these hold: it has not ended; its login
/// is known and that of the key that obtained it; the vendor's list of what is in use does not leave it out; the last
/// judgement of a check was not bad, unless the filter itself says which checks it wants; and, if the port wants that,
/// its measured exit does not differ from the declared one. A filter that cannot be read matches nothing.
class PortPools : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    struct Parts
    {
        LeaseTable &leases;
        const AccountBook &accounts;
        LeaseNameSource names;
        FilterVocabulary vocabulary = {};
        std::function<bool(const QString &host)> mayReach = {}; ///< null: every lease may be contacted
        /// What is new of a port's pool. \a isAll: nothing else is in it.
        std::function<void(const QUuid &port, const QList<PoolLease> &changed, const QList<quint64> &left, bool isAll)>
            tell;
        /// The vendor's code of an area that a lease names without one, or empty; null: they stay without. Asked once
        /// for a name.
        std::function<QString(const QString &area)> areaCodeOf = {};
    };
    /// An undated lease of a key whose leases' lives are not known is taken to live so long, ms.
    static constexpr qint64 unknownLifeMs = 60'000;

    explicit PortPools(Parts parts, QObject *parent = nullptr);
    ~PortPools() override;

    /// Adds the port, or follows its filter.
    void set(const PortTerms &terms);
    void remove(const QUuid &port);
    void setVocabulary(const FilterVocabulary &vocabulary);
    /// Names of plans or keys may have changed.
    void retranslate();

    /// Whether a port may use it, or would but for what its last check has found.
    bool uses(RowId row) const;
    /// Whether the pools are what the table says.
    bool isSettled() const;
    /// About how many filters are asked in one turn of the event loop. For tests.
    void setSlice(qint64 filters) { m_slice = filters; }

Q_SIGNALS:
    void usesChanged(const QList<proxydeck::RowId> &rows); ///< uses() of these

private:
    struct Pool;
    using Slots = quint64; ///< a bit for each pool
    struct Known
    {
        Slots members = 0;
        Slots candidates = 0; ///< members, or would be but for the last check
        PoolLease lease;
    };
    struct Judging
    {
        RowId row = 0;
        Slots asked = 0;
        std::optional<PoolLease> lease;
    };
    using Login = Expected<ProxyCredentials, NoLogin>;

    void takeRows(const QList<RowId> &rows);
    void takeNewRows(RowId first, RowId last);
    void takeRemoved(const QList<RowId> &rows);
    void takeAccounts();
    void takeDue(Pool &pool);
    void takeTime();
    void scan(Slots asked);
    void read(Pool &pool);
    void begin();
    void work();
    void judge(RowId row, Slots asked);
    bool isMember(const Pool &pool, RowId row) const;
    std::optional<PoolLease> leaseOf(RowId row);
    qint64 guessedDeadlineMs(RowId row, const QUuid &account) const;
    QString areaCodeOf(const Lease &lease);
    const Login &loginOf(const QUuid &account, int keyNumber);
    void tell();
    void armTime();
    Slots all() const;

    Parts m_parts;
    LeaseNames m_names;
    std::array<std::unique_ptr<Pool>, PortTerms::mostPorts> m_pools;
    QHash<RowId, Known> m_known; ///< the rows that are candidates of a pool
    std::vector<RowId> m_toJudge;
    size_t m_judged = 0;     ///< of these
    Slots m_scanned = 0;     ///< pools for which all rows are looked at
    RowId m_scanAt = 0;      ///< the next one
    bool m_isOther = false;  ///< keys or names have changed
    ExpiryQueue m_guessEnds; ///< of guessed deadlines
    QHash<QUuid, qint64> m_shortestLifeMs;
    QHash<std::pair<QUuid, int>, Login> m_logins;
    QHash<QString, QString> m_areaCodes; ///< what areaCodeOf said
    QList<RowId> m_usesChanged;
    QTimer m_working;
    QTimer m_time;
    qint64 m_slice = 12'000;
};

} // namespace proxydeck
