// SPDX-License-Identifier: MIT
#include "gateway/client_connection.h"

#include "gateway/gateway.h"
#include "gateway/gateway_port.h"
#include "relay/ip_address_of.h"

#include <algorithm>
#include <utility>

namespace proxydeck {

namespace {

constexpr qint64 keepAliveMs = 60'000; ///< a client without a request
constexpr qint64 farewellMs = 2'000;   ///< until a client that was told no is closed
constexpr qint64 slowMs = 120'000;     ///< in which a client takes none of what it was sent last
constexpr qsizetype mostDiscarded = 1 << 20;

} // namespace

ClientConnection::ClientConnection(GatewayPort &port, quint64 id)
    : m_port(port)
    , m_id(id)
    , m_begunMs(port.loop().steadyMs())
    , m_seeker(port, *this)
    , m_due(port.loop().due())
{
}

void ClientConnection::start(asio::ip::tcp::socket socket, const asio::ip::tcp::endpoint &client)
{
    m_clientPort = client.port();
    m_clientAddress = ipAddressOf(client.address());
    m_descriptors = DescriptorBudget::Hold(m_port.loop().descriptors());
    m_wire.open(std::move(socket), weak_from_this(), this);
    waitForRequest();
}

void ClientConnection::waitForRequest()
{
    m_stage = Stage::Handshake;
    m_dialogue.reset();
    m_target = {};
    m_due.set(m_port.loop().steadyMs() + (m_isRequestWhole ? keepAliveMs : Gateway::headMs),
              [this] { onHandshakeDue(); });
    m_wire.watch();
}

void ClientConnection::onHandshakeDue()
{
    m_dialogue && m_dialogue->isInHead() ? refuse(PortError::headTimeout()) : close();
}

void ClientConnection::wireReadable(Wire &wire)
{
    switch (m_stage) {
    case Stage::Handshake:
        break;
    case Stage::Seeking:
        return takeEarly();
    case Stage::Exchange:
        return m_exchange->clientReadable();
    case Stage::Farewell:
        return discard();
    case Stage::Tunnel: // it has the wire
    case Stage::Closed:
        return;
    }
    if (wire.kept() > 0)
        return; // a client that does not read its answers gets no further one: see nextRequest()
    const Wire::Got got = wire.read(m_port.loop().buffer());
    if (got.end == Wire::Got::End::Ended || got.end == Wire::Got::End::Broken)
        return close();
    if (!got.bytes.isEmpty())
        onHandshakeBytes(got.bytes);
    if (m_stage == Stage::Handshake)
        wire.watch();
}

void ClientConnection::onHandshakeBytes(QByteArrayView bytes)
{
    if (!m_dialogue && m_isRequestWhole) { // the time of the first one has begun already
        m_dialogue.emplace(std::nullopt);
        m_due.set(m_port.loop().steadyMs() + Gateway::headMs, [this] { onHandshakeDue(); });
    } else if (!m_dialogue) {
        using Login = Socks5ServerDialogue::Login;
        m_dialogue.emplace(m_port.terms().hasPassword ? Login::Required : Login::Optional);
    }
    qsizetype taken = m_dialogue->feed(bytes);
    while (m_dialogue->state() == ClientDialogue::State::LoginGiven) {
        m_dialogue->answerLogin(!m_port.admit(m_dialogue->login(), m_steering));
        taken += m_dialogue->feed(bytes.sliced(taken));
    }
    if (const QByteArray out = m_dialogue->takeOutput(); !out.isEmpty() && !m_wire.write(out))
        return close();
    switch (m_dialogue->state()) {
    case ClientDialogue::State::Talking:
    case ClientDialogue::State::LoginGiven:
        return;
    case ClientDialogue::State::BadHead:
        return refuse(PortError::of(m_dialogue->fault()));
    case ClientDialogue::State::Failed:
        m_port.counter().refused();
        return farewell();
    case ClientDialogue::State::Requested:
        m_early = bytes.sliced(taken).toByteArray();
        m_dialogue->isSocks5() ? onSocksRequest() : onHttpRequest();
    }
}

void ClientConnection::onHttpRequest()
{
    const HttpRequestHead &head = m_dialogue->head();
    const auto framing = HttpFraming::of(head);
    if (!framing)
        return refuse(PortError::of(framing.error()));
    const auto target = RequestTarget::of(head);
    if (!target)
        return refuse(PortError::of(target.error()));
    const auto login = ClientLogin::of(head);
    if (!login)
        return refuse(PortError::login(true));
    if (const auto error = m_port.admit(*login, m_steering))
        return refuse(*error);
    if (const TargetRefusal refusal = m_port.refusalFor(target->place); refusal != TargetRefusal::None)
        return refuse(PortError::of(refusal));
    if (target->form == RequestTarget::Form::Authority)
        return serve(target->place);
    m_exchange
        = std::make_unique<HttpExchange>(m_port.loop(), m_wire, m_seeker, static_cast<HttpExchange::Owner &>(*this),
                                         HttpExchange::Request{head, *target, *framing});
    serve(target->place);
}

void ClientConnection::onSocksRequest()
{
    if (m_dialogue->isLiteral())
        m_port.counter().literal();
    const Authority target = m_dialogue->target();
    if (const TargetRefusal refusal = m_port.refusalFor(target); refusal != TargetRefusal::None)
        return refuse(PortError::of(refusal));
    serve(target);
}

void ClientConnection::serve(const Authority &target)
{
    m_due.cancel();
    m_target = target;
    m_isRequestWhole = true;
    m_leaseEnds = m_endsWhenIdle = m_isCut = false;
    m_port.handshakeEnded(m_id);
    m_port.counter().begun(m_port.loop().steadyMs());
    const LeaseConnection::Way way = m_exchange ? LeaseConnection::Way::Request : LeaseConnection::Way::Tunnel;
    const auto hold = shared_from_this();
    if (m_exchange) {
        m_stage = Stage::Exchange;
        m_dialogue.reset();
        m_exchange->start(std::exchange(m_early, {}));
        if (m_stage != Stage::Exchange || m_exchange->isOver())
            return; // a malformed body
    } else {
        m_stage = Stage::Seeking;
    }
    m_seeker.start(target, way, m_steering, m_port.stickyAddress(m_clientAddress));
    if (m_stage == Stage::Seeking)
        m_wire.watch(); // to learn that the client has gone
}

void ClientConnection::takeEarly()
{
    const qsizetype room = Gateway::mostHeld - m_early.size();
    const Wire::Got got = m_wire.read(m_port.loop().buffer().first(size_t(room)));
    // A client that ends before the tunnel exists no longer wants it.
    if (got.end == Wire::Got::End::Ended || got.end == Wire::Got::End::Broken)
        return close();
    m_early.append(got.bytes.data(), got.bytes.size());
    if (m_early.size() < Gateway::mostHeld)
        m_wire.watch();
}

void ClientConnection::leaseFound()
{
    m_leaseEnds = false; // that was the lease before
    if (m_exchange)
        return m_exchange->leaseFound();
    m_port.counter().succeeded();
    if (!m_wire.write(m_dialogue->yes()))
        return close();
    const QByteArray early = m_seeker.connection().takeEarly();
    beginTunnel(std::exchange(m_early, {}), early);
}

void ClientConnection::beginTunnel(QByteArrayView fromClient, QByteArrayView fromLease)
{
    m_stage = Stage::Tunnel;
    m_dialogue.reset();
    m_tunnel = std::make_unique<Tunnel>(m_port.loop(), m_wire, m_seeker.connection().wire(),
                                        static_cast<Tunnel::Owner &>(*this));
    m_endsWhenIdle = m_leaseEnds || m_port.isShuttingDown(); // since the upgrade was requested
    m_tunnel->start(fromClient, fromLease);
    if (m_endsWhenIdle)
        endIfIdle();
}

void ClientConnection::noLeaseFound(const PortError &error)
{
    if (m_exchange)
        return m_exchange->noLeaseFound(error);
    m_port.counter().failed();
    answer(error);
}

void ClientConnection::tunnelMoved(bool isUp, qsizetype bytes)
{
    (isUp ? m_up : m_down) += bytes;
    m_seeker.moved(isUp, bytes);
    m_port.counter().moved(isUp, bytes, m_tunnel->lastByteMs());
}

void ClientConnection::tunnelHalfEnded() { endIfIdle(); }

void ClientConnection::tunnelEnded(Tunnel::End end)
{
    if (end == Tunnel::End::Orderly)
        return close();
    if (end == Tunnel::End::LeaseReset && m_leaseEnds)
        countCut();
    breakOff();
}

void ClientConnection::exchangeBroken(bool byLease)
{
    if (byLease && m_leaseEnds)
        countCut();
    breakOff();
}

void ClientConnection::countCut()
{
    if (!std::exchange(m_isCut, true))
        m_seeker.cut();
}

void ClientConnection::exchangeMoved(bool isUp, qsizetype bytes)
{
    (isUp ? m_up : m_down) += bytes;
    m_port.counter().moved(isUp, bytes, m_port.loop().steadyMs());
}

void ClientConnection::exchangeAnswered(qint32 firstByteMs)
{
    m_port.counter().succeeded();
    m_seeker.firstByte(firstByteMs);
}

void ClientConnection::exchangeDone(const QByteArray &rest, bool keeps)
{
    m_early = rest;
    m_seeker.stop();
    m_port.loop().bury(std::shared_ptr<HttpExchange>(std::move(m_exchange)));
    if (!keeps || m_port.isShuttingDown())
        return farewell();
    nextRequest();
}

void ClientConnection::nextRequest()
{
    waitForRequest();
    if (m_wire.kept() > 0)
        return m_due.set(m_port.loop().steadyMs() + slowMs, [this] { close(); });
    if (const QByteArray next = std::exchange(m_early, {}); !next.isEmpty())
        onHandshakeBytes(next);
}

void ClientConnection::exchangeUpgraded(const QByteArray &fromClient, const QByteArray &fromLease)
{
    const QByteArray up = fromClient;
    const QByteArray down = fromLease;
    m_port.loop().bury(std::shared_ptr<HttpExchange>(std::move(m_exchange)));
    beginTunnel(up, down);
}

void ClientConnection::exchangeFailed(const PortError &error, bool isClients)
{
    isClients ? m_port.counter().refused() : m_port.counter().failed();
    answer(error);
}

void ClientConnection::refuse(const PortError &error)
{
    m_port.counter().refused();
    answer(error);
}

void ClientConnection::answer(const PortError &error)
{
    m_wire.write(m_dialogue ? m_dialogue->no(error.answer, error.reply)
                            : error.answer.bytes(m_exchange && m_exchange->head().method == "HEAD"));
    farewell();
}

void ClientConnection::farewell()
{
    m_stage = Stage::Farewell;
    m_port.handshakeEnded(m_id);
    m_seeker.stop();
    if (m_exchange)
        m_port.loop().bury(std::shared_ptr<HttpExchange>(std::move(m_exchange)));
    m_early = {};
    m_wire.endSending();
    // What the client is still sending is read: else the system would drop the answer with it.
    m_due.set(m_port.loop().steadyMs() + (m_wire.kept() > 0 ? slowMs : farewellMs), [this] { close(); });
    m_wire.watch();
}

void ClientConnection::discard()
{
    const Wire::Got got = m_wire.read(m_port.loop().buffer());
    m_discarded += got.bytes.size();
    const bool isEnded = got.end == Wire::Got::End::Ended && m_wire.kept() == 0;
    if (isEnded || got.end == Wire::Got::End::Broken || m_discarded > mostDiscarded)
        return close();
    if (got.end != Wire::Got::End::Ended)
        m_wire.watch();
}

void ClientConnection::wireWritten(Wire &)
{
    if (m_stage == Stage::Exchange)
        m_exchange->clientWritten();
    else if (m_stage == Stage::Farewell)
        m_due.set(m_port.loop().steadyMs() + farewellMs, [this] { close(); });
    else if (m_stage == Stage::Handshake)
        nextRequest();
}

void ClientConnection::wireBroken(Wire &) { breakOff(); }

void ClientConnection::endWhenIdle()
{
    m_leaseEnds = true;
    if (m_stage != Stage::Tunnel)
        return;
    m_endsWhenIdle = true;
    endIfIdle();
}

void ClientConnection::shutDown()
{
    if (m_stage == Stage::Handshake || m_stage == Stage::Seeking)
        return m_wire.kept() > 0 ? farewell() : close();
    m_endsWhenIdle = true; // an exchange goes on to the end of its answer
    endIfIdle();
}

void ClientConnection::endIfIdle()
{
    if (m_stage != Stage::Tunnel)
        return;
    const qint64 idleMs = m_endsWhenIdle ? Gateway::idleMs : Gateway::halfEndedMs;
    const qint64 nowMs = m_port.loop().steadyMs();
    if (m_tunnel->isIdle(nowMs, idleMs))
        return close();
    // Bytes that one side does not take yet keep the tunnel busy for longer.
    const qint64 idleAtMs = m_tunnel->lastByteMs() + idleMs;
    m_due.set(idleAtMs > nowMs ? idleAtMs : nowMs + Gateway::idleMs, [this] { endIfIdle(); });
}

void ClientConnection::leaseGone()
{
    if (m_stage == Stage::Exchange && m_seeker.isFound()) {
        countCut();
        m_exchange->leaseGone();
    } else if (m_stage == Stage::Tunnel && !m_tunnel->isIdle(m_port.loop().steadyMs(), Gateway::idleMs)) {
        countCut();
        breakOff();
    } else if (m_stage == Stage::Tunnel) {
        close();
    }
}

void ClientConnection::breakOff()
{
    m_wire.reset();
    m_seeker.reset();
    close();
}

void ClientConnection::close()
{
    if (std::exchange(m_stage, Stage::Closed) == Stage::Closed)
        return;
    m_due.cancel();
    if (m_wire.kept() > 0 || (m_exchange && m_exchange->hasBegun()))
        m_wire.reset(); // RST: after FIN a cut answer could look complete
    if (m_exchange)
        m_exchange->stop();
    m_wire.close();
    m_seeker.stop();
    m_descriptors.release();
    m_port.connectionClosed(m_id);
}

ConnectionFigures ClientConnection::figures() const
{
    using State = ConnectionFigures::State;
    ConnectionFigures figures;
    figures.id = m_id;
    figures.port = m_port.terms().id;
    const QByteArray client = m_clientAddress.text();
    figures.client = QString::fromLatin1(m_clientAddress.isV6 ? '[' + client + ']' : client) + u':'
        + QString::number(m_clientPort);
    figures.target = m_target.host.isEmpty() ? QString() : QString::fromLatin1(m_target.text());
    figures.lease = m_seeker.lease();
    figures.session = QString::fromUtf8(m_seeker.session());
    figures.begunMs = m_port.loop().toVendorMs(m_begunMs);
    figures.up = m_up;
    figures.down = m_down;
    figures.leaseEndsMs = m_seeker.leaseEndsMs();
    if (m_seeker.state() == LeaseSeeker::State::Waiting)
        figures.state = State::Waiting;
    else if (m_seeker.state() == LeaseSeeker::State::Connecting)
        figures.state = State::Connecting;
    else if (m_stage == Stage::Tunnel && m_endsWhenIdle)
        figures.state = State::Closing;
    else if (m_stage == Stage::Tunnel && m_tunnel->isIdle(m_port.loop().steadyMs(), Gateway::idleMs))
        figures.state = State::Idle;
    else if (m_stage == Stage::Tunnel || m_stage == Stage::Exchange)
        figures.state = State::Busy;
    return figures;
}

} // namespace proxydeck
