// SPDX-License-Identifier: MIT
#include "keepers/kept_leases.h"

#include "ledger/ledger_records.h"
#include "table/lease_table.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace proxydeck {

KeptLeases::KeptLeases(const LeaseTable &leases, const QUuid &key, int keyNumber)
    : m_table(&leases)
    , m_key(key)
    , m_keyNumber(keyNumber)
{
    const QList<RowId> rows = leases.rows();
    for (const RowId row : rows)
        take(row, row, false);
}

bool KeptLeases::isOurs(const LeaseOrigin &origin) const
{
    return origin.account == m_key && origin.keyNumber == m_keyNumber;
}

void KeptLeases::take(RowId first, RowId last, bool isNew)
{
    // All rows of one signal that are new are of one reply.
    if (isNew && !isOurs(m_table->origin(first)))
        return;
    for (RowId row = first; row <= last; ++row) {
        if (!isNew && !isOurs(m_table->origin(row)))
            continue;
        Known known;
        known.isLearned = isNew;
        known.lesson.obtainedMs = m_table->obtainedMs(row);
        known.lesson.deadlineMs = m_table->deadlineMs(row);
        m_rows.insert_or_assign(row, known);
        if (isNew)
            m_learner.take(row, known.lesson);
    }
}

void KeptLeases::takeUpdated(const QList<RowId> &rows)
{
    for (const RowId row : rows) {
        if (!m_rows.contains(row))
            take(row, row, false);
    }
}

void KeptLeases::takeRemoved(const QList<RowId> &rows)
{
    for (const RowId row : rows)
        m_rows.erase(row);
}

void KeptLeases::takeRecord(const RecentLeases &recent)
{
    // Oldest first, before those of this run, which have the numbers of their rows.
    KeeperLearner fresh = m_learner;
    fresh.forget();
    quint64 number = std::numeric_limits<quint64>::max();
    for (auto lease = recent.leases.crbegin(); lease != recent.leases.crend(); ++lease) {
        KeeperLearner::Lease lesson;
        lesson.obtainedMs = lease->obtainedMs;
        lesson.deadlineMs = lease->deadlineMs;
        if (lease->good + lease->bad > 0) {
            const bool isGood = proxydeck::isGood(lease->check.verdict);
            lesson.wasGood = lease->good > 0;
            lesson.isFirstKnown = lease->good + lease->bad == 1;
            lesson.judgedMs = lesson.isFirstKnown ? lease->check.atMs : lease->obtainedMs;
            lesson.lastGoodMs = lesson.wasGood ? lease->check.atMs : 0;
            lesson.diedMs = lesson.wasGood && !isGood ? lease->check.atMs : 0;
        }
        fresh.take(number--, lesson);
    }
    for (auto ms = recent.callMs.crbegin(); ms != recent.callMs.crend(); ++ms)
        fresh.take(KeeperLearner::Call{*ms});
    for (const auto &[row, known] : m_rows) {
        if (known.isLearned)
            fresh.take(row, known.lesson);
    }
    m_learner = fresh;
}

bool KeptLeases::takeChecked(const QList<RowId> &rows)
{
    bool isOne = false;
    for (const RowId row : rows) {
        if (!m_rows.contains(row))
            continue;
        isOne = true;
        learn(row);
    }
    return isOne;
}

void KeptLeases::learn(RowId row)
{
    Known &known = m_rows[row];
    const std::optional<CheckOutcome> check = m_table->check(row);
    if (!check || !isJudgement(check->verdict))
        return;
    KeeperLearner::Lease &lesson = known.lesson;
    const bool isGood = proxydeck::isGood(check->verdict);
    if (lesson.judgedMs == 0) {
        lesson.judgedMs = check->atMs;
        lesson.wasGood = isGood;
    }
    if (isGood) {
        lesson.lastGoodMs = check->atMs;
        lesson.diedMs = 0; // the failure before was not the lease's
    } else if (lesson.lastGoodMs > 0 && lesson.diedMs == 0) {
        lesson.diedMs = check->atMs;
    }
    if (known.isLearned)
        m_learner.take(row, lesson);
}

void KeptLeases::forgetEnded(qint64 ms)
{
    std::erase_if(m_rows, [&](const auto &entry) { return m_table->deadlineMs(entry.first) < ms; });
}

KeptLease::Standing KeptLeases::standing(RowId row) const
{
    using Standing = KeptLease::Standing;
    const std::optional<CheckOutcome> check = m_table->check(row);
    const bool isJudged = check && isJudgement(check->verdict);
    if (!isJudged)
        return m_terms.mustBeChecked ? Standing::Unjudged : Standing::Good;
    if (!isGood(check->verdict))
        return Standing::Bad;
    return m_terms.exitAsDeclared && check->verdict == CheckVerdict::Differs ? Standing::Bad : Standing::Good;
}

KeptLeases::Look KeptLeases::look(qint64 nowMs, qint64 lifeMs) const
{
    Look look;
    const qint64 leastLeftMs = m_terms.leastLeftS * 1'000LL;
    for (const auto &[row, known] : m_rows) {
        qint64 deadline = m_table->deadlineMs(row);
        if (deadline == noDeadline)
            deadline = known.lesson.obtainedMs + lifeMs;
        // What the list in use names no more has ended, whatever its deadline.
        if (deadline <= nowMs || m_table->delistedMs(row) != 0)
            continue;
        KeptLease lease;
        lease.deadlineMs = deadline;
        lease.standing = standing(row);
        const bool isGood = lease.standing == KeptLease::Standing::Good;
        look.leases.push_back(lease);
        look.past.push_back({deadline, isGood});
        ++look.live;
        if (isGood && deadline - nowMs >= leastLeftMs)
            ++look.good;
        look.nextDeadlineMs = look.nextDeadlineMs == 0 ? deadline : std::min(look.nextDeadlineMs, deadline);
    }
    return look;
}

QList<RowId> KeptLeases::takeUnjudged(qint64 nowMs)
{
    constexpr qint64 againMs = 30'000;
    QList<RowId> rows;
    for (auto &[row, known] : m_rows) {
        const CheckState state = m_table->checkState(row);
        const bool isUnderWay = state == CheckState::Waiting || state == CheckState::Running;
        const bool wasAsked = known.askedMs != 0 && nowMs >= known.askedMs && nowMs - known.askedMs < againMs;
        const bool isOver = m_table->state(row) == LeaseState::Expired;
        if (isUnderWay || wasAsked || isOver || standing(row) != KeptLease::Standing::Unjudged)
            continue;
        known.askedMs = nowMs;
        rows.append(row);
    }
    return rows;
}

} // namespace proxydeck
