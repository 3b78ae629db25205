// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace proxydeck::sim {

struct HttpHeader
{
    QByteArray name; ///< as sent
    QByteArray value;
};

/// One request as received.
struct HttpRequest
{
    QByteArray method;
    QByteArray target; ///< exactly as sent
    int minorVersion = 1;
    QList<HttpHeader> headers;
    QByteArray body;

    /// The first value of that name, in upper or lower case; null if there is none.
    QByteArray header(QByteArrayView name) const;
    bool wantsKeepAlive() const;
};

/// `host`, `host:port` or `[v6]:port`.
struct Authority
{
    QString host; ///< lower-case, without brackets
    quint16 port = 0;

    /// \a defaultPort 0: a port is required. User information is refused.
    static std::optional<Authority> parse(QByteArrayView text, quint16 defaultPort);
};

} // namespace proxydeck::sim
