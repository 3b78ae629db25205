// SPDX-License-Identifier: MIT
#include "tunnel_origin.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <utility>

namespace proxydeck::bench {

namespace {

constexpr qsizetype bufferBytes = 256 * 1024;

QByteArray wordAfter(const QByteArray &text, const QByteArray &begin)
{
    return text.startsWith(begin) ? text.mid(begin.size()) : QByteArray();
}

void cutNow(int socket)
{
    const linger reset{1, 0};
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
}

} // namespace

TunnelOrigin::TunnelOrigin(QByteArray user, const QByteArray &password)
    : m_login("basic " + (user.append(':') + password).toBase64().toLower())
    , m_epoll(epoll_create1(EPOLL_CLOEXEC))
    , m_buffer(size_t(bufferBytes), 'x')
{
    m_orders.role = Role::Orders;
    m_orders.socket = STDIN_FILENO;
    std::signal(SIGPIPE, SIG_IGN);
}

TunnelOrigin::~TunnelOrigin()
{
    for (const auto &[socket, peer] : m_peers)
        ::close(socket);
    ::close(m_epoll);
}

qint64 TunnelOrigin::steadyMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

int TunnelOrigin::run()
{
    watch(&m_orders, false);
    std::vector<epoll_event> events(512);
    while (!m_isOver) {
        const int wait = m_due.empty() ? -1 : int(std::max<qint64>(0, m_due.begin()->first - steadyMs()));
        const int number = epoll_wait(m_epoll, events.data(), int(events.size()), wait);
        if (number < 0 && errno != EINTR)
            return 1;
        for (int i = 0; i < number; ++i) {
            auto *peer = static_cast<Peer *>(events[size_t(i)].data.ptr);
            if (peer->socket < 0)
                continue; // dropped in this round
            if (peer->role == Role::Orders) {
                onOrders();
            } else if (peer->role == Role::Door) {
                accept(peer);
            } else {
                if (events[size_t(i)].events & EPOLLOUT)
                    flush(peer);
                if (peer->socket >= 0 && (events[size_t(i)].events & (EPOLLIN | EPOLLHUP | EPOLLERR)))
                    onReadable(peer);
            }
        }
        answerDue();
        m_dropped.clear();
    }
    return 0;
}

void TunnelOrigin::watch(Peer *peer, bool writes)
{
    epoll_event event{};
    event.events = EPOLLIN | (writes ? uint32_t(EPOLLOUT) : 0U);
    event.data.ptr = peer;
    if (epoll_ctl(m_epoll, EPOLL_CTL_MOD, peer->socket, &event) != 0)
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, peer->socket, &event);
    peer->wantsWrite = writes;
}

void TunnelOrigin::onOrders()
{
    char bytes[4096];
    const auto size = ::read(STDIN_FILENO, bytes, sizeof bytes);
    if (size <= 0) {
        m_isOver = true;
        return;
    }
    m_ordersIn.append(bytes, qsizetype(size));
    for (qsizetype end = 0; (end = m_ordersIn.indexOf('\n')) >= 0;) {
        const QByteArray answer = order(m_ordersIn.first(end)) + '\n';
        m_ordersIn.remove(0, end + 1);
        std::fwrite(answer.constData(), 1, size_t(answer.size()), stdout);
        std::fflush(stdout);
    }
}

QByteArray TunnelOrigin::order(const QByteArray &line)
{
    const QByteArray argument = line.mid(line.indexOf(' ') + 1);
    if (line.startsWith("lease ")) {
        static const QHash<QByteArray, Kind> kinds{{"good", Kind::Good},
                                                   {"refuse", Kind::Refuse},
                                                   {"silent", Kind::Silent},
                                                   {"login", Kind::Login},
                                                   {"close", Kind::Close}};
        return QByteArray::number(openLease(kinds.value(argument, Kind::Good)));
    }
    if (line.startsWith("end ")) {
        endLease(argument.toUShort());
        return "ended";
    }
    if (line.startsWith("last ")) {
        const auto lease = m_leases.find(argument.toUShort());
        return QByteArray::number(lease == m_leases.end() ? 0 : lease->second.lastMs);
    }
    return QByteArray::number(m_connects) + ' ' + QByteArray::number(m_requests) + ' '
        + QByteArray::number(m_withoutLogin) + ' ' + QByteArray::number(m_cut);
}

