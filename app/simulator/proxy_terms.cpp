// SPDX-License-Identifier: MIT
#include "simulator/proxy_terms.h"

namespace proxydeck::sim {

bool ProxyTerms::admit(const QByteArray &authorization) const
{
    if (open)
        return true;
    constexpr QByteArrayView scheme = "basic ";
    const QByteArray begin = authorization.left(scheme.size());
    if (begin.compare(scheme, Qt::CaseInsensitive) != 0)
        return false;
    const auto decoded = QByteArray::fromBase64Encoding(authorization.sliced(scheme.size()).trimmed(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return false;
    const QByteArray &pair = decoded.decoded;
    const qsizetype colon = pair.indexOf(':');
    return colon >= 0 && pair.first(colon) == user && (!password || pair.sliced(colon + 1) == *password);
}

} // namespace proxydeck::sim
