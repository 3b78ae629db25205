// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>

#include <thread>

namespace proxydeck {

/// Every socket that this program opens, in whatever thread: linked into a test, its functions stand before those of
/// the C library, note what they are asked for, and pass it on. Linux.
struct SocketCall
{
    enum class Kind : quint8 {
        Open,    ///< socket(): \a place is `inet`, `inet6` or the number of the family, with `/udp` if it is no stream
        Connect, ///< \a place: `address:port`
        Listen,  ///< \a place: `address:port` it is bound to
        SendTo,  ///< a datagram to \a place
        Resolve  ///< getaddrinfo() of the name \a place
    };
    Kind kind = Kind::Open;
    QByteArray place;
    std::thread::id thread;
};

/// Those since the last call, of all threads but the one that calls it.
QList<SocketCall> takeSocketCallsOfOthers();
/// Those since the last call of this one, of the thread that calls it.
QList<SocketCall> takeOwnSocketCalls();

} // namespace proxydeck
