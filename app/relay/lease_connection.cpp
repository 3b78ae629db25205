// SPDX-License-Identifier: MIT
#include "relay/lease_connection.h"

#include <asio/ip/address.hpp>

#include <algorithm>
#include <utility>

namespace proxydeck {

namespace {

/// A lease's answer to CONNECT that is no yes.
TryEnd endOfStatus(int status)
{
    switch (status) {
    case 407:
        return TryEnd::LoginRefused;
    case 403:
    case 451:
        return TryEnd::TargetRefused;
    case 404:
        return TryEnd::TargetFailed;
    default:
        // No proxy answers CONNECT like that, for example with a redirect.
        return status >= 500 ? TryEnd::TargetFailed : TryEnd::Malformed;
    }
}

TryEnd endOfReply(socks5::Reply reply)
{
    switch (reply) {
    case socks5::Reply::NotAllowed:
        return TryEnd::TargetRefused;
    case socks5::Reply::Failure:
    case socks5::Reply::NetworkUnreachable:
    case socks5::Reply::HostUnreachable:
    case socks5::Reply::ConnectionRefused:
    case socks5::Reply::TtlExpired:
    case socks5::Reply::AddressTypeNotSupported:
        return TryEnd::TargetFailed;
    default:
        return TryEnd::Malformed;
    }
}

/// IP addresses are sent as such: not every lease accepts one as a name.
socks5::Target socks5Target(const Authority &target)
{
    asio::error_code error;
    const auto literal = asio::ip::make_address(target.host.toStdString(), error);
    const auto bytes = [](const auto &array) {
        return QByteArray(reinterpret_cast<const char *>(array.data()), qsizetype(array.size()));
    };
    if (error)
        return {.name = target.host, .port = target.port};
    return {.address = literal.is_v4() ? bytes(literal.to_v4().to_bytes()) : bytes(literal.to_v6().to_bytes()),
            .port = target.port};
}

} // namespace

LeaseConnection::LeaseConnection(RelayLoop &loop, PoolLease lease, Owner &owner)
    : m_loop(loop)
    , m_lease(std::move(lease))
    , m_owner(owner)
    , m_dial(loop, *this)
    , m_due(loop.due())
{
}

void LeaseConnection::start(const Authority &target, Way way, qint64 mostMs)
{
    m_target = target;
    m_way = way;
    m_due.set(m_loop.steadyMs() + mostMs, [this] {
        const auto hold = shared_from_this();
        fail({m_state == State::Dialing ? TryEnd::ConnectTimeout : TryEnd::AnswerTimeout});
    });
    m_dial.start(m_lease, weak_from_this());
}

void LeaseConnection::dialed(asio::ip::tcp::socket socket)
{
    m_wire.open(std::move(socket), weak_from_this(), this);
    if (!m_lease.isSocks5 && m_way == Way::Request)
        return setOpen();
    m_state = State::Talking;
    QByteArray first;
    if (m_lease.isSocks5) {
        m_socks5.emplace(socks5Target(m_target), m_lease.user.reveal(), m_lease.password);
        if (m_socks5->state() == Socks5Dialogue::State::Failed)
            return followSocks5();
        first = m_socks5->takeOutput();
    } else {
        m_connect.emplace();
        first = ConnectDialogue::request(QString::fromLatin1(m_target.host), m_target.port, m_lease.user.reveal(),
                                         m_lease.password);
    }
    if (!m_wire.write(first))
        return fail({TryEnd::ClosedEarly});
    m_wire.watch();
}

void LeaseConnection::dialFailed(TryEnd end) { fail({end}); }

void LeaseConnection::wireReadable(Wire &wire)
{
    const auto hold = shared_from_this();
    const Wire::Got got = wire.read(m_loop.buffer());
    if (!got.bytes.isEmpty())
        onBytes(got.bytes);
    if (m_state != State::Talking)
        return;
    if (got.end == Wire::Got::End::Ended || got.end == Wire::Got::End::Broken)
        onClosed();
    else
        wire.watch();
}

void LeaseConnection::onBytes(QByteArrayView bytes)
{
    const qsizetype taken = m_connect ? m_connect->feed(bytes) : m_socks5->feed(bytes);
    m_early = bytes.sliced(taken).toByteArray();
    if (m_connect)
        followConnect();
    else
        followSocks5();
}

void LeaseConnection::onClosed()
{
    if (m_connect) {
        m_connect->close();
        followConnect();
    } else {
        m_socks5->close();
        followSocks5();
    }
}

void LeaseConnection::followConnect()
{
    switch (m_connect->state()) {
    case ConnectDialogue::State::Waiting:
        return;
    case ConnectDialogue::State::Open:
        return setOpen();
    case ConnectDialogue::State::Refused:
        return fail({endOfStatus(m_connect->status()), m_connect->status()});
    case ConnectDialogue::State::Failed:
        const bool isClosed = m_connect->fault() == HttpFault::ClosedInHead;
        return fail({isClosed ? TryEnd::ClosedEarly : TryEnd::Malformed});
    }
}

void LeaseConnection::followSocks5()
{
    switch (m_socks5->state()) {
    case Socks5Dialogue::State::Talking:
        if (const QByteArray bytes = m_socks5->takeOutput(); !bytes.isEmpty() && !m_wire.write(bytes))
            fail({TryEnd::ClosedEarly});
        return;
    case Socks5Dialogue::State::Open:
        return setOpen();
    case Socks5Dialogue::State::Refused:
        return fail({endOfReply(m_socks5->reply()), int(m_socks5->reply())});
    case Socks5Dialogue::State::Denied:
        return fail({TryEnd::LoginRefused});
    case Socks5Dialogue::State::Failed:
        const bool isClosed = m_socks5->fault() == Socks5Dialogue::Fault::Closed;
        return fail({isClosed ? TryEnd::ClosedEarly : TryEnd::Malformed});
    }
}

void LeaseConnection::setOpen()
{
    m_state = State::Open;
    m_due.cancel();
    m_connect.reset();
    m_socks5.reset();
    m_owner.leaseOpened();
}

void LeaseConnection::fail(const Failure &failure)
{
    if (m_state == State::Over)
        return;
    close();
    m_owner.leaseFailed(failure);
}

void LeaseConnection::close()
{
    m_state = State::Over;
    m_due.cancel();
    m_dial.cancel();
    m_wire.close();
}

void LeaseConnection::reset()
{
    m_wire.reset();
    close();
}

} // namespace proxydeck
