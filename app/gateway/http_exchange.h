// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/lease_seeker.h"
#include "handshake/http_body_tracker.h"
#include "handshake/http_forwarding.h"
#include "handshake/http_head_reader.h"
#include "pool/try_rules.h"
#include "relay/due_time.h"
#include "relay/relay_loop.h"
#include "relay/wire.h"

namespace proxydeck {

/// One request of plain HTTP and its answer. The request is held, as far as it fits, until an answer begins, so that
/// another lease can be sent it where that is safe.
class HttpExchange final : private Wire::Owner
{
public:
    static constexpr qint64 answerMs = 60'000; ///< for the head of the answer, since the last byte of the request

    struct Request
    {
        HttpRequestHead head;
        RequestTarget target;
        HttpFraming framing;
    };
    class Owner
    {
    public:
        virtual void exchangeMoved(bool isUp, qsizetype bytes) = 0;
        virtual void exchangeAnswered(qint32 firstByteMs) = 0; ///< its head has been handed on
        /// \a rest: what the client has sent after the request. \a keeps: its next request may come.
        virtual void exchangeDone(const QByteArray &rest, bool keeps) = 0;
        virtual void exchangeUpgraded(const QByteArray &fromClient, const QByteArray &fromLease) = 0;
        /// Nothing of a final answer was sent. \a isClients: the client is at fault.
        virtual void exchangeFailed(const PortError &error, bool isClients) = 0;
        /// An answer has begun and cannot be ended, or the client has gone.
        virtual void exchangeBroken(bool byLease) = 0;

    protected:
        ~Owner() = default;
    };

    /// All must outlive it.
    HttpExchange(RelayLoop &loop, Wire &client, LeaseSeeker &seeker, Owner &owner, Request request);

    /// The request has been read; LeaseSeeker::start() then looks for a lease. \a early: what follows the head.
    void start(QByteArrayView early);
    void clientReadable();
    void clientWritten();
    void leaseFound();
    void noLeaseFound(const PortError &error);
    /// The deadline of its lease has passed.
    void leaseGone();
    const HttpRequestHead &head() const { return m_request.head; }
    bool isOver() const { return m_isOver; }
    bool hasBegun() const { return m_hasFinal; } ///< to answer
    void stop();                                 ///< nothing more is told

private:
    void wireReadable(Wire &wire) override;
    void wireWritten(Wire &wire) override;
    void wireBroken(Wire &wire) override;

    void watchClient();
    void fromClient(QByteArrayView bytes);
    void sendBody(QByteArrayView bytes);
    void fromLease(QByteArrayView bytes);
    void onInterim();
    void onFinal(QByteArrayView rest);
    void answerBody(QByteArrayView bytes);
    void leaseClosed(bool isOrderly);
    void malformed(bool isHttp);
    void answerFailed(TryEnd end, SentSoFar sent) { answerFailed(end, sent, end); }
    void answerFailed(TryEnd end, SentSoFar sent, TryEnd told);
    void fail(const PortError &error, bool isClients);
    void broken(bool byLease);
    void finish();
    void moved(bool isUp, qsizetype bytes);
    bool toClient(QByteArrayView bytes);
    void waitForAnswer();
    void waitForBytes();
    qsizetype clientRoom() const;
    bool isOfSite() const { return m_seeker.connection().lease().isSocks5; } ///< what answers: a lease only tunnels
    bool isBodyDone() const { return m_requestBody.state() == HttpBodyTracker::State::Done; }

    RelayLoop &m_loop;
    Wire &m_client;
    LeaseSeeker &m_seeker;
    Owner &m_owner;
    const Request m_request;

    HttpBodyTracker m_requestBody;
    QByteArray m_held;      ///< of the body, since its beginning
    bool m_holdsAll = true; ///< nothing of it was dropped
    bool m_isSent = false;  ///< the head was written to the lease that is there now
    bool m_canSend = false; ///< that lease takes more of it
    QByteArray m_rest;      ///< after the request
    bool m_isClientEnded = false;

    HttpHeadReader m_answerHead;
    HttpBodyTracker m_answerBody;
    int m_interim = 0;
    bool m_hasAnswerByte = false; ///< of this lease
    bool m_hasFinal = false;      ///< the head of the final answer has been handed on
    bool m_unchunks = false;
    bool m_keeps = false;
    bool m_isOver = false;
    qint64 m_sentMs = 0;
    DueTime m_due;
};

} // namespace proxydeck
