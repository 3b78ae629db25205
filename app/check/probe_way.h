// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"
#include "check/check_address.h"
#include "lease/check_outcome.h"

#include <QHostAddress>
#include <QList>
#include <QStringList>

namespace proxydeck {

/// One way through a lease to a check address.
struct ProbeWay
{
    QList<QHostAddress> hosts; ///< of the lease, at least one; tried in this order
    quint16 port = 0;
    Secret user;
    Secret password;
    CheckProtocol protocol = CheckProtocol::HttpConnect; ///< HttpForward only to a CheckAddress without TLS
    CheckAddress address;
    int connectTimeoutMs = 5'000;
    int timeoutMs = 10'000;
    QString declaredExit;     ///< in canonical form; empty: not declared
    QStringList ownAddresses; ///< in canonical form
    bool anyExitCounts = false;
};

} // namespace proxydeck
