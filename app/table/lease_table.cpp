// SPDX-License-Identifier: MIT
#include "table/lease_table.h"

#include "lease/lease_state.h"
#include "lease/vendor_clock.h"
#include "table/expiry_queue.h"
#include "table/lease_store.h"
#include "table/row_ids.h"

#include <QTimer>

#include <algorithm>
#include <optional>

namespace proxydeck {

namespace {

/// How many earlier leases of a server are compared by deadline: a late reply may name an earlier lease, but not a much
/// earlier one.
constexpr int historyDepth = 8;
/// Work on more rows than this is split, so that the window stays responsive.
constexpr size_t mostAtOnce = 32'768;

/// Ascending, each once.
void makeSet(QList<RowId> &rows)
{
    if (!std::is_sorted(rows.cbegin(), rows.cend()))
        std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
}

} // namespace

struct LeaseTable::Storage
{
    LeaseStore store;
    // By the state that the rows are in, and so each by deadline as well: a live row changes the margin before it.
    ExpiryQueue live;
    ExpiryQueue expiring;
    Counts counts{};
    qint64 marginMs = 30'000;
    qint64 latestMs = std::numeric_limits<qint64>::min(); ///< no state was computed for a later instant
    qint64 nextMs = noDeadline;
    std::optional<qint64> latestDeadlineMs; ///< nullopt: to be computed
    Arrivals newest;
    Arrivals arrived;
    std::vector<std::vector<RowId>> hidden; ///< each list ascending; removed rows whose storage is not yet freed
    QTimer sweeping;

