// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <cerrno>
#include <utility>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace proxydeck {

/// A socket of the system's that waits, at 127.0.0.1: for what Qt's do not tell apart.
struct RawSocket
{
    static constexpr int Ended = 0;

    explicit RawSocket(int descriptor = ::socket(AF_INET, SOCK_STREAM, 0))
        : fd(descriptor)
    {
    }
    ~RawSocket() { close(); }
    RawSocket(const RawSocket &) = delete;
    RawSocket &operator=(const RawSocket &) = delete;

    bool listen(int backlog = 10) const
    {
        sockaddr_in address = at(0);
        return ::bind(fd, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0 && ::listen(fd, backlog) == 0;
    }
    quint16 port() const
    {
        sockaddr_in address{};
        socklen_t size = sizeof address;
        ::getsockname(fd, reinterpret_cast<sockaddr *>(&address), &size);
        return ntohs(address.sin_port);
    }
    bool connectTo(quint16 port) const
    {
        sockaddr_in address = at(port);
        return ::connect(fd, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
    }
    bool write(const QByteArray &bytes) const
    {
        return ::send(fd, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL) == bytes.size();
    }
    QByteArray readUntil(const QByteArray &end) const
    {
        QByteArray got;
        char c = 0;
        while (!got.endsWith(end) && ::read(fd, &c, 1) == 1)
            got += c;
        return got;
    }
    /// Ended, or the error; -1: there was a byte.
    int readError() const
    {
        char c = 0;
        const ssize_t size = ::read(fd, &c, 1);
        return size < 0 ? errno : size == 0 ? Ended : -1;
    }
    void close()
    {
        if (fd >= 0)
            ::close(std::exchange(fd, -1));
    }

    int fd;

private:
    static sockaddr_in at(quint16 port)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(port);
        return address;
    }
};

} // namespace proxydeck
