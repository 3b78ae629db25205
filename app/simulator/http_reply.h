// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/http_request.h"

namespace proxydeck::sim {

/// An answer before it is converted to bytes.
struct HttpReply
{
    int status = 200;
    QByteArray contentType = "application/json; charset=utf-8";
    QByteArray body = {};
    QList<HttpHeader> headers = {}; ///< besides Date, Content-Type, the body's length and Connection

    static HttpReply plain(int status, const QByteArray &text);

    enum class Framing { Length, Chunked };
    QByteArray head(const QByteArray &date, bool keepAlive, Framing framing = Framing::Length) const;

    static QByteArray reason(int status);
};

} // namespace proxydeck::sim
