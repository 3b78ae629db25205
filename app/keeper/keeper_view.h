// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/after_limit.h"
#include "catalogue/endpoint.h"

#include <span>

namespace proxydeck {

/// One lease of the key that has not ended, as the keeper sees it.
struct KeptLease
{
    enum class Standing : quint8 {
        Unjudged, ///< not checked yet, where checks are wanted
        Good,
        Bad, ///< does not count, and takes a channel
    };
    qint64 deadlineMs = 0; ///< UTC ms by the vendor's clock; an undated one has its plan's shortest life
    Standing standing = Standing::Good;

    friend bool operator==(const KeptLease &, const KeptLease &) = default;
};

/// What the plan of a key allows.
struct KeeperPlan
{
    Mode mode = Mode::Channel;
    int mostPerCall = 100; ///< IPs in one call, from 1
    int channels = 0;      ///< leases at a time; 0: no limit, or not known
    bool hasList = false;  ///< there is a call that lists what is in use, and it is free
    AfterLimit afterLimit = AfterLimit::NotSet;

    friend bool operator==(const KeeperPlan &, const KeeperPlan &) = default;
};

/// Of the budget: IPs counted in the current hour and day. A call without a known outcome counts with all it asked for.
struct KeeperSpent
{
    int hour = 0;
    int day = 0;

    friend bool operator==(const KeeperSpent &, const KeeperSpent &) = default;
};

/// All that a planner looks at, at one instant.
struct KeeperView
{
    qint64 nowMs = 0; ///< UTC ms by the vendor's clock
    std::span<const KeptLease> leases;
    KeeperSpent spent;
    int freeCalls = 0;       ///< that may be sent at once without taking the last slot of the window from the operator
    qint64 nextFreeInMs = 0; ///< until freeCalls is at least 1; 0: it is
};

} // namespace proxydeck