    void expect(qint64 whenMs, RowId row)
    {
        if (whenMs != noDeadline)
            (store.state(row) == LeaseState::Live ? live : expiring).push(whenMs, row);
    }
    void seeDeadline(qint64 ms)
    {
        if (latestDeadlineMs && ms != noDeadline && (*latestDeadlineMs == noDeadline || ms > *latestDeadlineMs))
            latestDeadlineMs = ms;
    }
    void loseDeadline(qint64 ms)
    {
        if (ms == latestDeadlineMs)
            latestDeadlineMs.reset();
    }
    RowId shownFrom(RowId row) const
    {
        while (row != LeaseStore::noRow && !store.contains(row))
            row = store.previousOf(row);
        return row;
    }
};

LeaseTable::LeaseTable(const VendorClock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_storage(std::make_unique<Storage>())
{
    m_storage->sweeping.setInterval(0);
    connect(&m_storage->sweeping, &QTimer::timeout, this, &LeaseTable::sweep);
}

LeaseTable::~LeaseTable() = default;

/// Intermediate result of add().
struct LeaseTable::Additions
{
    RowId first = 0; ///< id of the first new row
    std::vector<RowId> known;
    std::vector<RowId> changed;
    QHash<LeaseStore::BatchId, LeaseStore::BatchId> ofLaterKey; ///< by what the rows were of before
};

QList<RowId> LeaseTable::AddResult::rows() const
{
    QList<RowId> all(known.cbegin(), known.cend());
    for (int i = 0; i < added; ++i)
        all.append(first + RowId(i));
    return all;
}

LeaseTable::AddResult LeaseTable::add(std::span<const Lease> leases, const LeaseOrigin &origin)
{
    const Received received{leases, origin};
    return add({&received, 1});
}

LeaseTable::AddResult LeaseTable::add(std::span<const Received> received)
{
    Storage &s = *m_storage;
    const qint64 now = m_clock.nowMs();
    s.latestMs = std::max(s.latestMs, now);
    const Counts before = s.counts;
    Additions additions;
    additions.first = s.store.end();
    for (const Received &one : received)
        addOne(one, now, additions);

    const auto makeUnique = [](std::vector<RowId> &rows) {
        std::sort(rows.begin(), rows.end());
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    };
    makeUnique(additions.known);
    makeUnique(additions.changed);
    AddResult result{int(s.store.end() - additions.first), int(additions.known.size()), additions.first, {}};
    result.known.swap(additions.known);
    if (!additions.changed.empty())
        Q_EMIT rowsUpdated(QList<RowId>(additions.changed.begin(), additions.changed.end()));
    if (result.added > 0
        && std::none_of(received.begin(), received.end(), [](const Received &one) { return one.isRestored; })) {
        s.arrived = {additions.first, s.store.end()};
        // What the program gets by itself does not take the place of what the operator has just got.
        if (std::none_of(received.begin(), received.end(), [](const Received &one) { return one.origin.isAutomatic; }))
            s.newest = s.arrived;
    }
    if (result.added > 0)
        Q_EMIT rowsAdded(additions.first, additions.first + RowId(result.added) - 1);
    announce(before);
    return result;
}

void LeaseTable::addOne(const Received &received, qint64 nowMs, Additions &additions)
{
    Storage &s = *m_storage;
    const quint32 label = s.store.label(received.origin.account, received.origin.accountName);
    std::optional<LeaseStore::BatchId> batch;
    for (size_t i = 0; i < received.leases.size(); ++i) {
        const Lease &lease = received.leases[i];
        const LeaseStore::Packed packed = s.store.pack(lease);
        const RowId last = s.store.newestOf(label, packed);
        const RowId newest = s.shownFrom(last);
        RowId same = newest;
        for (int depth = 0; depth < historyDepth && same != LeaseStore::noRow; ++depth) {
            if (s.store.deadlineMs(same) == packed.deadlineMs)
                break;
            same = depth + 1 < historyDepth ? s.shownFrom(s.store.previousOf(same)) : LeaseStore::noRow;
        }
        if (same == LeaseStore::noRow && newest != LeaseStore::noRow && s.store.deadlineMs(newest) > nowMs
            && !(received.isRestored && packed.deadlineMs <= nowMs)) // that was a lease before it
            same = newest;
        const qint64 copied = i < received.copiedMs.size() ? received.copiedMs[i] : 0;

        const CheckOutcome check = i < received.checks.size() ? received.checks[i] : CheckOutcome();

        if (same == LeaseStore::noRow) {
            if (!batch)
                batch = s.store.addBatch(received.origin, label);
            const LeaseState state = stateAt(packed.deadlineMs, nowMs);
            const RowId row = s.store.append(packed, *batch, state, last);
            ++s.counts[size_t(state)];
            s.seeDeadline(packed.deadlineMs);
            s.expect(nextChangeOf(row), row);
            if (i < received.delistedMs.size() && received.delistedMs[i] != 0)
                s.store.setDelistedMs(row, received.delistedMs[i]);
            s.store.setCopiedMs(row, copied);
            if (check.atMs != 0)
                s.store.setCheck(row, check);
            if (i < received.traffic.size())
                s.store.setTraffic(row, received.traffic[i]);
            continue;
        }
        bool differs = (!received.isRestored || packed.deadlineMs >= s.store.deadlineMs(same))
            && bringUpToDate(same, lease, nowMs);
        if (!received.isRestored && followKey(same, received.origin, label, additions))
            differs = true;
        if (copied > s.store.copiedMs(same)) {
            s.store.setCopiedMs(same, copied);
            differs = true;
        }
        if (check.atMs != 0 && (!s.store.checks().contains(same) || check.atMs > s.store.checks().outcome(same).atMs)) {
            s.store.setCheck(same, check);
            differs = true;
        }
        if (i < received.traffic.size() && s.store.traffic(same).isNone() && !received.traffic[i].isNone()) {
            s.store.setTraffic(same, received.traffic[i]);
            differs = true;
        }
        if (const qint64 delisted = s.store.delistedMs(same);
            delisted != 0 && (!received.isRestored || received.origin.obtainedMs >= delisted)) {
            s.store.setDelistedMs(same, 0); // the vendor has named it again
            differs = true;
        }
        if (same < additions.first) {
            additions.known.push_back(same);
            if (differs)
                additions.changed.push_back(same);
        }
    }
}

bool LeaseTable::followKey(RowId row, const LeaseOrigin &named, quint32 label, Additions &additions)
{
    LeaseStore &store = m_storage->store;
    const LeaseStore::BatchId before = store.batchId(row);
    if (store.batch(before).keyNumber >= named.keyNumber)
        return false;
    auto later = additions.ofLaterKey.find(before);
    if (later == additions.ofLaterKey.end()) {
        LeaseOrigin origin = store.origin(row);
        origin.keyNumber = named.keyNumber;
        later = additions.ofLaterKey.insert(before, store.addBatch(origin, label));
    }
    store.move(row, *later);
    return true;
}

bool LeaseTable::bringUpToDate(RowId row, const Lease &lease, qint64 nowMs)
{
    Storage &s = *m_storage;
    const LeaseStore::Packed was = s.store.packed(row);
    LeaseStore::Packed is = s.store.pack(lease);
    if (is.deadlineMs == noDeadline)
        is.deadlineMs = was.deadlineMs;
    if (lease.exitIp.isEmpty()) {
        is.exit = was.exit;
        is.exitIsText = was.exitIsText;
    }
    if (lease.area.isEmpty())
        is.area = was.area;
    if (lease.areaCode.isEmpty())
        is.areaCode = was.areaCode;
    if (lease.isp.isEmpty())
        is.isp = was.isp;
    if (is == was)
        return false;
    s.store.replace(row, is);
    if (is.deadlineMs != was.deadlineMs) {
        s.loseDeadline(was.deadlineMs);
        s.seeDeadline(is.deadlineMs);
        enter(row, stateAt(is.deadlineMs, nowMs));
    }
    return true;
}

void LeaseTable::setDelisted(std::span<const RowId> rows, qint64 atMs)
{
    LeaseStore &store = m_storage->store;
    QList<RowId> marked;
    for (const RowId row : rows) {
        if (store.contains(row) && store.delistedMs(row) == 0) {
            store.setDelistedMs(row, atMs);
            marked.append(row);
        }
    }
    sortAscending({marked.data(), size_t(marked.size())});
    if (!marked.isEmpty())
        Q_EMIT rowsUpdated(marked);
}

void LeaseTable::setCopied(std::span<const RowId> rows, qint64 atMs)
{
    LeaseStore &store = m_storage->store;
    QList<RowId> marked;
    marked.reserve(qsizetype(rows.size()));
    for (const RowId row : rows) {
        if (!store.contains(row))
            continue;
        store.setCopiedMs(row, atMs);
        marked.append(row);
    }
    makeSet(marked);
    if (!marked.isEmpty())
        Q_EMIT rowsMarked(marked);
}

void LeaseTable::setChecks(std::span<const Check> checks)
{
    LeaseStore &store = m_storage->store;
    QList<RowId> checked;
    checked.reserve(qsizetype(checks.size()));
    for (const Check &check : checks) {
        if (!store.contains(check.row))
            continue;
        const bool wasJudged = store.checks().contains(check.row) && isJudgement(store.checks().verdict(check.row));
        if (isJudgement(check.outcome.verdict) || !wasJudged)
            store.setCheck(check.row, check.outcome);
        store.setCheckState(check.row, CheckState::Judged);
        checked.append(check.row);
    }
    makeSet(checked);
    if (!checked.isEmpty())
        Q_EMIT rowsChecked(checked);
}

void LeaseTable::setCheckState(std::span<const RowId> rows, CheckState state)
{
    LeaseStore &store = m_storage->store;
    QList<RowId> changed;
    changed.reserve(qsizetype(rows.size()));
    for (const RowId row : rows) {
        if (!store.contains(row))
            continue;
        const CheckState before = store.checkState(row);
        store.setCheckState(row, state);
        if (store.checkState(row) != before)
            changed.append(row);
    }
    makeSet(changed);
    if (!changed.isEmpty())
        Q_EMIT rowsChecked(changed);
}

void LeaseTable::setTraffic(std::span<const Traffic> traffic)
{
    LeaseStore &store = m_storage->store;
    QList<RowId> used;
    used.reserve(qsizetype(traffic.size()));
    for (const Traffic &one : traffic) {
        if (!store.contains(one.row) || store.traffic(one.row) == one.traffic)
            continue;
        store.setTraffic(one.row, one.traffic);
        used.append(one.row);
    }
    makeSet(used);
    if (!used.isEmpty())
        Q_EMIT rowsUsed(used);
}

LeaseTraffic LeaseTable::traffic(RowId row) const
{
    return contains(row) ? m_storage->store.traffic(row) : LeaseTraffic();
}

QList<RowId> LeaseTable::rowsOf(std::span<const LeaseKey> leases) const
{
    const LeaseStore &store = m_storage->store;
    QList<RowId> rows;
    for (const LeaseKey &lease : leases) {
        RowId row = m_storage->shownFrom(store.newestOf(lease.account, lease.server));
        while (row != LeaseStore::noRow && store.deadlineMs(row) != lease.deadlineMs)
            row = m_storage->shownFrom(store.previousOf(row));
        if (row != LeaseStore::noRow)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

void LeaseTable::remove(std::span<const RowId> rows)
{
    Storage &s = *m_storage;
    QList<RowId> going;
    going.reserve(qsizetype(rows.size()));
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(going), [&](RowId row) { return s.store.contains(row); });
    if (going.isEmpty())
        return;
    if (!std::is_sorted(going.begin(), going.end()))
        std::sort(going.begin(), going.end());
    going.erase(std::unique(going.begin(), going.end()), going.end());

    Q_EMIT rowsAboutToBeRemoved(going);
    const Counts before = s.counts;
    const bool many = size_t(going.size()) > mostAtOnce;
    std::for_each(going.crbegin(), going.crend(), [&](RowId row) {
        --s.counts[size_t(s.store.state(row))];
        s.loseDeadline(s.store.deadlineMs(row));
        if (many)
            s.store.hide(row);
        else
            s.store.remove(row);
    });
    if (many) {
        s.hidden.emplace_back(going.cbegin(), going.cend());
        s.sweeping.start();
    }
    Q_EMIT rowsRemoved(going);
    announce(before);
}

void LeaseTable::sweep()
{
    Storage &s = *m_storage;
    for (size_t left = mostAtOnce; left > 0 && !s.hidden.empty(); --left) {
        std::vector<RowId> &rows = s.hidden.back();
        s.store.remove(rows.back());
        rows.pop_back();
        if (rows.empty())
            s.hidden.pop_back();
    }
    if (s.hidden.empty())
        s.sweeping.stop();
}

void LeaseTable::setExpiringMarginMs(qint64 ms)
{
    Storage &s = *m_storage;
    ms = std::max<qint64>(ms, 0);
    if (ms == s.marginMs)
        return;
    s.marginMs = ms;
    const Counts before = s.counts;
    const QList<RowId> changed = recomputeAll(m_clock.nowMs());
    if (!changed.isEmpty())
        Q_EMIT statesChanged(changed);
    announce(before);
}

void LeaseTable::advance()
{
    Storage &s = *m_storage;
    const qint64 now = m_clock.nowMs();
    const Counts before = s.counts;
    QList<RowId> changed;
    if (now < s.latestMs) {
        // The clock was wrong and has been corrected: expired leases may be live again.
        changed = recomputeAll(now);
    } else {
        s.latestMs = now;
        for (ExpiryQueue *queue : {&s.live, &s.expiring}) {
            const size_t most = mostAtOnce - std::min(mostAtOnce, size_t(changed.size()));
            for (const auto &[when, row] : queue->take(now, most)) {
                if (!isNextChange(row, when))
                    continue;
                enter(row, stateAt(s.store.deadlineMs(row), now));
                changed.append(row);
            }
        }
        sortAscending({changed.data(), size_t(changed.size())});
    }
    if (!changed.isEmpty())
        Q_EMIT statesChanged(changed);
    announce(before);
    Q_EMIT advanced();
}

void LeaseTable::updateStates()
{
    do
        advance();
    while (nextChangeMs() <= m_storage->latestMs);
}

QList<RowId> LeaseTable::recomputeAll(qint64 nowMs)
{
    Storage &s = *m_storage;
    s.latestMs = nowMs;
    QList<RowId> changed;
    s.store.forEach([&](RowId row) {
        const LeaseState was = s.store.state(row);
        const LeaseState is = stateAt(s.store.deadlineMs(row), nowMs);
        if (is != was) {
            --s.counts[size_t(was)];
            ++s.counts[size_t(is)];
            s.store.setState(row, is);
            changed.append(row);
        }
    });
    expectAll();
    return changed;
}

/// Also forgets what updated and removed rows have left in the queues.
void LeaseTable::expectAll()
{
    Storage &s = *m_storage;
    std::vector<ExpiryQueue::Entry> live;
    std::vector<ExpiryQueue::Entry> expiring;
    live.reserve(size_t(s.counts[size_t(LeaseState::Live)]));
    s.store.forEach([&](RowId row) {
        if (const qint64 when = nextChangeOf(row); when != noDeadline)
            (s.store.state(row) == LeaseState::Live ? live : expiring).push_back({when, row});
    });
    s.live.assign(std::move(live));
    s.expiring.assign(std::move(expiring));
}

void LeaseTable::enter(RowId row, LeaseState state)
{
    Storage &s = *m_storage;
    --s.counts[size_t(s.store.state(row))];
    ++s.counts[size_t(state)];
    s.store.setState(row, state);
    s.expect(nextChangeOf(row), row);
}

LeaseState LeaseTable::stateAt(qint64 deadlineMs, qint64 nowMs) const
{
    return leaseStateAt(deadlineMs, nowMs, m_storage->marginMs);
}

qint64 LeaseTable::nextChangeOf(RowId row) const
{
    const LeaseStore &store = m_storage->store;
    return nextStateChangeMs(store.state(row), store.deadlineMs(row), m_storage->marginMs);
}

bool LeaseTable::isNextChange(RowId row, qint64 whenMs) const
{
    return m_storage->store.contains(row) && nextChangeOf(row) == whenMs;
}

qint64 LeaseTable::nextOf(ExpiryQueue &queue) const
{
    return queue.nextMs([this](const ExpiryQueue::Entry &entry) { return isNextChange(entry.row, entry.whenMs); });
}

qint64 LeaseTable::earliestDeadlineMs() const
{
    Storage &s = *m_storage;
    const qint64 live = nextOf(s.live);
    return std::min(nextOf(s.expiring), live == noDeadline ? noDeadline : live + s.marginMs);
}

void LeaseTable::announce(const Counts &before)
{
    Storage &s = *m_storage;
    // Updated and removed rows leave stale entries in the queues; keep them from growing much larger than the number of
    // rows.
    const size_t waiting = size_t(s.counts[size_t(LeaseState::Live)] + s.counts[size_t(LeaseState::Expiring)]);
    if (s.live.size() + s.expiring.size() > 2 * waiting + 1024)
        expectAll();
    const qint64 next = std::min(nextOf(s.live), nextOf(s.expiring));
    const bool moved = next != s.nextMs;
    s.nextMs = next;
    if (s.counts != before)
        Q_EMIT countsChanged();
    if (moved)
        Q_EMIT nextChangeMoved();
}

qsizetype LeaseTable::size() const { return m_storage->store.size(); }
LeaseTable::Arrivals LeaseTable::newest() const { return m_storage->newest; }

LeaseTable::Arrivals LeaseTable::arrived() const { return m_storage->arrived; }
bool LeaseTable::contains(RowId row) const { return m_storage->store.contains(row); }
const LeaseStore &LeaseTable::store() const { return m_storage->store; }
LeaseTable::Counts LeaseTable::counts() const { return m_storage->counts; }
qint64 LeaseTable::expiringMarginMs() const { return m_storage->marginMs; }
qint64 LeaseTable::nextChangeMs() const { return m_storage->nextMs; }

qint64 LeaseTable::latestDeadlineMs() const
{
    Storage &s = *m_storage;
    if (!s.latestDeadlineMs) {
        s.latestDeadlineMs = noDeadline;
        s.store.forEach([&s](RowId row) { s.seeDeadline(s.store.deadlineMs(row)); });
    }
    return *s.latestDeadlineMs;
}

qsizetype LeaseTable::uncopied() const
{
    qsizetype count = 0;
    const LeaseStore &store = m_storage->store;
    store.forEach([&](RowId row) { count += store.state(row) != LeaseState::Expired && store.copiedMs(row) == 0; });
    return count;
}

QList<RowId> LeaseTable::rows() const
{
    QList<RowId> rows;
    rows.reserve(size());
    m_storage->store.forEach([&](RowId row) { rows.append(row); });
    return rows;
}

Lease LeaseTable::lease(RowId row) const { return contains(row) ? m_storage->store.lease(row) : Lease{}; }

LeaseOrigin LeaseTable::origin(RowId row) const { return contains(row) ? m_storage->store.origin(row) : LeaseOrigin{}; }

LeaseState LeaseTable::state(RowId row) const
{
    return contains(row) ? m_storage->store.state(row) : LeaseState::Expired;
}

qint64 LeaseTable::deadlineMs(RowId row) const { return contains(row) ? m_storage->store.deadlineMs(row) : noDeadline; }

qint64 LeaseTable::delistedMs(RowId row) const { return contains(row) ? m_storage->store.delistedMs(row) : 0; }

qint64 LeaseTable::copiedMs(RowId row) const { return contains(row) ? m_storage->store.copiedMs(row) : 0; }

CheckState LeaseTable::checkState(RowId row) const
{
    return contains(row) ? m_storage->store.checkState(row) : CheckState::Never;
}

std::optional<CheckOutcome> LeaseTable::check(RowId row) const
{
    const CheckStore &checks = m_storage->store.checks();
    return contains(row) && checks.contains(row) ? std::optional(checks.outcome(row)) : std::nullopt;
}

LeaseKey LeaseTable::key(RowId row) const
{
    const LeaseStore &store = m_storage->store;
    if (!contains(row))
        return {};
    return {store.accountOfRow(row), store.serverText(row), store.deadlineMs(row)};
}

qint64 LeaseTable::obtainedMs(RowId row) const
{
    return contains(row) ? m_storage->store.batch(m_storage->store.batchId(row)).obtainedMs : 0;
}

} // namespace proxydeck

#include "moc_lease_table.cpp"
