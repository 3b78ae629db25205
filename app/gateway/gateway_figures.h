// SPDX-License-Identifier: MIT
#pragma once

#include "pool/port_pool.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QUuid>

#include <array>

namespace proxydeck {

/// Whether a port listens.
struct PortState
{
    enum class Kind : quint8 {
        Off,
        Listening,
        AddressInUse, ///< by another program
        NotAllowed,   ///< the system does not permit it, or an address beyond loopback without password and list
        NoSuchAddress,
        NoDescriptors, ///< the system's limit is reached
        Failed
    };
    Kind kind = Kind::Off;
    QString error = {}; ///< the system's text, of Failed

    friend bool operator==(const PortState &, const PortState &) = default;
};

/// What one port does, for display. Times in ms, traffic in bytes, since the port was switched on.
struct PortFigures
{
    QUuid port;
    PortState state;
    PortPool::Counts pool;
    int open = 0;         ///< connections of clients now
    int waiting = 0;      ///< of these, for a lease
    int perMinute = 0;    ///< begun in the last minute
    qint64 begun = 0;     ///< connections, and requests of plain HTTP
    qint64 succeeded = 0; ///< of those that ended or were answered
    qint64 failed = 0;    ///< by a lease's fault or for want of one; not what the client or the rules refused
    qint64 refused = 0;   ///< by the rules of targets, the login, a malformed request
    qint64 retried = 0;   ///< tries after the first
    qint64 cut = 0;       ///< by a deadline, while it was not idle
    qint32 firstByteMs50 = -1, firstByteMs95 = -1; ///< of the last 200; -1: none
    qint64 up = 0;                                 ///< from clients
    qint64 down = 0;                               ///< to clients
    std::array<quint32, 60> lastMinute{};          ///< bytes in both directions of each second in KB, oldest first
    bool hasLiterals = false;                      ///< a SOCKS5 client has sent addresses: it resolves names by itself
};

/// One connection of a client, for display.
struct ConnectionFigures
{
    enum class State : quint8 {
        Handshake,
        Waiting,    ///< for a lease
        Connecting, ///< to a lease
        Busy,
        Idle,    ///< no byte for a second
        Closing, ///< its lease ends: it is closed as soon as it is idle
    };
    quint64 id = 0;
    QUuid port;
    QString client;              ///< `address:port`
    QString target;              ///< `host:port`; empty while it is not known
    quint64 lease = noPoolLease; ///< noPoolLease: none yet
    QString session = {};        ///< empty: none
    qint64 begunMs = 0;          ///< UTC ms by the vendor's clock
    qint64 up = 0, down = 0;
    qint64 leaseEndsMs = 0; ///< UTC ms; 0: no lease
    State state = State::Handshake;
};

/// What went through one lease since it was last asked for.
struct LeaseUse
{
    quint64 lease = noPoolLease;
    int open = 0;             ///< now
    qint64 begun = 0;         ///< connections, and requests of plain HTTP
    qint64 succeeded = 0;     ///< the lease said yes, or answered
    qint64 failed = 0;        ///< by its fault
    qint64 cut = 0;           ///< by its deadline
    qint64 up = 0, down = 0;  ///< bytes
    bool isReachable = false; ///< a tunnel worked: as good as a fresh check of its reachability
    bool shouldBeChecked = false;
};

struct GatewayFigures
{
    QList<PortFigures> ports;
    QList<ConnectionFigures> connections; ///< empty unless asked for; at most mostConnections, the newest
    qsizetype allConnections = 0;
    QList<LeaseUse> uses; ///< those that have changed since the last figures
    static constexpr qsizetype mostConnections = 2'000;
};

} // namespace proxydeck

Q_DECLARE_METATYPE(proxydeck::GatewayFigures)
Q_DECLARE_METATYPE(proxydeck::PortState)
