// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"
#include "lease/check_outcome.h"
#include "lease/lease.h"

#include <QList>
#include <QMetaType>

namespace proxydeck {

/// Whose turn comes first; the first is the most urgent.
enum class CheckPriority : quint8 {
    Selection, ///< the operator asked for it
    New,       ///< a lease that has just come
    Again      ///< a re-check; the one that was checked longest ago goes first
};

/// One lease to be checked. Copied into the checker's thread.
struct CheckJob
{
    quint64 id = 0;   ///< chosen by the caller; one job of an id at a time
    QString host;     ///< without brackets; may be a name
    quint16 port = 0; ///< 1..65535
    Secret user = {}; ///< may be the key
    Secret password = {};
    QString declaredExit = {};      ///< Lease::exitIp; empty: not declared
    qint64 deadlineMs = noDeadline; ///< UTC ms by the vendor's clock
    /// Leases of the same group speak the same protocol; it is found out once. Account and endpoint.
    QString group = {};
    qint64 lastCheckedMs = 0; ///< orders CheckPriority::Again, the smallest first
};

/// How the check of one lease ended.
struct CheckResult
{
    quint64 id = 0;
    CheckOutcome outcome;    ///< the worst of all addresses; of several samples, the one of median total
    int samples = 0;         ///< made of that address; 0: none was begun
    int lost = 0;            ///< of these, without a good end
    qint32 resolveMs = -1;   ///< looking up the lease's name, before the times of the outcome; -1: no name
    QList<CheckOutcome> all; ///< by address, in the order of the settings; ends early where the lease cannot be reached

    int lossPercent() const { return samples > 0 ? lost * 100 / samples : 0; }
};

/// How far the checker is. A run begins when there is nothing to do and the first job comes.
struct CheckProgress
{
    enum class Pause : quint8 {
        None,
        OwnConnection ///< everything failed at once and the vendor does not answer either; goes on by itself
    };

    qint64 total = 0;     ///< jobs of this run; those added later are in it
    qint64 done = 0;      ///< ended, in whatever way
    qint64 good = 0;      ///< of these, see isGood()
    qint64 running = 0;   ///< begun and not ended
    double perSecond = 0; ///< ended in the last few seconds
    int atOnce = 0;       ///< how many may run now
    Pause pause = Pause::None;

    bool isIdle() const { return done == total; }
    friend bool operator==(const CheckProgress &, const CheckProgress &) = default;
};

} // namespace proxydeck

Q_DECLARE_METATYPE(proxydeck::CheckResult)
Q_DECLARE_METATYPE(proxydeck::CheckProgress)
