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

/// Identifies one rate window: the calls of one key to one interface. The key is stored only as a hash.
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
    int used = 0; ///< calls that the vendor may count in the last 60 s, including those in flight
    int allowed = 0;
    int waiting = 0;
    /// Time until another call would be sent, after those that wait; 0: at once. If it depends on an answer (too many
    /// calls are in flight), the minimum.
    qint64 nextFreeInMs = 0;
};

/// Starts each bucket's calls so that the vendor never counts more than allowed in any 60 s, sliding or fixed, and no
/// allowed call waits longer than needed.
///
/// The vendor counts a call at some time between sending and the answer. A slot therefore becomes free 60 s and guardMs
/// after the headers of the *answer* (or the failure), not after sending. Interactive calls go before background ones,
/// each in order.
///
/// The number of calls in flight for one bucket is limited, see inFlightLimit(): if the vendor stops answering, the
/// operator must notice before all extractions of a minute are sent.
class RateScheduler : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 windowMs = 60'000;
    /// Milliseconds, for clock drift and for rounding to milliseconds. Costs 0.17 % of the allowed calls.
    static constexpr qint64 guardMs = 100;

    explicit RateScheduler(const Clock &clock, QObject *parent = nullptr);
    ~RateScheduler() override;

    /// Calls \a start when the call may be sent, always from the event loop. \a allowed is the bucket's limit per
    /// minute, at least 1; the latest value given applies to the bucket (the operator may correct the number of
    /// channels). Ids must be unique.
    void enqueue(CallId id, const RateBucket &bucket, int allowed, Priority priority, std::function<void()> start);
    /// Only while it waits; false if it was started or is unknown.
    bool cancel(CallId id);
    /// The answer's headers were received, or the call failed. Must follow every start; ignored for a call that is not
    /// in flight. \a reachedVendor false: the vendor cannot have counted it, so its slot is free at once.
    void settle(CallId id, bool reachedVendor = true);
    /// The vendor said that the limit was exceeded (another program uses the same key): no call of the bucket starts
    /// for \a ms. Waiting calls stay.
    void park(const RateBucket &bucket, qint64 ms);

    RateMeter meter(const RateBucket &bucket, int allowed) const;
    /// Place in its queue, from 1; 0 if it does not wait.
    int position(CallId id) const;

    /// How many calls of one bucket may be in flight: what full speed needs when answers take 2 s, at least 6, at most
    /// 64. Background calls leave two of these to interactive ones.
    static int inFlightLimit(int allowed, Priority priority);

    /// Reads the clock and starts the calls that may start. Called by the scheduler's own timer, and by tests that set
    /// the clock.
    void pump();
    /// Whether the operator can see the waiting calls; true at first. Changing it calls pump() soon, from the event
    /// loop.
    void setSeen(bool seen);
    /// When pump() has something to do next, by Clock::steadyMs(); -1: not before another call or answer.
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
    std::unordered_map<CallId, RateBucket> m_calls; ///< waiting or in flight
    QTimer m_timer;
    bool m_seen = true;
};

} // namespace proxydeck
