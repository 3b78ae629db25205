// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck::sim {

/// The plan a key was bought under. It decides which interfaces the key may call, how often, and which errors apply.
enum class Plan {
    ShortChannel,
    ShortElastic,
    ShortEven,
    ShortMetered,
    Exclusive,
    RegionLock,
    GlobalChannel,
    GlobalMetered,
};

/// One key in the vendor's records.
struct KeyPlan
{
    static constexpr qint64 Unlimited = -1;

    QString key = {};
    QString pwd = {}; ///< required value of `pwd`; empty: not required, and any is accepted
    Plan plan = Plan::ShortChannel;

    /// Leases at the same time, for the four plans sold by channels (short channel, exclusive, region lock, global
    /// channel).
    int channels = 10;

    qint64 dailyQuota = Unlimited;  ///< IPs per day of the vendor's calendar (UTC+08:00); elastic only
    qint64 minuteQuota = Unlimited; ///< IPs per minute of the vendor's clock; even only
    qint64 totalQuota = Unlimited;  ///< IPs in total; for plans that document a quota without its period
    qint64 balance = Unlimited;     ///< money left; for plans that document BALANCE_INSUFFICIENT
    qint64 price = 1;               ///< of one IP, in the unit of the balance

    bool blocked = false;     ///< KEY_BLOCK
    bool expired = false;     ///< INVALID_KEY
    bool unavailable = false; ///< UNAVAILABLE_KEY
    bool apiDenied = false;   ///< API_AUTH_DENY for any `pwd`: the caller's address is not in the console's list

    /// Credentials of the leases' proxies; empty: the key and `pwd`. For a key with neither `pwd` nor `authPwd` any
    /// password is accepted, also an empty one, if the user is right.
    QString authKey = {};
    QString authPwd = {};
    bool proxiesOpen = false; ///< the caller's address is on the whitelist: no credentials needed

    int leaseSeconds = 180;   ///< lifetime of a lease; `keep_alive` overrides it for exclusive
    int leaseSecondsMost = 0; ///< if above leaseSeconds: lifetimes vary up to this value

    int callsPerMinute = 0; ///< overrides the documented rate; 0: as documented
};

} // namespace proxydeck::sim
