// SPDX-License-Identifier: MIT
#include "ports/port_pools.h"

#include "accounts/account_book.h"
#include "accounts/proxy_login.h"
#include "filter/filter_query.h"
#include "lease/vendor_clock.h"
#include "match/due_rows.h"
#include "match/lease_filter.h"
#include "table/lease_table.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace proxydeck {

namespace {

/// A lease found in the list in use may have lived before: a remaining life shorter than this is not learned from.
constexpr qint64 leastLifeMs = 10'000;
/// What making a PoolLease costs, in filters asked.
constexpr qint64 leaseCost = 8;
constexpr qint64 shortestWaitMs = 200;
/// A timer does not run while the machine sleeps.
constexpr qint64 longestWaitMs = 10'000;
constexpr int mostAreas = 10'000; ///< remembered names; mainland China has some four hundred

template<typename Use>
void forEachSlot(quint64 mask, Use use)
{
    for (; mask != 0; mask &= mask - 1)
        use(size_t(std::countr_zero(mask)));
}

} // namespace

struct PortPools::Pool
{
    Pool(const LeaseTable &table, LeaseNames &names, const PortTerms &given)
        : terms(given)
        , filter(table.store(), names)
        , due(table)
    {
    }

    PortTerms terms;
    LeaseFilter filter;
    DueRows due;
    bool isUnreadable = false;
    bool asksForChecks = false;
    bool asksForStates = false;
    bool isTold = false; ///< the engine has a pool
    QSet<RowId> touched; ///< and the engine has not heard of it
    std::vector<RowId> toWatch;
};

