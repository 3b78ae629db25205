// SPDX-License-Identifier: MIT
#include "handshake/client_login.h"

#include <algorithm>

namespace proxydeck {

Expected<std::optional<ClientLogin>, ClientLogin::Fault> ClientLogin::of(const HttpFields &head)
{
    constexpr QByteArrayView name = "proxy-authorization";
    const Unexpected<Fault> malformed(Fault::Malformed);
    const qsizetype logins = head.count(name);
    if (logins == 0)
        return std::nullopt;
    constexpr QByteArrayView scheme = "basic ";
    const QByteArray value = head.value(name);
    if (logins > 1 || value.size() < scheme.size()
        || QByteArrayView(value).first(scheme.size()).compare(scheme, Qt::CaseInsensitive) != 0)
        return malformed;
    const auto decoded = QByteArray::fromBase64Encoding(
        value.mid(scheme.size()).trimmed(), QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    const QByteArray text = decoded ? *decoded : QByteArray();
    const qsizetype colon = text.indexOf(':');
    const bool hasControl = std::any_of(text.begin(), text.end(), [](char c) {
        const auto u = static_cast<unsigned char>(c);
        return u < 0x20 || u == 0x7f;
    });
    if (colon < 0 || hasControl)
        return malformed;
    return ClientLogin{text.first(colon), Secret(QString::fromUtf8(text.sliced(colon + 1)))};
}

} // namespace proxydeck
