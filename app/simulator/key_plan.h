// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck::sim {

/// What a key was bought under. It decides which interfaces answer it, how often, and what its errors mean.
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

/// One key as the vendor's books hold it.
struct KeyPlan
{
    static constexpr qint64 Unlimited = -1;

    QString key = {};
    QString pwd = {}; ///< what `pwd` must be; empty: none wanted, and any is accepted
    Plan plan = Plan::ShortChannel;

    /// Leases at a time, for the four plans sold by channels (short channel, exclusive, region lock, global channel).
    int channels = 10;

    qint64 dailyQuota = Unlimited;  ///< IPs a day by the vendor's calendar (UTC+08:00); elastic only
    qint64 minuteQuota = Unlimited; ///< IPs in a minute by the vendor's clock; even only
    qint64 totalQuota = Unlimited;  ///< IPs ever; the plans that document a quota without saying which
    qint64 balance = Unlimited;     ///< what is left to pay with; the plans that document BALANCE_INSUFFICIENT
    qint64 price = 1;               ///< of one IP, in the balance's unit

    bool blocked = false;     ///< KEY_BLOCK
    bool expired = false;     ///< INVALID_KEY
    bool unavailable = false; ///< UNAVAILABLE_KEY
    bool apiDenied = false;   ///< API_AUTH_DENY whatever `pwd` says: the console lists other callers only

    /// What the leases' proxies ask for; empty means the key itself and `pwd`. A key with neither `pwd` nor `authPwd`
    /// takes any password, an empty one too, as long as the user is right.
    QString authKey = {};
    QString authPwd = {};
    bool proxiesOpen = false; ///< the caller's address is on the whitelist: no credentials asked

    int leaseSeconds = 180;   ///< a lease's life; `keep_alive` overrides it for exclusive
    int leaseSecondsMost = 0; ///< above leaseSeconds: lives vary from that up to this

    int callsPerMinute = 0; ///< instead of the documented rate; 0: as documented
};

} // namespace proxydeck::sim
