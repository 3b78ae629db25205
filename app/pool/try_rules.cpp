// SPDX-License-Identifier: MIT
#include "pool/try_rules.h"

#include <algorithm>
#include <array>

namespace proxydeck {

bool mayTryAgain(SentSoFar sent, QByteArrayView method, bool isWhole)
{
    // What a server may have done once, it may do twice, and nothing comes of it (RFC 9110, 9.2.2). Upper and lower
    // case differ: `get` is a method that nobody knows. TRACE never comes so far, see RequestTarget::Fault.
    static constexpr std::array<QByteArrayView, 5> idempotent{"GET", "HEAD", "OPTIONS", "PUT", "DELETE"};
    switch (sent) {
    case SentSoFar::Nothing:
        return true;
    case SentSoFar::Request:
        return isWhole && std::find(idempotent.begin(), idempotent.end(), method) != idempotent.end();
    case SentSoFar::Answer:
        return false;
    }
    return false;
}

} // namespace proxydeck
