// SPDX-License-Identifier: MIT
#include "relay/inheritance.h"

#include <QtGlobal>

#ifndef Q_OS_WIN
#include <fcntl.h>
#endif

namespace proxydeck {

void keepFromChildren(asio::ip::tcp::socket::native_handle_type socket)
{
#ifdef Q_OS_WIN
    const SOCKET plain = socket; // Asio's is a class there
    ::SetHandleInformation(reinterpret_cast<HANDLE>(plain), HANDLE_FLAG_INHERIT, 0);
#else
    ::fcntl(socket, F_SETFD, FD_CLOEXEC);
#endif
}

} // namespace proxydeck
