// SPDX-License-Identifier: MIT
#pragma once

#include "lease/check_outcome.h"
#include "lease/lease_key.h"
#include "sums/lease_records.h"

#include <QList>

namespace proxydeck {

/// Who started a call. Stored as a number: values must not change; add new ones at the end.
enum class PressedBy : quint8 {
    Operator = 0,
    Retry = 1,  ///< the program, for a call of the operator that failed
    Keeper = 2, ///< the program, to keep enough leases at hand
};

/// How long a lease without a deadline, or a line of a region lock, is taken to live.
inline constexpr qint64 undatedLifeMs = 24LL * 60 * 60 * 1000;

/// What a list in use, or the operator, said of calls whose outcome was unknown.
struct CallResolution
{
    /// What a call has brought is in use for so long after its sending, ms: the vendor's shortest keep_alive.
    static constexpr qint64 surelyInUseMs = 60'000;

    qint64 atMs = 0; ///< UTC ms: when the list was answered; 0: the operator said it
    int found = 0;   ///< leases that it named and that were not known before
    int calls = 0;   ///< that it resolved together: which lease is whose cannot be told; 0: not resolved

    bool isSet() const { return calls > 0; }
    /// What was not found may have been charged all the same, and have ended before the list was made. \a sentMs: of
    /// the call, UTC ms. What the operator says is never late.
    bool isLate(qint64 sentMs) const { return isSet() && atMs != 0 && atMs - sentMs > surelyInUseMs; }
    friend bool operator==(const CallResolution &, const CallResolution &) = default;
};

/// The record of one call. Never contains a secret.
struct CallEntry
{
    /// Stored as a number: values must not change; add new ones at the end.
    enum class Outcome : quint8 {
        Started = 0,
        Succeeded = 1,
        VendorError = 2,
        NotSent = 3,
        Unknown = 4,
        Unexpected = 5,
        Cancelled = 6,
    };

    QUuid id;             ///< created by the caller; a call is recorded at its start and again at its end
    qint64 startedMs = 0; ///< UTC ms: the press
    /// UTC ms. 0: not sent, or, in records of schema 3 and earlier, not known. On the disk before the first byte
    /// leaves: a call without it was never sent.
    qint64 sentMs = 0;
    /// Clock::steadyMs() of the sending, then of the outcome; 0: not known. Setting the clock does not change it.
    qint64 steadyMs = 0;
    PressedBy pressedBy = PressedBy::Operator;
    QString reason; ///< why the program made it by itself; empty: the operator did, or not known
    QUuid account;
    int keyNumber = 0; ///< Account::keyNumber at the sending
    QUuid keyId;       ///< Account::keyId at the sending; null: not known
    QString accountName;
    QString endpoint;   ///< Endpoint::id
    QString parameters; ///< "area=350500&num=5": without key and pwd
    Outcome outcome = Outcome::Started;
    QString vendorCode;
    QString requestId;
    qint64 durationMs = 0;
    int received = 0; ///< leases in the reply
    int badRows = 0;
    CallResolution resolution; ///< read only: Ledger::resolve() writes it

    friend bool operator==(const CallEntry &, const CallEntry &) = default;
};

/// A lease of one key as the record has it, to learn from.
struct RecentLease
{
    qint64 id = 0;                  ///< of the record; a later lease has a greater one
    qint64 obtainedMs = 0;          ///< UTC ms by the vendor's clock
    qint64 deadlineMs = noDeadline; ///< UTC ms
    int good = 0;                   ///< checks that found it good
    int bad = 0;                    ///< checks that found it bad
    CheckOutcome check = {};        ///< the last one; atMs is 0 if there was none

    friend bool operator==(const RecentLease &, const RecentLease &) = default;
};

/// What one endpoint brought one key of late. Newest first.
struct RecentLeases
{
    static constexpr int mostCalls = 50;

    QList<RecentLease> leases;
    QList<qint64> callMs; ///< how long the last mostCalls successful calls took

    friend bool operator==(const RecentLeases &, const RecentLeases &) = default;
};

/// The leases and region-lock lines of one reply.
struct LeaseBatch
{
    LeaseOrigin origin;
    QList<Lease> leases;
    QList<RegionLock> regionLocks;
    /// Of loaded leases: for each, since when the list in use names it no more, UTC ms, or 0. Ends with
    /// the last that is such.
    QList<qint64> delistedMs = {};
    /// Of loaded leases: for each, when it was last copied, UTC ms, or 0. Ends with the last that was.
    QList<qint64> copiedMs = {};
    /// Of loaded leases: for each its last check; atMs is 0 where there was none. Ends with the last that had one.
    QList<CheckOutcome> checks = {};
    /// Of loaded leases: for each what has gone through it. Ends with the last that was used.
    QList<LeaseTraffic> traffic = {};
    QByteArray reply = {}; ///< the reply text, packed by packReply(); empty if not kept
};

} // namespace proxydeck
