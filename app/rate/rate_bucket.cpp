// SPDX-License-Identifier: MIT
#include "rate/rate_bucket.h"

#include <QCryptographicHash>

namespace proxydeck {

RateBucket rateBucket(const Endpoint &endpoint, const Secret &key)
{
    return {QCryptographicHash::hash(key.reveal().toUtf8(), QCryptographicHash::Sha256),
            QByteArray(endpoint.host) + endpoint.path};
}

} // namespace proxydeck
