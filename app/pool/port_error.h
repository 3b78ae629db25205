// SPDX-License-Identifier: MIT
#pragma once

#include "handshake/client_login.h"
#include "handshake/error_answer.h"
#include "handshake/request_target.h"
#include "handshake/socks5.h"
#include "pool/port_pool.h"
#include "pool/target_rules.h"

namespace proxydeck {

/// What a client is told when its connection or request is not handed on, in HTTP and in SOCKS5: whose fault it is. A
/// lease is named by its number alone.
struct PortError
{
    ErrorAnswer answer;
    socks5::Reply reply = socks5::Reply::Failure;

    /// What the client has sent.
    static PortError of(HttpFault fault);
    static PortError of(RequestTarget::Fault fault);
    static PortError of(TargetRefusal refusal); ///< not of None
    static PortError of(SteeringName::Fault fault);
    /// Its login; \a isGiven: a wrong one, or one that cannot be read.
    static PortError login(bool isGiven);
    static PortError headTimeout(); ///< no whole head in time

    /// There was no lease. \a retryAfterS: when the keeper's next ones are to be expected; 0: not known. \a
    /// isKeeperOff: the port has a keeper, which the operator has not switched on.
    static PortError of(PortPool::NoLease why, int retryAfterS, bool isKeeperOff); ///< not of None
    /// More connections than a port takes, or more that wait for a lease.
    static PortError tooMany(bool isWaiting);

    /// The last of \a tries ended so. \a lease: its number; not of Worked.
    static PortError of(TryEnd end, quint64 lease, int tries);
    /// The lease failed when the request was sent already, and it may not be sent again: whether it had its effect is
    /// not known.
    static PortError outcomeUnknown(quint64 lease);
};

} // namespace proxydeck
