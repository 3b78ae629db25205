// SPDX-License-Identifier: MIT
#include "recorded_sockets.h"

#include <arpa/inet.h>
#include <dlfcn.h>
#include <netdb.h>
#include <sys/socket.h>

#include <mutex>
#include <utility>

namespace proxydeck {

namespace {

std::mutex guard;
QList<SocketCall> calls;

void note(SocketCall::Kind kind, const QByteArray &place)
{
    const std::lock_guard lock(guard);
    calls.append({kind, place, std::this_thread::get_id()});
}

QByteArray placeOf(const sockaddr *address)
{
    char text[INET6_ADDRSTRLEN] = {};
    if (address->sa_family == AF_INET) {
        const auto *ip4 = reinterpret_cast<const sockaddr_in *>(address);
        inet_ntop(AF_INET, &ip4->sin_addr, text, sizeof text);
        return QByteArray(text) + ':' + QByteArray::number(ntohs(ip4->sin_port));
    }
    if (address->sa_family == AF_INET6) {
        const auto *ip6 = reinterpret_cast<const sockaddr_in6 *>(address);
        inet_ntop(AF_INET6, &ip6->sin6_addr, text, sizeof text);
        return '[' + QByteArray(text) + "]:" + QByteArray::number(ntohs(ip6->sin6_port));
    }
    return "family " + QByteArray::number(address->sa_family);
}

QList<SocketCall> take(bool own)
{
    const std::lock_guard lock(guard);
    QList<SocketCall> taken;
    QList<SocketCall> left;
    for (const SocketCall &call : std::as_const(calls))
        (own == (call.thread == std::this_thread::get_id()) ? taken : left).append(call);
    calls = left;
    return taken;
}

/// The C library's own.
template<typename Function>
Function *real(Function *, const char *name)
{
    return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name));
}

} // namespace

QList<SocketCall> takeSocketCallsOfOthers() { return take(false); }
QList<SocketCall> takeOwnSocketCalls() { return take(true); }

} // namespace proxydeck

using proxydeck::note;
using proxydeck::placeOf;
using proxydeck::real;
using Kind = proxydeck::SocketCall::Kind;

extern "C" {

int socket(int family, int type, int protocol) noexcept
{
    static auto *const pass = real(&::socket, "socket");
    const QByteArray name = family == AF_INET ? QByteArray("inet")
        : family == AF_INET6                  ? QByteArray("inet6")
                                              : QByteArray::number(family);
    note(Kind::Open, (type & 0xf) == SOCK_STREAM ? name : name + "/udp");
    return pass(family, type, protocol);
}

int connect(int descriptor, const sockaddr *address, socklen_t size)
{
    static auto *const pass = real(&::connect, "connect");
    note(Kind::Connect, placeOf(address));
    return pass(descriptor, address, size);
}

int listen(int descriptor, int backlog) noexcept
{
    static auto *const pass = real(&::listen, "listen");
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    auto *const generic = reinterpret_cast<sockaddr *>(&address);
    note(Kind::Listen, getsockname(descriptor, generic, &size) == 0 ? placeOf(generic) : QByteArray("?"));
    return pass(descriptor, backlog);
}

ssize_t sendto(int descriptor, const void *bytes, size_t size, int flags, const sockaddr *address, socklen_t length)
{
    static auto *const pass = real(&::sendto, "sendto");
    if (address)
        note(Kind::SendTo, placeOf(address));
    return pass(descriptor, bytes, size, flags, address, length);
}

ssize_t sendmsg(int descriptor, const msghdr *message, int flags)
{
    static auto *const pass = real(&::sendmsg, "sendmsg");
    if (message->msg_name)
        note(Kind::SendTo, placeOf(static_cast<const sockaddr *>(message->msg_name)));
    return pass(descriptor, message, flags);
}

int getaddrinfo(const char *name, const char *service, const addrinfo *hints, addrinfo **found)
{
    static auto *const pass = real(&::getaddrinfo, "getaddrinfo");
    note(Kind::Resolve, name ? name : "");
    return pass(name, service, hints, found);
}

} // extern "C"
