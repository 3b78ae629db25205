// SPDX-License-Identifier: MIT
#pragma once

#include "api/rate_scheduler.h"
#include "api/transport.h"
#include "base/clock.h"

#include <QObject>

#include <functional>
#include <map>
#include <unordered_map>

namespace proxydeck {

/// Connects scheduler and client: submit() a request, then receive its outcome by finished().
///
/// The vendor refuses calls that come too often (REQUEST_LIMIT_EXCEEDED, or a bare 429) when another program uses the
/// same key. The bucket then pauses for `Retry-After`, else for 5 s, doubled after each further refusal, at most 60 s.
class CallQueue : public QObject
{
    Q_OBJECT

public:
    /// All three must outlive the queue.
    CallQueue(const Clock &clock, RateScheduler &scheduler, Transport &transport, QObject *parent = nullptr);
    /// Cancels the waiting calls. Calls already sent go on, but their outcome is not reported.
    ~CallQueue() override;

    /// A step before a call is sent, such as writing a durable note of it. The call is sent when \a go is called, at
    /// once or later; until then it can be cancelled and nothing of it was sent. If none is set, the call is sent at
    /// its turn.
    using BeforeSending = std::function<void(CallId id, std::function<void()> go)>;
    void setBeforeSending(BeforeSending before) { m_beforeSending = std::move(before); }

    /// \a channels: of the account, for the rate limit. Each submission is sent at most once. The request's key must
    /// not be empty.
    CallId submit(const ApiRequest &request, int channels, Priority priority);
    /// Ends a call that was not sent with \a error of kind NotSent, which says why. Ignored once it was sent.
    void refuse(CallId id, const ApiError &error);
    /// Cancels a waiting call, or stops waiting for the answer of a sent one (its outcome is then unknown). `finished`
    /// is emitted in either case, from the event loop.
    void cancel(CallId id);

    bool isWaiting(CallId id) const;
    /// Whether a call waits or has no answer yet. Changes with meterChanged() and finished().
    bool isBusy() const;
    RateMeter meter(const Endpoint &endpoint, const Credentials &credentials, int channels) const;

Q_SIGNALS:
    void sent(proxydeck::CallId id);
    void finished(proxydeck::CallId id, const proxydeck::CallOutcome &outcome);
    void meterChanged();

private:
    struct Entry;
    struct Refusals
    {
        int inARow = 0;
        qint64 parkedSteadyMs = 0; ///< refusals of calls sent before it are not counted again
    };

    void start(CallId id);
    void send(CallId id);
    void end(CallId id, CallOutcome outcome);
    void heedRefusal(const Entry &entry, CallOutcome &outcome);
    void endUnsent(CallId id, Entry &entry, const ApiError &error);

    const Clock &m_clock;
    RateScheduler &m_scheduler;
    Transport &m_transport;
    BeforeSending m_beforeSending;
    CallId m_lastId = 0;
    std::unordered_map<CallId, Entry> m_entries;
    std::map<RateBucket, Refusals> m_refusals;
};

/// SHA-256 of the key: tells rate windows apart without storing the key.
RateBucket rateBucket(const Endpoint &endpoint, const Secret &key);

} // namespace proxydeck
