// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

/// What a lease's `server` text says of host and port by itself; the ledger stores them only where they differ from
/// this. Part of the file format: must not change.
struct LeaseAddress
{
    QString host;
    quint16 port = 0;
};
LeaseAddress leaseAddress(const QString &server);

} // namespace proxydeck
