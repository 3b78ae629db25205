// SPDX-License-Identifier: MIT
#include "tunnel_load.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <utility>

namespace proxydeck::bench {

struct TunnelLoad::Tunnel
{
    int socket = -1;
    QByteArray request = {}; ///< what is still to be sent of it
    QByteArray answer = {};
    ConnectEnd end = {};
    qint64 received = 0; ///< of a message or a download
    double sentMs = 0;   ///< the message under way; 0: none is
    bool isDone = false;

    ~Tunnel()
    {
        if (socket >= 0)
            ::close(socket);
    }
};

namespace {

constexpr int messageBytes = 64;

void watch(int epoll, int operation, int socket, void *tunnel, unsigned events)
{
    epoll_event event{};
    event.events = events;
    event.data.ptr = tunnel;
    epoll_ctl(epoll, operation, socket, &event);
}

} // namespace

TunnelLoad::TunnelLoad(quint16 port, QByteArray fields, int patienceMs)
    : m_port(port)
    , m_fields(std::move(fields))
    , m_patienceMs(patienceMs)
    , m_epoll(epoll_create1(EPOLL_CLOEXEC))
    , m_buffer(256 * 1024)
{
}

TunnelLoad::~TunnelLoad()
{
    m_open.clear();
    ::close(m_epoll);
}

double TunnelLoad::nowMs() const
{
    using namespace std::chrono;
    return duration<double, std::milli>(steady_clock::now().time_since_epoch()).count();
}

std::unique_ptr<TunnelLoad::Tunnel> TunnelLoad::begin(const QByteArray &host)
{
    auto tunnel = std::make_unique<Tunnel>();
    tunnel->end.beganMs = nowMs();
    tunnel->request = "CONNECT " + host + " HTTP/1.1\r\nHost: " + host + "\r\n" + m_fields + "\r\n";
    tunnel->socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int on = 1;
    setsockopt(tunnel->socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(m_port);
    if (tunnel->socket < 0
        || (::connect(tunnel->socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0
            && errno != EINPROGRESS))
        return nullptr;
    watch(m_epoll, EPOLL_CTL_ADD, tunnel->socket, tunnel.get(), EPOLLOUT | EPOLLIN);
    return tunnel;
}

void TunnelLoad::wait(int atMostMs, const std::function<void(Tunnel &, unsigned)> &onEvent)
{
    epoll_event events[256];
    const int number = epoll_wait(m_epoll, events, 256, atMostMs);
    m_isSilent = number == 0;
    for (int i = 0; i < number; ++i)
        onEvent(*static_cast<Tunnel *>(events[i].data.ptr), events[i].events);
}

/// Of a tunnel whose CONNECT was not answered yet.
TunnelLoad::Step TunnelLoad::onEvent(Tunnel &tunnel, unsigned events)
{
    if (!tunnel.request.isEmpty() && (events & EPOLLOUT)) {
        const auto sent
            = ::send(tunnel.socket, tunnel.request.constData(), size_t(tunnel.request.size()), MSG_NOSIGNAL);
        if (sent != tunnel.request.size())
            return Step::Failed; // it is small, and the first
        tunnel.request.clear();
        watch(m_epoll, EPOLL_CTL_MOD, tunnel.socket, &tunnel, EPOLLIN);
        return Step::Wait;
    }
    if (!(events & (EPOLLIN | EPOLLHUP | EPOLLERR)))
        return Step::Wait;
    char bytes[4096];
    const auto size = ::recv(tunnel.socket, bytes, sizeof bytes, 0);
    if (size < 0 && (errno == EAGAIN || errno == EINTR))
        return Step::Wait;
    if (size > 0)
        tunnel.answer.append(bytes, qsizetype(size));
    if (size > 0 && !tunnel.answer.contains("\r\n\r\n"))
        return Step::Wait;
    tunnel.end.ms = nowMs() - tunnel.end.beganMs;
    if (tunnel.answer.contains("\r\n\r\n"))
        tunnel.end.status = tunnel.answer.mid(9, 3).toInt();
    return tunnel.end.isGood() ? Step::Answered : Step::Failed;
}

QList<ConnectEnd> TunnelLoad::connects(int number, int atOnce, const QByteArray &host)
{
    const double start = nowMs();
    Batch batch;
    int begun = 0;
    const auto more = [&] {
        while (begun < number && int(batch.tunnels.size()) < atOnce) {
            ++begun;
            if (auto tunnel = begin(host))
                batch.tunnels.push_back(std::move(tunnel));
            else
                batch.ends.append(ConnectEnd());
        }
    };
    more();
    while (batch.ends.size() < number) {
        wait(m_patienceMs, [&](Tunnel &tunnel, unsigned events) {
            if (!tunnel.isDone && onEvent(tunnel, events) != Step::Wait) {
                tunnel.isDone = true;
                tunnel.end.beganMs -= start;
                batch.ends.append(tunnel.end);
            }
        });
        if (m_isSilent)
            break;
        std::erase_if(batch.tunnels, [](const auto &tunnel) { return tunnel->isDone; });
        more();
    }
    while (batch.ends.size() < number)
        batch.ends.append(ConnectEnd()); // never answered
    return batch.ends;
}

QList<ConnectEnd> TunnelLoad::paced(double perSecond, int number, const std::function<QByteArray(int)> &host)
{
    const double start = nowMs();
    Batch batch;
    int begun = 0;
    while (batch.ends.size() < number) {
        for (; begun < number && nowMs() >= start + begun * 1'000 / perSecond; ++begun) {
            if (auto tunnel = begin(host(begun)))
                batch.tunnels.push_back(std::move(tunnel));
            else
                batch.ends.append(ConnectEnd());
        }
        const double next = start + begun * 1'000 / perSecond - nowMs();
        wait(begun < number ? std::max(0, int(std::ceil(next))) : m_patienceMs, [&](Tunnel &tunnel, unsigned events) {
            if (!tunnel.isDone && onEvent(tunnel, events) != Step::Wait) {
                tunnel.isDone = true;
                tunnel.end.beganMs -= start;
                batch.ends.append(tunnel.end);
            }
        });
        if (m_isSilent && begun == number)
            break;
        std::erase_if(batch.tunnels, [](const auto &tunnel) { return tunnel->isDone; });
    }
    for (const auto &tunnel : batch.tunnels) {
        tunnel->end.beganMs -= start;
        tunnel->end.ms = m_patienceMs;
        batch.ends.append(tunnel->end);
    }
    return batch.ends;
}

bool TunnelLoad::open(int number)
{
    constexpr int atOnce = 50;
    std::vector<std::unique_ptr<Tunnel>> underWay;
    int begun = 0;
    int failed = 0;
    while (failed == 0 && int(m_open.size()) < number) {
        for (; begun < number && int(underWay.size()) < atOnce; ++begun) {
            underWay.push_back(begin("echo.test:80"));
            if (!underWay.back())
                return false;
        }
        wait(m_patienceMs, [&](Tunnel &tunnel, unsigned events) {
            const Step step = onEvent(tunnel, events);
            tunnel.isDone = step == Step::Answered;
            failed += step == Step::Failed ? 1 : 0;
        });
        if (m_isSilent)
            return false;
        for (auto &tunnel : underWay) {
            if (tunnel->isDone) {
                tunnel->isDone = false;
                m_open.push_back(std::move(tunnel));
            }
        }
        std::erase(underWay, nullptr);
    }
    return failed == 0;
}

QList<double> TunnelLoad::roundTrips(int busy, int atOnce, int messages)
{
    const char message[messageBytes] = {'p', 'i', 'n', 'g'};
    QList<double> times;
    times.reserve(messages);
    int sent = 0;
    bool hasFailed = int(m_open.size()) < std::max(busy, atOnce);
    const auto next = [&] {
        if (sent == messages || hasFailed)
            return;
        // Each in its turn; one whose message is still under way comes later.
        Tunnel *tunnel = nullptr;
        do {
            tunnel = m_open[size_t(m_turn++ % unsigned(busy))].get();
        } while (tunnel->sentMs > 0);
        ++sent;
        tunnel->received = 0;
        tunnel->sentMs = nowMs();
        hasFailed = ::send(tunnel->socket, message, messageBytes, MSG_NOSIGNAL) != messageBytes;
    };
    for (int i = 0; i < std::min(busy, atOnce); ++i)
        next();
    while (!hasFailed && times.size() < messages) {
        wait(m_patienceMs, [&](Tunnel &tunnel, unsigned) {
            char bytes[messageBytes];
            const auto size = ::recv(tunnel.socket, bytes, sizeof bytes, 0);
            hasFailed = hasFailed || size == 0 || (size < 0 && errno != EAGAIN && errno != EINTR);
            tunnel.received += std::max<ssize_t>(0, size);
            if (tunnel.received == messageBytes && tunnel.sentMs > 0) {
                times.append(nowMs() - std::exchange(tunnel.sentMs, 0));
                next();
            }
        });
        hasFailed = hasFailed || m_isSilent;
    }
    return times;
}

bool TunnelLoad::download(int tunnels, qint64 bytesEach)
{
    std::vector<std::unique_ptr<Tunnel>> all;
    for (int i = 0; i < tunnels; ++i) {
        all.push_back(begin("bytes-" + QByteArray::number(bytesEach) + ".test:80"));
        if (!all.back())
            return false;
    }
    int done = 0;
    bool hasFailed = false;
    while (!hasFailed && done < tunnels) {
        wait(m_patienceMs, [&](Tunnel &tunnel, unsigned events) {
            if (tunnel.isDone)
                return;
            if (!tunnel.end.isGood()) {
                const Step step = onEvent(tunnel, events);
                if (step == Step::Answered)
                    hasFailed = hasFailed || ::send(tunnel.socket, "x", 1, MSG_NOSIGNAL) != 1;
                hasFailed = hasFailed || step == Step::Failed;
                return;
            }
            const auto size = ::recv(tunnel.socket, m_buffer.data(), m_buffer.size(), 0);
            if (size > 0) {
                tunnel.received += size;
            } else if (size == 0 || (errno != EAGAIN && errno != EINTR)) {
                tunnel.isDone = true;
                ++done;
                hasFailed = hasFailed || tunnel.received != bytesEach;
                watch(m_epoll, EPOLL_CTL_DEL, tunnel.socket, nullptr, 0);
            }
        });
        hasFailed = hasFailed || m_isSilent;
    }
    return !hasFailed;
}

void TunnelLoad::closeAll() { m_open.clear(); }

} // namespace proxydeck::bench
