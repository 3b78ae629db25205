// SPDX-License-Identifier: MIT
#pragma once

#include "pool/port_pool.h"

#include <QByteArray>

#include <array>
#include <limits>

namespace proxydeck {

/// Whether the end of a try is the fault of its lease.
bool isFaultOfLease(TryEnd end);
/// Whether the lease has answered for the site: that is of the site, or of the way to it.
bool isOfTarget(TryEnd end);

/// What is held against one lease, and when it is enough to put it out. A success clears it. Times in ms of a clock
/// that never steps.
class LeaseHealth
{
public:
    static constexpr qint64 windowMs = 30'000; ///< in which failures add up
    static constexpr int enoughSites = 3;
    static constexpr qint64 longestOutMs = 30'000;
    /// How long a lease is out that has \a leftMs left.
    static constexpr qint64 outMs(qint64 leftMs) { return qMin(longestOutMs, qMax<qint64>(leftMs, 0) / 4); }

    /// Whether it should be put out now. \a isTrial: while the one connection after its time out is under way.
    bool failed(TryEnd end, const QByteArray &site, bool isTrial, qint64 atMs);
    void worked() { *this = LeaseHealth(); }

private:
    static constexpr qint64 never = std::numeric_limits<qint64>::min() / 2;
    struct Site
    {
        QByteArray name;
        qint64 atMs = never;
    };
    bool isEnoughSites(const QByteArray &site, qint64 atMs);

    qint64 m_failedMs = never;
    std::array<Site, enoughSites> m_sites;
    bool m_isOutForSites = false;
};

} // namespace proxydeck