quint16 TunnelOrigin::openLease(Kind kind)
{
    const int door = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    // Bound and not listening, a port refuses, and nobody else gets it.
    if (door < 0 || ::bind(door, reinterpret_cast<sockaddr *>(&address), size) != 0
        || (kind != Kind::Refuse && ::listen(door, 1024) != 0)
        || ::getsockname(door, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        return 0;
    const quint16 port = ntohs(address.sin_port);
    m_leases[port] = {door, kind, 0};
    auto peer = std::make_unique<Peer>();
    peer->role = Role::Door;
    peer->socket = door;
    peer->port = port;
    if (kind != Kind::Refuse)
        watch(peer.get(), false);
    m_peers[door] = std::move(peer);
    return port;
}

void TunnelOrigin::endLease(quint16 port)
{
    std::vector<Peer *> its;
    for (const auto &[socket, peer] : m_peers) {
        if (peer->port == port)
            its.push_back(peer.get());
    }
    for (Peer *peer : its) {
        if (peer->role == Role::Client) {
            m_cut += peer->answersDue > 0 || peer->written < peer->out.size() ? 1 : 0;
            cutNow(peer->socket);
        }
        drop(peer);
    }
    m_leases.erase(port);
}

void TunnelOrigin::accept(Peer *door)
{
    while (true) {
        const int socket = ::accept4(door->socket, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (socket < 0)
            return;
        Lease &lease = m_leases[door->port];
        lease.lastMs = steadyMs();
        if (lease.kind == Kind::Close) {
            ::close(socket);
            continue;
        }
        const int on = 1;
        setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        auto peer = std::make_unique<Peer>();
        peer->socket = socket;
        peer->port = door->port;
        watch(peer.get(), false);
        m_peers[socket] = std::move(peer);
    }
}

void TunnelOrigin::onReadable(Peer *peer)
{
    if (peer->mode == Mode::Echo && peer->written < peer->out.size())
        return; // until that is written
    const auto size = ::recv(peer->socket, m_buffer.data(), m_buffer.size(), 0);
    if (size == 0 || (size < 0 && errno != EAGAIN && errno != EINTR))
        return drop(peer);
    if (size < 0)
        return;
    if (m_leases[peer->port].kind == Kind::Silent)
        return;
    const char *bytes = m_buffer.data();
    switch (peer->mode) {
    case Mode::Head:
        peer->in.append(bytes, qsizetype(size));
        return onHead(peer);
    case Mode::Echo: {
        const auto sent = ::send(peer->socket, bytes, size_t(size), MSG_NOSIGNAL);
        if (sent < size) {
            peer->out.append(bytes + std::max<ssize_t>(0, sent), qsizetype(size - std::max<ssize_t>(0, sent)));
            watch(peer, true);
        }
        return;
    }
    case Mode::Bytes:
        return flush(peer);
    case Mode::Web:
        peer->in.append(bytes, qsizetype(size));
        return onWebRequest(peer);
    }
}

void TunnelOrigin::onHead(Peer *peer)
{
    const qsizetype end = peer->in.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray head = peer->in.first(end + 2);
    const QByteArray lower = head.toLower();
    const bool isConnect = head.startsWith("CONNECT ");
    ++(isConnect ? m_connects : m_requests);
    const bool hasLogin = lower.contains("\r\nproxy-authorization: " + m_login + "\r\n");
    if (!hasLogin || m_leases[peer->port].kind == Kind::Login) {
        m_withoutLogin += hasLogin ? 0 : 1;
        peer->out = "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"lease\"\r\n"
                    "Content-Length: 0\r\nConnection: close\r\n\r\n";
        peer->endsWhenWritten = true;
        return flush(peer);
    }
    QByteArray target = head.split(' ').value(1);
    if (!isConnect) {
        peer->mode = Mode::Web;
        target = wordAfter(target, "http://");
    }
    const QByteArray host = target.left(target.indexOf(isConnect ? ':' : '/')).split(':').first();
    if (const QByteArray ms = wordAfter(host, "wait-"); !ms.isEmpty())
        peer->waitMs = ms.left(ms.indexOf('.')).toInt();
    if (!isConnect)
        return onWebRequest(peer);
    peer->isTunnel = true;
    peer->in.remove(0, end + 4);
    if (host == "echo.test")
        peer->mode = Mode::Echo;
    else if (const QByteArray bytes = wordAfter(host, "bytes-"); !bytes.isEmpty()) {
        peer->mode = Mode::Bytes;
        peer->toSend = bytes.left(bytes.indexOf('.')).toLongLong();
    } else
        peer->mode = Mode::Web;
    peer->out = "HTTP/1.1 200 Connection established\r\n\r\n";
    if (peer->mode == Mode::Echo)
        peer->out += std::exchange(peer->in, {});
    const auto sent = ::send(peer->socket, peer->out.constData(), size_t(peer->out.size()), MSG_NOSIGNAL);
    if (sent != peer->out.size()) // of an empty socket's buffer
        return drop(peer);
    peer->out.clear();
}

void TunnelOrigin::onWebRequest(Peer *peer)
{
    for (qsizetype end = 0; (end = peer->in.indexOf("\r\n\r\n")) >= 0;) {
        m_requests += peer->isTunnel ? 1 : 0;
        peer->in.remove(0, end + 4);
        ++peer->answersDue;
        m_due.emplace(steadyMs() + peer->waitMs, peer->socket);
    }
}

void TunnelOrigin::answerDue()
{
    while (!m_due.empty() && m_due.begin()->first <= steadyMs()) {
        const auto found = m_peers.find(m_due.begin()->second);
        m_due.erase(m_due.begin());
        // The socket's number may be another's by now: that one is owed nothing, or as much.
        if (found == m_peers.end() || found->second->answersDue == 0)
            continue;
        Peer *peer = found->second.get();
        --peer->answersDue;
        const QByteArray body = QByteArray::number(peer->port) + '\n';
        peer->out += "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " + QByteArray::number(body.size())
            + "\r\n\r\n" + body;
        flush(peer);
    }
}

void TunnelOrigin::flush(Peer *peer)
{
    while (true) {
        const bool isStream = peer->mode == Mode::Bytes;
        const char *from = isStream ? m_buffer.data() : peer->out.constData() + peer->written;
        const qint64 left = isStream ? peer->toSend : peer->out.size() - peer->written;
        if (left == 0)
            break;
        const auto sent = ::send(peer->socket, from, size_t(std::min<qint64>(left, bufferBytes)), MSG_NOSIGNAL);
        if (sent < 0 && errno != EAGAIN && errno != EINTR)
            return drop(peer);
        if (sent < 0)
            return watch(peer, true);
        if (isStream)
            peer->toSend -= sent;
        else
            peer->written += sent;
    }
    peer->out.clear();
    peer->written = 0;
    if (peer->endsWhenWritten || peer->mode == Mode::Bytes)
        return drop(peer);
    if (peer->wantsWrite)
        watch(peer, false);
}

void TunnelOrigin::drop(Peer *peer)
{
    const auto found = m_peers.find(peer->socket);
    if (found == m_peers.end())
        return;
    ::close(peer->socket);
    peer->socket = -1;
    m_dropped.push_back(std::move(found->second)); // an event of this round may still name it
    m_peers.erase(found);
}

} // namespace proxydeck::bench
