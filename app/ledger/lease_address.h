// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

/// Host and port as derived from the `server` text of a lease; the ledger stores them only if they differ from this.
/// Part of the file format: must not change.
struct LeaseAddress
{
    QString host;
    quint16 port = 0;
};
LeaseAddress leaseAddress(const QString &server);

} // namespace proxydeck
