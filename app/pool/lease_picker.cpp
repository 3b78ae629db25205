// SPDX-License-Identifier: MIT
#include "pool/lease_picker.h"

#include <QVarLengthArray>

#include <algorithm>

namespace proxydeck {

namespace {

constexpr int tolerance = 20;     ///< percent above the best that is as fast
constexpr quint64 tryUnknown = 8; ///< one choice of so many goes to a lease whose speed is not known
constexpr int mostPasses = 16;    ///< bound of what is looked at one by one

bool hasRanks(PoolPolicy policy)
{
    switch (policy) {
    case PoolPolicy::RoundRobin:
    case PoolPolicy::FewestNow:
    case PoolPolicy::Fastest:
    case PoolPolicy::NextAfterCount:
    case PoolPolicy::NextAfterMinutes:
        return true;
    case PoolPolicy::Random:
    case PoolPolicy::MostTimeLeft:
    case PoolPolicy::OneAtATime:
        break;
    }
    return false;
}

/// Before the first of \a rank.
RankedLeases::Key beforeRank(qint64 rank) { return {rank, RankedLeases::latestMs + 1, 0}; }

} // namespace

LeasePicker::LeasePicker(const PortTerms &terms)
    : m_policy(terms.policy)
    , m_everyCount(std::max(terms.everyCount, 1))
    , m_everyMs(qint64(std::max(terms.everyMinutes, 1)) * 60'000)
    , m_hasRanks(hasRanks(terms.policy))
{
}

LeasePicker::Key LeasePicker::keyByRank(const Candidate &candidate) const
{
    qint64 rank = qint64(candidate.lease); // in turn
    if (m_policy == PoolPolicy::FewestNow)
        rank = candidate.open;
    else if (m_policy == PoolPolicy::Fastest)
        rank = std::max(candidate.firstByteMs + 1, 0); // 0: not known
    return {rank, candidate.deadlineMs, candidate.lease};
}

void LeasePicker::put(const Candidate &candidate)
{
    const auto known = m_candidates.find(candidate.lease);
    if (known == m_candidates.end()) {
        m_candidates.insert(candidate.lease, candidate);
        m_byTime.insert(keyByTime(candidate));
        if (m_hasRanks)
            m_byRank.insert(keyByRank(candidate));
        return;
    }
    if (keyByTime(*known) != keyByTime(candidate)) {
        m_byTime.remove(keyByTime(*known));
        m_byTime.insert(keyByTime(candidate));
    }
    if (m_hasRanks && keyByRank(*known) != keyByRank(candidate)) {
        m_byRank.remove(keyByRank(*known));
        m_byRank.insert(keyByRank(candidate));
    }
    *known = candidate;
}

void LeasePicker::remove(quint64 lease)
{
    const auto known = m_candidates.constFind(lease);
    if (known == m_candidates.cend())
        return;
    m_byTime.remove(keyByTime(*known));
    if (m_hasRanks)
        m_byRank.remove(keyByRank(*known));
    m_candidates.erase(known);
}

std::optional<quint64> LeasePicker::pick(const Wanted &wanted, std::mt19937_64 &generator)
{
    std::optional<quint64> picked;
    switch (m_policy) {
    case PoolPolicy::Random: {
        // In this order those with enough time are the first.
        const std::optional<Key> first = m_byTime.first(wanted.leastDeadlineMs);
        const Key end{0, wanted.leastDeadlineMs - 1, 0};
        if (first)
            picked = weighted(m_byTime, nullptr, &end, wanted, generator);
        break;
    }
    case PoolPolicy::RoundRobin:
        picked = nextInTurn(wanted);
        if (picked)
            m_last = *picked;
        break;
    case PoolPolicy::FewestNow:
        picked = lowestRank(wanted);
        break;
    case PoolPolicy::Fastest:
        picked = fastest(wanted, generator);
        break;
    case PoolPolicy::MostTimeLeft:
        picked = mostTimeLeft(wanted);
        break;
    case PoolPolicy::OneAtATime:
    case PoolPolicy::NextAfterCount:
    case PoolPolicy::NextAfterMinutes:
        picked = theSame(wanted);
        break;
    }
    return picked;
}

/// Weighted by time left, among those from \a from up to before \a to (null: to the ends) that were not tried.
std::optional<quint64> LeasePicker::weighted(const RankedLeases &among, const Key *from, const Key *to,
                                             const Wanted &wanted, std::mt19937_64 &generator) const
{
    const qint64 begin = from ? among.timeLeftBefore(*from, wanted.nowMs) : 0;
    const qint64 end = to ? among.timeLeftBefore(*to, wanted.nowMs) : among.timeLeft(wanted.nowMs);
    // What was tried is cut out of the stretch.
    struct Cut
    {
        qint64 at, length;
    };
    QVarLengthArray<Cut, 16> cuts;
    qint64 length = end - begin;
    for (const quint64 lease : wanted.tried) {
        const auto known = m_candidates.constFind(lease);
        if (known == m_candidates.cend())
            continue;
        const Key key = &among == &m_byTime ? keyByTime(*known) : keyByRank(*known);
        const Cut cut{among.timeLeftBefore(key, wanted.nowMs), known->deadlineMs - wanted.nowMs};
        const bool isIn = cut.at >= begin && cut.at < end;
        const bool isTwice
            = std::any_of(cuts.cbegin(), cuts.cend(), [&](const Cut &other) { return other.at == cut.at; });
        if (isIn && !isTwice) {
            cuts.append(cut);
            length -= cut.length;
        }
    }
    if (length <= 0)
        return std::nullopt;
    std::sort(cuts.begin(), cuts.end(), [](const Cut &a, const Cut &b) { return a.at < b.at; });
    qint64 offset = begin + qint64(generator() % quint64(length));
    for (const Cut &cut : cuts) {
        if (offset >= cut.at)
            offset += cut.length;
    }
    return among.atTimeLeft(offset, wanted.nowMs).lease;
}

std::optional<quint64> LeasePicker::mostTimeLeft(const Wanted &wanted) const
{
    std::optional<Key> key = m_byTime.first(wanted.leastDeadlineMs);
    while (key && wanted.tried.contains(key->lease))
        key = m_byTime.firstAfter(*key, wanted.leastDeadlineMs);
    return key ? std::optional(key->lease) : std::nullopt;
}

std::optional<quint64> LeasePicker::lowestRank(const Wanted &wanted) const
{
    std::optional<Key> key = m_byRank.first(wanted.leastDeadlineMs);
    while (key && wanted.tried.contains(key->lease))
        key = m_byRank.firstAfter(*key, wanted.leastDeadlineMs);
    return key ? std::optional(key->lease) : std::nullopt;
}

std::optional<quint64> LeasePicker::fastest(const Wanted &wanted, std::mt19937_64 &generator) const
{
    const auto next = [&](Key key) {
        std::optional<Key> found = m_byRank.firstAfter(key, wanted.leastDeadlineMs);
        while (found && wanted.tried.contains(found->lease))
            found = m_byRank.firstAfter(*found, wanted.leastDeadlineMs);
        return found;
    };
    const std::optional<Key> unknown = next(beforeRank(0));
    const std::optional<Key> best = next(beforeRank(1));
    if (!unknown)
        return std::nullopt;
    const bool hasUnknown = unknown->rank == 0;
    const bool wantsUnknown = hasUnknown && (!best || generator() % tryUnknown == 0);
    const Key from = beforeRank(wantsUnknown ? 0 : best->rank);
    const qint64 bestMs = wantsUnknown ? 0 : best->rank - 1;
    const Key to = beforeRank(wantsUnknown ? 1 : bestMs + bestMs * tolerance / 100 + 2);
    for (int pass = 0; pass < mostPasses; ++pass) {
        const std::optional<quint64> lease = weighted(m_byRank, &from, &to, wanted, generator);
        if (lease && m_candidates.value(*lease).deadlineMs >= wanted.leastDeadlineMs)
            return lease;
    }
    return wantsUnknown ? unknown->lease : best->lease; // nearly all have less left than is wanted
}

std::optional<quint64> LeasePicker::nextInTurn(const Wanted &wanted) const
{
    // Behind it, wherever it was; at first, before all.
    const Key last{m_last == noPoolLease ? -1 : qint64(m_last), -1, 0};
    std::optional<Key> key = m_byRank.firstAfter(last, wanted.leastDeadlineMs);
    bool isAround = false;
    while (!key || wanted.tried.contains(key->lease)) {
        if (!key) {
            if (isAround)
                return std::nullopt;
            isAround = true;
            key = m_byRank.first(wanted.leastDeadlineMs);
            if (!key)
                return std::nullopt;
            continue;
        }
        key = m_byRank.firstAfter(*key, wanted.leastDeadlineMs);
    }
    return key->lease;
}

/// The same as before until it is gone, or was given often or long enough. A wish that it cannot fulfil gets another
/// one and changes nothing for those that follow.
std::optional<quint64> LeasePicker::theSame(const Wanted &wanted)
{
    const auto same = m_candidates.constFind(m_last);
    const bool isThere = same != m_candidates.cend();
    const bool isOver = (m_policy == PoolPolicy::NextAfterCount && m_times >= m_everyCount)
        || (m_policy == PoolPolicy::NextAfterMinutes && wanted.elapsedMs - m_sinceMs >= m_everyMs);
    if (isThere && !isOver) {
        if (same->deadlineMs < wanted.leastDeadlineMs || wanted.tried.contains(m_last))
            return afterTheSame(wanted);
        ++m_times;
        return m_last;
    }
    const std::optional<quint64> next = afterTheSame(wanted);
    if (next) {
        m_last = *next;
        m_times = 1;
        m_sinceMs = wanted.elapsedMs;
    }
    return next;
}

std::optional<quint64> LeasePicker::afterTheSame(const Wanted &wanted) const
{
    return m_policy == PoolPolicy::OneAtATime ? mostTimeLeft(wanted) : nextInTurn(wanted);
}

std::optional<quint64> LeasePicker::withMostTimeLeft(const Wanted &wanted,
                                                     const std::function<bool(quint64 lease)> &isGood) const
{
    std::optional<quint64> other;
    int passes = 0;
    for (std::optional<Key> key = m_byTime.first(wanted.leastDeadlineMs); key && passes < mostPasses;
         key = m_byTime.firstAfter(*key, wanted.leastDeadlineMs)) {
        if (wanted.tried.contains(key->lease))
            continue;
        if (isGood(key->lease))
            return key->lease;
        if (!other)
            other = key->lease;
        ++passes;
    }
    return other;
}

} // namespace proxydeck
