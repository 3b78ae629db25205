// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_client.h"
#include "api/rate_scheduler.h"

#include <QObject>

#include <functional>
#include <map>
#include <unordered_map>

namespace proxydeck {

/// Scheduler and client as one: submit a request, learn what became of it.
///
/// A refusal for calling too often (REQUEST_LIMIT_EXCEEDED, or a bare 429) means that another program uses the same
/// key: the bucket rests for as long as `Retry-After` says, else 5 s, twice that after each further refusal, at most 60
/// s.
class CallQueue : public QObject
{
    Q_OBJECT

public:
    /// Uses all three until it is destroyed.
    CallQueue(const Clock &clock, RateScheduler &scheduler, ApiClient &client, QObject *parent = nullptr);
    /// Takes back what waits; what was sent goes on, unheard.
    ~CallQueue() override;

    /// Something to be done between a call's turn and its leaving, such as making a lasting note of it: the call is
    /// sent when \a go is called, at once or later; until then it can be taken back and nothing of it has left. None:
    /// sent at its turn.
    using BeforeSending = std::function<void(CallId id, std::function<void()> go)>;
    void setBeforeSending(BeforeSending before) { m_beforeSending = std::move(before); }

    /// \a channels: of the account, for the rate rule. Each submission is sent at most once. The request's key must not
    /// be empty.
    CallId submit(const ApiRequest &request, int channels, Priority priority);
    /// Ends a call that has not left with \a error, which says why it never will: of kind NotSent. Ignored once it has
    /// left.
    void refuse(CallId id, const ApiError &error);
    /// Takes back a waiting call, or gives up waiting for the answer of a sent one (its outcome is then unknown).
    /// `finished` comes in either case, from the event loop.
    void cancel(CallId id);

    bool isWaiting(CallId id) const;
    /// A call waits, or has no answer yet. Changes with meterChanged() and finished().
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
        qint64 parkedSteadyMs = 0; ///< refusals of calls sent before that are news of yesterday
    };

    void start(CallId id);
    void send(CallId id);
    void end(CallId id, CallOutcome outcome);
    void heedRefusal(const Entry &entry, CallOutcome &outcome);
    void endUnsent(CallId id, Entry &entry, const ApiError &error);

    const Clock &m_clock;
    RateScheduler &m_scheduler;
    ApiClient &m_client;
    BeforeSending m_beforeSending;
    CallId m_lastId = 0;
    std::unordered_map<CallId, Entry> m_entries;
    std::map<RateBucket, Refusals> m_refusals;
};

/// SHA-256 of the key, for telling windows apart without holding the key.
RateBucket rateBucket(const Endpoint &endpoint, const Secret &key);

} // namespace proxydeck
