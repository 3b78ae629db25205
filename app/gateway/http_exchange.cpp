// SPDX-License-Identifier: MIT
#include "gateway/http_exchange.h"

#include "gateway/gateway.h"
#include "handshake/http_limits.h"

#include <algorithm>
#include <utility>

namespace proxydeck {

namespace {

constexpr int switchingProtocols = 101;
constexpr int proxyLogin = 407;

} // namespace

HttpExchange::HttpExchange(RelayLoop &loop, Wire &client, LeaseSeeker &seeker, Owner &owner, Request request)
    : m_loop(loop)
    , m_client(client)
    , m_seeker(seeker)
    , m_owner(owner)
    , m_request(std::move(request))
    , m_requestBody(m_request.framing)
    , m_due(loop.due())
{
}

void HttpExchange::start(QByteArrayView early)
{
    fromClient(early);
    watchClient();
}

qsizetype HttpExchange::clientRoom() const
{
    if (isBodyDone())
        return Gateway::mostHeld - m_rest.size();
    if (!m_isSent)
        return Gateway::mostHeld - m_held.size();
    const bool isBlocked = m_canSend && m_seeker.connection().wire().kept() > 0;
    return isBlocked ? 0 : Gateway::mostHeld;
}

void HttpExchange::watchClient()
{
    // Even if no more bytes are expected: to notice that the client has gone.
    if (!m_isOver && !m_isClientEnded && clientRoom() > 0)
        m_client.watch();
}

void HttpExchange::clientReadable()
{
    if (m_isOver)
        return;
    const qsizetype room = clientRoom();
    if (room <= 0)
        return;
    const Wire::Got got = m_client.read(m_loop.buffer().first(size_t(room)));
    if (got.end == Wire::Got::End::Broken)
        return broken(false);
    if (got.end == Wire::Got::End::Ended) {
        m_isClientEnded = true;
        if (!isBodyDone())
            broken(false); // an incomplete request gets no answer
        return waitForBytes();
    }
    fromClient(got.bytes);
    watchClient();
}

void HttpExchange::fromClient(QByteArrayView bytes)
{
    const qsizetype taken = m_requestBody.state() == HttpBodyTracker::State::Reading ? m_requestBody.feed(bytes) : 0;
    if (m_requestBody.state() == HttpBodyTracker::State::Failed)
        return fail(PortError::of(m_requestBody.fault()), true);
    m_rest.append(bytes.data() + taken, bytes.size() - taken);
    sendBody(bytes.first(taken));
}

void HttpExchange::sendBody(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return;
    if (m_holdsAll && m_held.size() + bytes.size() <= Gateway::mostHeld) {
        m_held.append(bytes.data(), bytes.size());
    } else {
        m_holdsAll = false;
        m_held = {};
    }
    if (!m_isSent || !m_canSend)
        return;
    m_sentMs = m_loop.steadyMs();
    moved(true, bytes.size());
    m_canSend = m_seeker.connection().wire().write(bytes);
}

void HttpExchange::leaseFound()
{
    LeaseConnection &connection = m_seeker.connection();
    const PoolLease &lease = connection.lease();
    connection.wire().setOwner(this);
    const QByteArray head = lease.isSocks5
        ? requestToServer(m_request.head, m_request.target, m_request.framing)
        : requestToProxy(m_request.head, m_request.target, m_request.framing,
                         ConnectDialogue::authorization(lease.user.reveal(), lease.password));
    m_isSent = true;
    m_answerHead = {};
    m_interim = 0;
    m_hasAnswerByte = false;
    m_sentMs = m_loop.steadyMs();
    moved(true, head.size() + m_held.size());
    m_canSend = connection.wire().write(head + m_held);
    waitForAnswer();
    if (const QByteArray early = connection.takeEarly(); !early.isEmpty())
        return malformed(false); // an answer to nothing
    connection.wire().watch();
    watchClient();
}

void HttpExchange::waitForAnswer()
{
    m_due.set(m_sentMs + answerMs, [this] {
        if (m_loop.steadyMs() - m_sentMs < answerMs)
            return waitForAnswer(); // the body was still being sent
        if (!isBodyDone() && m_canSend && m_seeker.connection().wire().kept() == 0)
            return fail(PortError::headTimeout(), true);        // what the lease waits for is the client's
        answerFailed(TryEnd::AnswerTimeout, SentSoFar::Answer); // no second wait as long as this
    });
}

/// A client that sends nothing more may still read, or may have gone: only what it is sent would tell.
void HttpExchange::waitForBytes()
{
    if (m_isClientEnded && m_hasFinal && !m_isOver)
        m_due.set(m_loop.steadyMs() + Gateway::halfEndedMs, [this] { broken(false); });
}

void HttpExchange::noLeaseFound(const PortError &error) { fail(error, false); }

void HttpExchange::leaseGone()
{
    if (m_hasFinal)
        broken(true);
    else
        answerFailed(TryEnd::Abandoned, m_hasAnswerByte ? SentSoFar::Answer : SentSoFar::Request);
}

void HttpExchange::wireReadable(Wire &wire)
{
    if (m_isOver)
        return;
    const Wire::Got got = wire.read(m_loop.buffer());
    if (got.end == Wire::Got::End::Ended || got.end == Wire::Got::End::Broken)
        return leaseClosed(got.end == Wire::Got::End::Ended);
    if (!got.bytes.isEmpty())
        fromLease(got.bytes);
    if (!m_isOver && m_isSent && wire.isOpen() && m_client.kept() == 0)
        wire.watch();
}

void HttpExchange::clientWritten()
{
    if (m_isOver || !m_isSent)
        return;
    waitForBytes();
    m_seeker.connection().wire().watch();
}

void HttpExchange::wireWritten(Wire &) { watchClient(); }

void HttpExchange::wireBroken(Wire &wire)
{
    m_canSend = false;
    wire.watch(); // it may have answered before
    watchClient();
}

void HttpExchange::fromLease(QByteArrayView bytes)
{
    m_hasAnswerByte = true;
    if (m_hasFinal)
        return answerBody(bytes);
    while (!m_isOver && m_isSent && !m_hasFinal && !bytes.isEmpty()) {
        bytes = bytes.sliced(m_answerHead.feed(bytes));
        if (m_answerHead.state() == HttpHeadReader::State::Failed)
            return malformed(m_answerHead.fault() != HttpFault::NotHttp);
        if (m_answerHead.state() == HttpHeadReader::State::Done) {
            const bool isInterim = m_answerHead.head().status < 200 && m_answerHead.head().status != switchingProtocols;
            if (!isInterim)
                return onFinal(bytes);
            onInterim();
        }
    }
}

void HttpExchange::onInterim()
{
    if (++m_interim > HttpLimits::Interim)
        return malformed(true);
    const HttpHead head = std::exchange(m_answerHead, {}).head();
    if (m_request.head.minorVersion == 1)
        toClient(answerToClient(head, {}, {.minorVersion = 1}));
}

void HttpExchange::onFinal(QByteArrayView rest)
{
    const HttpHead &head = m_answerHead.head();
    // The lease did not forward the request: a safe one may be tried again, as without an answer. Through SOCKS5 it is
    // the site that asks: no client must answer it with the login of a proxy.
    if (head.status == proxyLogin)
        return isOfSite() ? answerFailed(TryEnd::TargetRefused, SentSoFar::Answer)
                          : answerFailed(TryEnd::LoginRefused, SentSoFar::Request);
    const auto framing = HttpFraming::of(head, m_request.head.method == "HEAD");
    const bool wantsUpgrade = isUpgrade(m_request.head);
    const bool isUpgraded = head.status == switchingProtocols;
    if (!framing || (isUpgraded && !wantsUpgrade))
        return malformed(true);
    m_hasFinal = true;
    m_due.cancel(); // from here on the client decides how long it waits
    m_seeker.worked();
    m_held = {}; // it is not sent again from here on
    m_holdsAll = false;
    const AnswerTo to{.minorVersion = m_request.head.minorVersion,
                      .isUpgrade = wantsUpgrade,
                      .keeps = keepsConnection(m_request.head) && isBodyDone() && !m_isClientEnded};
    m_keeps = to.keeps && framing->kind != HttpFraming::Kind::UntilClose;
    m_unchunks = framing->kind == HttpFraming::Kind::Chunked && to.minorVersion == 0;
    m_answerBody = HttpBodyTracker(*framing);
    const QByteArray bytes = answerToClient(head, *framing, to);
    m_owner.exchangeAnswered(qint32(m_loop.steadyMs() - m_sentMs));
    if (isUpgraded) {
        m_isOver = true;
        moved(false, bytes.size());
        if (!m_client.write(bytes))
            return m_owner.exchangeBroken(false);
        return m_owner.exchangeUpgraded(m_rest, rest.toByteArray());
    }
    if (toClient(bytes))
        answerBody(rest);
}

void HttpExchange::answerBody(QByteArrayView bytes)
{
    if (m_unchunks) {
        while (m_answerBody.state() == HttpBodyTracker::State::Reading && !bytes.isEmpty()) {
            const HttpBodyTracker::Step step = m_answerBody.step(bytes);
            if (!step.data.isEmpty() && !toClient(step.data))
                return;
            bytes = bytes.sliced(step.taken);
        }
    } else if (m_answerBody.state() == HttpBodyTracker::State::Reading) {
        const qsizetype taken = m_answerBody.feed(bytes);
        const bool isRight = m_answerBody.state() != HttpBodyTracker::State::Failed;
        if (isRight && taken > 0 && !toClient(bytes.first(taken)))
            return;
    }
    if (m_answerBody.state() == HttpBodyTracker::State::Done)
        finish();
    else if (m_answerBody.state() == HttpBodyTracker::State::Failed)
        broken(true);
}

void HttpExchange::leaseClosed(bool isOrderly)
{
    if (!m_hasFinal)
        return answerFailed(TryEnd::ClosedEarly, m_hasAnswerByte ? SentSoFar::Answer : SentSoFar::Request);
    if (isOrderly)
        m_answerBody.close();
    if (m_answerBody.state() == HttpBodyTracker::State::Done)
        finish();
    else
        broken(true);
}

/// What is no HTTP is the lease's, if that speaks it; an odd answer may as well be the site's, handed on.
void HttpExchange::malformed(bool isHttp)
{
    answerFailed(isHttp || isOfSite() ? TryEnd::TargetFailed : TryEnd::Malformed, SentSoFar::Answer, TryEnd::Malformed);
}

void HttpExchange::answerFailed(TryEnd end, SentSoFar sent, TryEnd told)
{
    const bool again = mayTryAgain(sent, m_request.head.method, m_holdsAll);
    const quint64 lease = m_seeker.lease();
    const auto error
        = PortError::of(told == TryEnd::Abandoned ? TryEnd::ClosedEarly : told, lease, std::max(1, m_seeker.tries()));
    m_isSent = m_canSend = false;
    m_due.cancel();
    m_seeker.failed(end, again); // may have found another one, or none, when it comes back
    if (again)
        return watchClient();
    // A request without effect has no unknown outcome: the lease failed, nothing else.
    const bool isHarmless = mayTryAgain(SentSoFar::Request, m_request.head.method, true);
    fail(isHarmless ? error : PortError::outcomeUnknown(lease), false);
}

void HttpExchange::moved(bool isUp, qsizetype bytes)
{
    m_seeker.moved(isUp, bytes);
    m_owner.exchangeMoved(isUp, bytes);
}

bool HttpExchange::toClient(QByteArrayView bytes)
{
    moved(false, bytes.size());
    if (m_client.write(bytes)) {
        waitForBytes();
        return true;
    }
    broken(false);
    return false;
}

void HttpExchange::stop()
{
    m_isOver = true;
    m_due.cancel();
}

void HttpExchange::fail(const PortError &error, bool isClients)
{
    if (m_hasFinal) // an answer in the middle of another one would be read as a part of it
        return broken(!isClients);
    if (std::exchange(m_isOver, true))
        return;
    m_due.cancel();
    m_owner.exchangeFailed(error, isClients);
}

void HttpExchange::broken(bool byLease)
{
    if (std::exchange(m_isOver, true))
        return;
    m_due.cancel();
    m_owner.exchangeBroken(byLease);
}

void HttpExchange::finish()
{
    if (std::exchange(m_isOver, true))
        return;
    m_due.cancel();
    m_owner.exchangeDone(m_rest, m_keeps);
}

} // namespace proxydeck