PortPools::PortPools(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_names(m_parts.leases.store(), m_parts.names)
{
    m_working.setInterval(0);
    connect(&m_working, &QTimer::timeout, this, &PortPools::work);
    m_time.setSingleShot(true);
    connect(&m_time, &QTimer::timeout, this, &PortPools::takeTime);
    connect(&m_parts.leases, &LeaseTable::rowsAdded, this, &PortPools::takeNewRows);
    connect(&m_parts.leases, &LeaseTable::rowsUpdated, this, &PortPools::takeRows);
    connect(&m_parts.leases, &LeaseTable::rowsMarked, this, &PortPools::takeRows);
    connect(&m_parts.leases, &LeaseTable::rowsChecked, this, &PortPools::takeRows);
    connect(&m_parts.leases, &LeaseTable::statesChanged, this, &PortPools::takeRows);
    connect(&m_parts.leases, &LeaseTable::rowsAboutToBeRemoved, this, &PortPools::takeRemoved);
    connect(&m_parts.leases, &LeaseTable::nextChangeMoved, this, &PortPools::armTime);
    connect(&m_parts.leases.clock(), &VendorClock::skewChanged, this, [this] {
        forEachSlot(all(), [this](size_t slot) { takeDue(*m_pools[slot]); });
        armTime();
    });
    connect(&m_parts.accounts, &AccountBook::accountChanged, this, &PortPools::takeAccounts);
    connect(&m_parts.accounts, &AccountBook::secretStateChanged, this, &PortPools::takeAccounts);
    connect(&m_parts.accounts, &QAbstractItemModel::rowsInserted, this, &PortPools::takeAccounts);
    connect(&m_parts.accounts, &QAbstractItemModel::rowsRemoved, this, &PortPools::takeAccounts);
    connect(&m_parts.accounts, &QAbstractItemModel::modelReset, this, &PortPools::takeAccounts);
}

PortPools::~PortPools() = default;

PortPools::Slots PortPools::all() const
{
    Slots mask = 0;
    for (size_t slot = 0; slot < m_pools.size(); ++slot)
        mask |= m_pools[slot] ? Slots(1) << slot : 0;
    return mask;
}

void PortPools::set(const PortTerms &terms)
{
    size_t slot = 0;
    while (slot < m_pools.size() && !(m_pools[slot] && m_pools[slot]->terms.id == terms.id))
        ++slot;
    if (slot < m_pools.size()) {
        Pool &pool = *m_pools[slot];
        const bool isSame
            = pool.terms.filter == terms.filter && pool.terms.mustBeDeclaredExit == terms.mustBeDeclaredExit;
        pool.terms = terms;
        if (isSame)
            return;
    } else {
        const auto free = std::find(m_pools.begin(), m_pools.end(), nullptr);
        if (free == m_pools.end())
            return;
        slot = size_t(free - m_pools.begin());
        *free = std::make_unique<Pool>(m_parts.leases, m_names, terms);
        Pool &pool = **free;
        connect(&pool.due, &DueRows::due, this, [this, &pool] { takeDue(pool); });
    }
    read(*m_pools[slot]);
    scan(Slots(1) << slot);
}

void PortPools::read(Pool &pool)
{
    const FilterQuery query(pool.terms.filter, m_parts.vocabulary);
    const auto &words = query.words();
    const auto asksFor = [&words](FilterField field) {
        return std::any_of(words.begin(), words.end(), [field](const FilterWord &word) { return word.field == field; });
    };
    pool.isUnreadable = !query.unread().isEmpty();
    pool.asksForChecks = asksFor(FilterField::Check);
    pool.asksForStates = asksFor(FilterField::State);
    pool.filter.setQuery(query);
    pool.due.clear();
}

void PortPools::remove(const QUuid &port)
{
    const auto found = std::find_if(m_pools.begin(), m_pools.end(),
                                    [&port](const auto &pool) { return pool && pool->terms.id == port; });
    if (found == m_pools.end())
        return;
    const Slots bit = Slots(1) << (found - m_pools.begin());
    found->reset();
    m_scanned &= ~bit;
    m_known.removeIf([this, bit](auto entry) {
        Known &known = entry.value();
        const bool was = known.candidates != 0;
        known.members &= ~bit;
        known.candidates &= ~bit;
        if (was && known.candidates == 0)
            m_usesChanged.append(entry.key());
        return known.candidates == 0;
    });
    begin();
}

void PortPools::setVocabulary(const FilterVocabulary &vocabulary)
{
    m_parts.vocabulary = vocabulary;
    forEachSlot(all(), [this](size_t slot) { read(*m_pools[slot]); });
    scan(all());
}

void PortPools::retranslate() { takeAccounts(); }

bool PortPools::uses(RowId row) const { return m_known.contains(row); }

bool PortPools::isSettled() const { return !m_working.isActive(); }

void PortPools::takeRows(const QList<RowId> &rows)
{
    if (all() == 0)
        return;
    m_toJudge.insert(m_toJudge.end(), rows.begin(), rows.end());
    begin();
}

void PortPools::takeNewRows(RowId first, RowId last)
{
    if (all() == 0)
        return;
    for (RowId row = first; row <= last; ++row)
        m_toJudge.push_back(row);
    begin();
}

/// At once: the rows are readable for the last time.
void PortPools::takeRemoved(const QList<RowId> &rows)
{
    std::array<QList<quint64>, PortTerms::mostPorts> left;
    for (const RowId row : rows) {
        const auto known = m_known.constFind(row);
        if (known == m_known.cend())
            continue;
        forEachSlot(known->members, [&](size_t slot) { left[slot].append(row); });
        m_known.erase(known);
        m_usesChanged.append(row);
    }
    forEachSlot(all(), [&](size_t slot) {
        Pool &pool = *m_pools[slot];
        if (left[slot].isEmpty())
            return;
        for (const quint64 row : std::as_const(left[slot]))
            pool.touched.remove(RowId(row));
        if (pool.isTold)
            m_parts.tell(pool.terms.id, {}, left[slot], false);
    });
    if (!m_usesChanged.isEmpty())
        begin();
}

void PortPools::takeAccounts()
{
    m_isOther = true;
    begin();
}

void PortPools::takeDue(Pool &pool)
{
    const std::vector<RowId> rows = pool.due.take(m_parts.leases.clock().nowMs());
    if (rows.empty())
        return;
    m_toJudge.insert(m_toJudge.end(), rows.begin(), rows.end());
    begin();
}

void PortPools::takeTime()
{
    bool asksForStates = false;
    forEachSlot(all(), [&](size_t slot) { asksForStates = asksForStates || m_pools[slot]->asksForStates; });
    if (asksForStates)
        m_parts.leases.advance();
    for (const ExpiryQueue::Entry &entry : m_guessEnds.take(m_parts.leases.clock().nowMs()))
        m_toJudge.push_back(entry.row);
    if (!m_toJudge.empty())
        begin();
    armTime();
}

/// For filters by state while no window drives the states, and for guessed deadlines.
void PortPools::armTime()
{
    bool asksForStates = false;
    forEachSlot(all(), [&](size_t slot) { asksForStates = asksForStates || m_pools[slot]->asksForStates; });
    qint64 next = m_guessEnds.nextMs([this](const ExpiryQueue::Entry &entry) { return m_known.contains(entry.row); });
    if (asksForStates)
        next = std::min(next, m_parts.leases.nextChangeMs());
    if (next == noDeadline)
        m_time.stop();
    else
        m_time.start(int(std::clamp(next - m_parts.leases.clock().nowMs(), shortestWaitMs, longestWaitMs)));
}

void PortPools::scan(Slots asked)
{
    m_scanned |= asked;
    m_scanAt = 0;
    begin();
}

void PortPools::begin()
{
    if (!m_working.isActive())
        m_working.start();
}

void PortPools::work()
{
    if (m_isOther) {
        m_isOther = false;
        m_logins.clear();
        m_names.forget();
        forEachSlot(all(), [this](size_t slot) { m_pools[slot]->filter.forgetVerdicts(); });
        m_scanned = all();
        m_scanAt = 0;
    }
    const Slots present = all();
    const qint64 nowMs = m_parts.leases.clock().nowMs();
    forEachSlot(present, [&](size_t slot) { m_pools[slot]->filter.setNow(nowMs); });
    qint64 left = m_slice;
    // Changed rows go before those that are only looked at again.
    while (m_judged < m_toJudge.size() && left > 0) {
        judge(m_toJudge[m_judged++], present);
        left -= leaseCost + std::popcount(present);
    }
    if (m_judged == m_toJudge.size()) {
        m_toJudge.clear();
        m_judged = 0;
    }
    const LeaseStore &store = m_parts.leases.store();
    while (m_scanned != 0 && m_scanAt < store.end() && left > 0) {
        if (store.contains(m_scanAt)) {
            judge(m_scanAt, m_scanned);
            left -= leaseCost + std::popcount(m_scanned);
        }
        --left;
        ++m_scanAt;
    }
    if (m_scanAt >= store.end())
        m_scanned = 0;
    tell();
    if (m_toJudge.empty() && m_scanned == 0)
        m_working.stop();
    armTime();
    if (!m_usesChanged.isEmpty()) {
        QList<RowId> rows = std::exchange(m_usesChanged, {});
        std::sort(rows.begin(), rows.end());
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
        Q_EMIT usesChanged(rows);
    }
}

void PortPools::judge(RowId row, Slots asked)
{
    const LeaseStore &store = m_parts.leases.store();
    const auto known = m_known.find(row);
    const Slots membersBefore = known == m_known.end() ? 0 : known->members;
    const Slots candidatesBefore = known == m_known.end() ? 0 : known->candidates;
    Slots members = membersBefore & ~asked;
    Slots candidates = candidatesBefore & ~asked;
    const bool isThere = store.contains(row) && store.state(row) != LeaseState::Expired && store.delistedMs(row) == 0;
    std::optional<PoolLease> lease;
    bool isMade = false;
    forEachSlot(isThere ? asked : 0, [&](size_t slot) {
        Pool &pool = *m_pools[slot];
        if (pool.filter.dependsOnTime())
            pool.toWatch.push_back(row);
        if (pool.isUnreadable || !pool.filter.accepts(row))
            return;
        if (!isMade)
            lease = leaseOf(row);
        isMade = true;
        if (!lease)
            return;
        candidates |= Slots(1) << slot;
        if (isMember(pool, row))
            members |= Slots(1) << slot;
    });
    if (!isMade && candidates != 0 && isThere)
        lease = leaseOf(row);
    if (!lease)
        members = candidates = 0;
    const bool isOther = lease && known != m_known.end() && known->lease != *lease;
    forEachSlot((members ^ membersBefore) | (isOther ? members : 0),
                [&](size_t slot) { m_pools[slot]->touched.insert(row); });
    if ((candidates != 0) != (candidatesBefore != 0))
        m_usesChanged.append(row);
    if (candidates == 0) {
        if (known != m_known.end())
            m_known.erase(known);
        return;
    }
    if (lease->isDeadlineGuess)
        m_guessEnds.push(lease->deadlineMs, row);
    m_known.insert(row, {members, candidates, *lease});
}

bool PortPools::isMember(const Pool &pool, RowId row) const
{
    const CheckStore &checks = m_parts.leases.store().checks();
    if (!checks.contains(row) || !isJudgement(checks.verdict(row)))
        return true;
    const CheckVerdict verdict = checks.verdict(row);
    if (pool.terms.mustBeDeclaredExit && verdict == CheckVerdict::Differs)
        return false;
    return isGood(verdict) || pool.asksForChecks;
}

/// Nothing if it may not be used by any port.
std::optional<PoolLease> PortPools::leaseOf(RowId row)
{
    const LeaseStore &store = m_parts.leases.store();
    const QUuid account = store.accountOfRow(row);
    const LeaseStore::Batch &batch = store.batch(store.batchId(row));
    const Lease lease = store.lease(row);
    PoolLease made;
    made.deadlineMs = lease.deadlineMs;
    if (lease.deadlineMs == noDeadline) {
        made.isDeadlineGuess = true;
        made.deadlineMs = guessedDeadlineMs(row, account);
        if (made.deadlineMs <= m_parts.leases.clock().nowMs())
            return std::nullopt;
    } else if (const qint64 life = lease.deadlineMs - batch.obtainedMs; life >= leastLifeMs) {
        qint64 &shortest = m_shortestLifeMs[account];
        shortest = shortest == 0 ? life : std::min(shortest, life);
    }
    if (lease.port == 0 || lease.host.isEmpty() || (m_parts.mayReach && !m_parts.mayReach(lease.host)))
        return std::nullopt;
    const Login &login = loginOf(account, batch.keyNumber);
    if (!login)
        return std::nullopt;
    made.id = row;
    made.host = lease.host;
    made.port = lease.port;
    made.user = login->user;
    made.password = login->password;
    made.exitIp = lease.exitIp;
    made.area = lease.area;
    made.areaCode = areaCodeOf(lease);
    made.isp = lease.isp;
    if (const CheckStore &checks = store.checks(); checks.contains(row)) {
        const CheckOutcome outcome = checks.outcome(row);
        made.isSocks5 = outcome.protocol == CheckProtocol::Socks5;
        if (!outcome.exitIp.isEmpty())
            made.exitIp = outcome.exitIp;
        const CheckTimes &times = outcome.times;
        if (isGood(outcome.verdict) && times.firstByteMs >= 0)
            made.firstByteMs = std::max(times.connectMs, 0) + std::max(times.proxyMs, 0) + times.firstByteMs;
    }
    return made;
}

qint64 PortPools::guessedDeadlineMs(RowId row, const QUuid &account) const
{
    const LeaseStore &store = m_parts.leases.store();
    return store.batch(store.batchId(row)).obtainedMs + m_shortestLifeMs.value(account, unknownLifeMs);
}

QString PortPools::areaCodeOf(const Lease &lease)
{
    if (!lease.areaCode.isEmpty() || lease.area.isEmpty() || !m_parts.areaCodeOf)
        return lease.areaCode;
    const auto known = m_areaCodes.constFind(lease.area);
    if (known != m_areaCodes.constEnd())
        return *known;
    if (m_areaCodes.size() >= mostAreas)
        m_areaCodes.clear();
    return *m_areaCodes.insert(lease.area, m_parts.areaCodeOf(lease.area));
}

const PortPools::Login &PortPools::loginOf(const QUuid &account, int keyNumber)
{
    const std::pair<QUuid, int> key(account, keyNumber);
    auto found = m_logins.find(key);
    if (found == m_logins.end())
        found = m_logins.insert(key, proxyLogin(m_parts.accounts, account, keyNumber));
    return *found;
}

/// What the pools that are not being looked through have become.
void PortPools::tell()
{
    forEachSlot(all(), [this](size_t slot) {
        Pool &pool = *m_pools[slot];
        if (!pool.toWatch.empty())
            pool.due.watch(std::exchange(pool.toWatch, {}), pool.filter);
        const bool isScanned = m_scanned >> slot & 1;
        if (isScanned || (pool.isTold && pool.touched.isEmpty()))
            return;
        QList<PoolLease> changed;
        QList<quint64> left;
        const QSet<RowId> touched = std::exchange(pool.touched, {});
        for (const RowId row : touched) {
            const auto known = m_known.constFind(row);
            if (known != m_known.cend() && known->members >> slot & 1)
                changed.append(known->lease);
            else if (pool.isTold)
                left.append(row);
        }
        std::sort(changed.begin(), changed.end(), [](const PoolLease &a, const PoolLease &b) { return a.id < b.id; });
        const bool isAll = !std::exchange(pool.isTold, true);
        m_parts.tell(pool.terms.id, changed, left, isAll);
    });
}

} // namespace proxydeck

#include "moc_port_pools.cpp"
