// SPDX-License-Identifier: MIT
#pragma once

#include "check/check_address.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <algorithm>

namespace proxydeck {

/// How leases are checked. Jobs that have begun keep what they began with.
struct CheckSettings
{
    static constexpr int MostAtOnce = 1'024;
    static constexpr int MostInTls = 256; ///< of them, while any address is https:
    static constexpr int MostSamples = 5;

    QList<CheckAddress> addresses = {vendorsCheckAddress()}; ///< at least one
    int samples = 1;                                         ///< 1..5 of each address
    int atOnce = 64;                                         ///< 1..1024 at most
    bool adapts = true;       ///< begins with 16 and grows; false: as many as atOnce from the beginning
    bool findsSocks5 = false; ///< where a lease does not understand CONNECT
    int connectTimeoutMs = 5'000;
    int timeoutMs = 10'000; ///< of one sample, from its connection on
    /// Addresses of this machine, as known: an answer with one of them means that the lease does not hide it.
    QStringList ownAddresses = {};
    /// Exits that are private or reserved count too: those of the simulator are.
    bool anyExitCounts = false;
    /// Certificates in PEM that are trusted instead of the system's; empty: the system's.
    QByteArray roots = {};

    bool isAnySecure() const
    {
        return std::any_of(addresses.cbegin(), addresses.cend(),
                           [](const CheckAddress &address) { return address.isSecure; });
    }
};

} // namespace proxydeck
