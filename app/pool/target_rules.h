// SPDX-License-Identifier: MIT
#pragma once

#include "pool/port_terms.h"

#include <QByteArrayView>

#include <functional>

namespace proxydeck {

/// Whether a local port hands connections to a target on. Nothing is resolved: a name is judged as a text.
enum class TargetRefusal : quint8 {
    None,
    BadName,  ///< no host name and no address, or port 0
    Loopback, ///< 127.0.0.0/8, ::1, 0.0.0.0, ::, `localhost` and names below it: whatever is allowed
    OwnPort,  ///< one of our own ports
    Lease,    ///< a lease itself
    Private,  ///< private, link-local, unique local, shared (100.64/10), multicast, and names ending in `.local`
    MailPort  ///< 25, 465, 587, 135 to 139, 445
};

/// What is ours at an address and port, as far as it is known. Null: nothing.
struct OwnPlaces
{
    std::function<bool(QByteArrayView host, quint16 port)> isPort = {};  ///< one of the local ports listens there
    std::function<bool(QByteArrayView host, quint16 port)> isLease = {}; ///< a lease of the pool
};

/// \a host: lower case, without brackets. Numbers that inet_aton() reads as an address (`0x7f.1`, `2130706433`) are
/// addresses, and IPv4 inside IPv6 is judged as IPv4.
TargetRefusal refusalOf(QByteArrayView host, quint16 port, const PortTerms &terms, const OwnPlaces &own);

} // namespace proxydeck
