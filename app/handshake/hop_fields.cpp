// SPDX-License-Identifier: MIT
#include "handshake/hop_fields.h"

#include <algorithm>
#include <array>

namespace proxydeck {

namespace {

template<size_t size>
bool isOneOf(QByteArrayView name, const std::array<QByteArrayView, size> &names)
{
    return std::any_of(names.begin(), names.end(),
                       [name](QByteArrayView one) { return name.compare(one, Qt::CaseInsensitive) == 0; });
}

} // namespace

bool isOfConnection(QByteArrayView name)
{
    static constexpr std::array<QByteArrayView, 6> names{"connection", "keep-alive",     "te",
                                                         "upgrade",    "http2-settings", "transfer-encoding"};
    constexpr QByteArrayView proxy = "proxy-";
    return isOneOf(name, names)
        || (name.size() >= proxy.size() && name.first(proxy.size()).compare(proxy, Qt::CaseInsensitive) == 0);
}

bool isOfMessage(QByteArrayView name)
{
    static constexpr std::array<QByteArrayView, 3> names{"content-length", "host", "trailer"};
    return isOneOf(name, names) || isOfConnection(name);
}

} // namespace proxydeck
