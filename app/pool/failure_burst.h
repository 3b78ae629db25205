// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <deque>
#include <unordered_map>

namespace proxydeck {

/// The leases that have failed within the last seconds while nothing worked: when they are more than half of a pool,
/// it is not them. Times in ms of a clock that never steps.
class FailureBurst
{
public:
    static constexpr qint64 windowMs = 10'000;
    static constexpr qsizetype fewest = 2; ///< one that fails says nothing of the others

    void failed(quint64 lease, qint64 atMs);
    void forget(quint64 lease) { m_last.erase(lease); }
    void clear(); ///< something worked
    /// Whether more than half of \a all failed.
    bool isMostOf(qsizetype all, qint64 nowMs);
    /// When isMostOf() ends if nothing else happens; only while it holds.
    qint64 mostUntilMs(qsizetype all) const;

private:
    struct Failure
    {
        quint64 lease;
        qint64 atMs;
    };
    bool isLast(const Failure &failure) const;

    std::deque<Failure> m_failures; ///< ascending; a lease's last one counts
    std::unordered_map<quint64, qint64> m_last;
};

} // namespace proxydeck
