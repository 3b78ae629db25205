// SPDX-License-Identifier: MIT
#pragma once

#include "base/clock.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <map>
#include <unordered_map>

namespace proxydeck {

/// What one rate window counts: the calls of one key to one interface. The key is here only as a hash.
struct RateBucket
{
    QByteArray keyHash;
    QByteArray interface; ///< host and path

    friend bool operator==(const RateBucket &, const RateBucket &) = default;
    friend bool operator<(const RateBucket &a, const RateBucket &b)
    {
        return a.keyHash != b.keyHash ? a.keyHash < b.keyHash : a.interface < b.interface;
    }
};

enum class Priority : quint8 { Interactive, Background };

using CallId = quint64;

struct RateMeter
{
    int used = 0; ///< calls that the vendor may count in the 60 s before now, those on their way included
    int allowed = 0;
    int waiting = 0;
    /// Until the next call goes, those that wait first; 0: at once. Where only an answer can tell (too many are on
    /// their way), the least that it can be.
    qint64 nextFreeInMs = 0;
};

/// Lets each bucket's calls go so that the vendor never counts more than allowed in any 60 s, sliding or fixed, and no
/// allowed call waits needlessly.
///
/// The vendor counts a call when it arrives, somewhere between sending and the answer. A slot is therefore free 60 s
/// and a guard after the *answer's* headers (or the failure), not after sending. Interactive calls go before background
/// ones, each in order.
///
/// Only so many calls of a bucket are on their way at once, see inFlightLimit(): a vendor that stops answering must not
/// swallow a whole minute's extractions before anybody notices.
class RateScheduler : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 windowMs = 60'000;
    /// For clocks that run apart and for instants cut to milliseconds. Costs 1.7 parts in a thousand of the allowance.
    static constexpr qint64 guardMs = 100;

    explicit RateScheduler(const Clock &clock, QObject *parent = nullptr);
    ~RateScheduler() override;

    /// \a start is called, at the earliest from the event loop, when the call may go. \a allowed is the bucket's limit
    /// a minute, at least 1; the latest one given holds (the operator may correct the number of channels). Ids are
    /// never used twice.
    void enqueue(CallId id, const RateBucket &bucket, int allowed, Priority priority, std::function<void()> start);
    /// Only while it waits; false if it went already or is unknown.
    bool cancel(CallId id);
    /// The answer's headers are here, or the call has failed. Must follow every start; ignored for a call that is not
    /// on its way. \a reachedVendor false: it surely was not counted, its slot is free again.
    void settle(CallId id, bool reachedVendor = true);
    /// The vendor said that the limit was exceeded (another program uses the same key): nothing goes for \a ms. Waiting
    /// calls stay.
    void park(const RateBucket &bucket, qint64 ms);

    RateMeter meter(const RateBucket &bucket, int allowed) const;
    /// Place in its queue from 1; 0 when it does not wait.
    int position(CallId id) const;

    /// Calls of one bucket that may be without an answer at once: what full speed needs when answers take 2 s, at least
    /// 6, at most 64. Background calls leave two of these places to the operator's.
    static int inFlightLimit(int allowed, Priority priority);

    /// Looks at the clock and lets go what may go. The scheduler's own timer calls it; tests with a clock of their own
    /// do so too.
    void pump();
    /// Whether somebody can see what waits; at first it is assumed. Looks at once where it comes into sight.
    void setSeen(bool seen);
    /// When pump() has something to do next, by Clock::steadyMs(); -1: not before something else happens.
    qint64 nextPumpMs() const;

Q_SIGNALS:
    void meterChanged();

private:
    struct Waiting;
    struct Window;

    void arm();
    bool forgetOld(qint64 now);
    qint64 windowDueMs(const Window &window, qint64 now) const;

    const Clock &m_clock;
    std::map<RateBucket, Window> m_windows;
    std::unordered_map<CallId, RateBucket> m_calls; ///< waiting or on their way
    QTimer m_timer;
    bool m_seen = true;
};

} // namespace proxydeck
