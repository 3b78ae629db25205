// SPDX-License-Identifier: MIT
#include "pool/try_rules.h"

#include <algorithm>
#include <array>

namespace proxydeck {

bool mayTryAgain(SentSoFar sent, QByteArrayView method, bool isWhole)
{
    // Repeating these has no further effect (RFC 9110, 9.2.2). Methods are case-sensitive: `get` is another, unknown
    // method. TRACE never comes so far, see RequestTarget::Fault.
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
