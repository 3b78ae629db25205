// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

/// What a keeper does at present.
struct KeeperState
{
    enum class Phase : quint8 {
        Off,         ///< never started in this run
        Looking,     ///< asks what is in use
        Filling,     ///< below what is wanted, and a call is under way or about to be
        Holding,     ///< enough, or ordered in time
        Waiting,     ///< see wait
        Unknown,     ///< the outcome of an extraction is not known: nothing is extracted until it is
        Stopped,     ///< see stop; goes on only when the operator says so
        Paused,      ///< by the operator
        BudgetSpent, ///< until the next hour or day
    };
    enum class Wait : quint8 {
        None,
        Window,   ///< the window of calls a minute has no room
        Minute,   ///< the vendor refused for this minute
        Tomorrow, ///< the vendor refused for this day
        Limit,    ///< EXTRACT_LIMIT_EXCEEDED of a key of which it is not known how long
        Channel,  ///< all channels are taken
        Area,     ///< no area of the list has any stock
        Retry,    ///< the vendor failed
        Network,  ///< no connection; nothing was sent
    };
    enum class Stop : quint8 {
        None,
        Code,        ///< a code that only a person can mend, or an unknown one: see code
        Limit,       ///< EXTRACT_LIMIT_EXCEEDED, and the operator wants a stop
        LeastLeft,   ///< leastLeftS is not less than what leases live
        KeyMissing,  ///< the key's secret is not in memory
        KeyReplaced, ///< another key, or another plan
        RecordFails, ///< the budget could not be counted on the disk
        Refused,     ///< the call was not sent for another reason
    };
    Phase phase = Phase::Off;
    Wait wait = Wait::None;
    Stop stop = Stop::None;
    QString code;       ///< of the vendor, raw
    QString requestId;  ///< of that refusal, raw
    qint64 untilMs = 0; ///< Waiting, BudgetSpent: UTC ms by the vendor's clock; 0: not known

    friend bool operator==(const KeeperState &, const KeeperState &) = default;
};

} // namespace proxydeck
