// SPDX-License-Identifier: MIT
#pragma once

#include <QTcpSocket>

#ifndef Q_OS_WIN
#include <sys/socket.h>
#endif

namespace proxydeck {

/// Ends a connection by RST. Without a linger time of 0 the system sends FIN, unless data was left unread. On Windows
/// the way that Qt ends it.
inline void resetConnection(QTcpSocket &socket)
{
#ifndef Q_OS_WIN
    const linger none{.l_onoff = 1, .l_linger = 0};
    setsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &none, sizeof none);
#endif
    socket.abort();
}

} // namespace proxydeck
