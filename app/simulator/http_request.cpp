// SPDX-License-Identifier: MIT
#include "simulator/http_request.h"

#include <algorithm>

namespace proxydeck::sim {

QByteArray HttpRequest::header(QByteArrayView name) const
{
    for (const HttpHeader &header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value.isNull() ? QByteArray("") : header.value;
    }
    return {};
}

bool HttpRequest::wantsKeepAlive() const
{
    bool keepAlive = minorVersion >= 1;
    for (const HttpHeader &header : headers) {
        if (header.name.compare("connection", Qt::CaseInsensitive) != 0)
            continue;
        for (const QByteArray &option : header.value.toLower().split(',')) {
            if (option.trimmed() == "close")
                return false;
            if (option.trimmed() == "keep-alive")
                keepAlive = true;
        }
    }
    return keepAlive;
}

std::optional<Authority> Authority::parse(QByteArrayView text, quint16 defaultPort)
{
    QByteArrayView host = text;
    QByteArrayView port;
    bool hasPort = false;
    if (text.startsWith('[')) {
        const qsizetype end = text.indexOf(']');
        if (end < 0)
            return std::nullopt;
        host = text.sliced(1, end - 1);
        const QByteArrayView rest = text.sliced(end + 1);
        if (!rest.isEmpty() && !rest.startsWith(':'))
            return std::nullopt;
        hasPort = !rest.isEmpty();
        port = hasPort ? rest.sliced(1) : rest;
    } else if (const qsizetype colon = text.indexOf(':'); colon >= 0) {
        host = text.first(colon);
        port = text.sliced(colon + 1);
        hasPort = true;
    }
    const auto odd = [](char c) { return c <= ' ' || c == '@' || c == '/' || c == '\\' || c == 0x7f; };
    if (host.isEmpty() || std::any_of(host.begin(), host.end(), odd))
        return std::nullopt;
    Authority authority{QString::fromLatin1(host).toLower(), defaultPort};
    if (hasPort) {
        const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
        bool ok = !port.isEmpty() && port.size() <= 5 && std::all_of(port.begin(), port.end(), isDigit);
        authority.port = ok ? port.toByteArray().toUShort(&ok) : 0;
        if (!ok)
            return std::nullopt;
    }
    if (authority.port == 0)
        return std::nullopt;
    return authority;
}

} // namespace proxydeck::sim
