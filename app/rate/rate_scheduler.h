// SPDX-License-Identifier: MIT
#pragma once

#include "api/call_id.h"
#include "base/clock.h"
#include "rate/rate_bucket.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace proxydeck {

enum class Priority : quint8 { Interactive, Background };

struct RateMeter
{
    int used = 0; ///< calls that the vendor may count in the last 60 s, including those in flight
    int allowed = 0;
    int waiting = 0;
    /// Time until another call would be sent, after those that wait; 0: at once. If it depends on an answer (too many
    /// calls are in flight), the minimum.
    qint64 nextFreeInMs = 0;
    /// Calls of the program itself that could start at once and leave a slot to the operator.
    int freeToBackground = 0;
    /// Until freeToBackground is at least 1, if nobody else calls; 0: it is. If it depends on an answer, the minimum.
    qint64 backgroundFreeInMs = 0;
};

/// Decides when each call may be sent: the vendor must never count more calls of a bucket than allowed in any 60 s,
/// sliding or fixed, and no allowed call waits longer than needed. The number of allowed calls is not stored here: it
/// is asked for whenever a call may be sent.
///
/// The vendor counts a call at some time between sending and the answer. A slot therefore becomes free 60 s and guardMs
/// after the headers of the *answer* (or the failure), not after sending. Interactive calls go before background ones,
/// each in order; background calls leave one slot of the window to interactive ones.
///
/// The number of calls under way is limited over all buckets: each takes a thread and descriptors. Where that limit
/// is reached, the bucket whose next call waits longest goes first.
class RateScheduler : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 windowMs = 60'000;
    /// Milliseconds, for clock drift and for rounding to milliseconds. Costs 0.17 % of the allowed calls.
    static constexpr qint64 guardMs = 100;
    /// Calls under way over all buckets, from the start to the end of the answer's body.
    static constexpr int mostInFlight = 64;
    /// Of these, left by background calls to interactive ones.
    static constexpr int leftToInteractive = 2;

    explicit RateScheduler(const Clock &clock, QObject *parent = nullptr);
    ~RateScheduler() override;

    /// Returns the bucket's limit per minute, at least 1.
    using Allowed = std::function<int()>;
    /// Calls \a start when the call may be sent, always from the event loop. \a allowed is asked while the call is the
    /// next of its bucket. Ids must be unique and ascending.
    void enqueue(CallId id, const RateBucket &bucket, Allowed allowed, Priority priority, std::function<void()> start);
    /// Only while it waits; false if it was started or is unknown.
    bool cancel(CallId id);
    /// The answer's headers were received: the vendor has counted the call, which is still under way. Optional, and
    /// ignored for a call that is not in flight.
    void counted(CallId id);
    /// The whole answer was received, or the call failed. Must follow every start; ignored for a call that is not under
    /// way. \a reachedVendor false: the vendor cannot have counted it, so its slot is free at once (but not after
    /// counted()).
    void answered(CallId id, bool reachedVendor = true);
    /// No call of the bucket starts for \a ms. Waiting calls stay.
    void pause(const RateBucket &bucket, qint64 ms);
    /// A call of an earlier run, answered \a agoMs ago, takes a slot like one of this run.
    void countEarlier(const RateBucket &bucket, qint64 agoMs);
    /// While held, no call starts. Not held at first.
    void setHeld(bool held);
    /// The number of allowed calls has changed: starts calls that may be sent now, from the event loop.
    void recheck();

    RateMeter meter(const RateBucket &bucket, int allowed) const;
    /// Place in its queue, from 1; 0 if it does not wait.
    int position(CallId id) const;

    /// Reads the clock and starts the calls that may start. Called by the scheduler's own timer, and by tests that set
    /// the clock.
    void startDue();
    /// Whether the operator can see the waiting calls; true at first. Changing it calls startDue() soon, from the event
    /// loop.
    void setVisible(bool visible);
    /// When startDue() has something to do next, by Clock::steadyMs(); -1: not before another call or answer.
    qint64 nextDueMs() const;

Q_SIGNALS:
    void meterChanged();

private:
    struct Waiting;
    struct Window;

    void arm();
    bool forgetOld(qint64 now);
    bool mayStart(const Window &window, qint64 now) const;
    qint64 windowDueMs(const Window &window, qint64 now) const;
    Window *nextToStart(qint64 now);

    const Clock &m_clock;
    std::map<RateBucket, Window> m_windows;
    std::unordered_map<CallId, RateBucket> m_calls; ///< waiting, or in flight and not counted
    std::unordered_set<CallId> m_counted;           ///< under way and counted
    QTimer m_timer;
    int m_underWay = 0; ///< over all buckets
    bool m_held = false;
    bool m_visible = true;
};

} // namespace proxydeck
