// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"
#include "catalogue/endpoint.h"

#include <QByteArray>

namespace proxydeck {

/// Identifies one rate window: the calls of one key to one interface. The key is stored only as a hash.
struct RateBucket
{
    QByteArray keyHash;
    QByteArray interface; ///< host and path

    friend bool operator==(const RateBucket &, const RateBucket &) = default;
    friend bool operator<(const RateBucket &a, const RateBucket &b)
    {
        return a.keyHash != b.keyHash ? a.keyHash < b.keyHash : a.interface < b.interface;
    }
};

/// SHA-256 of the key: tells rate windows apart without storing the key.
RateBucket rateBucket(const Endpoint &endpoint, const Secret &key);

} // namespace proxydeck
