// SPDX-License-Identifier: MIT
#pragma once

#include "handshake/authority.h"
#include "handshake/http_request_head.h"

namespace proxydeck {

/// What a client asks a proxy for (RFC 9112, 3.2). Only the two forms that are meant for proxies are read.
struct RequestTarget
{
    enum class Form : quint8 {
        Authority, ///< CONNECT host:port
        Absolute   ///< http://host/path, for any other method
    };
    enum class Fault : quint8 {
        NotForProxy,  ///< `/path` or `*`: meant for a server, perhaps by a page of some site
        NotPlainHttp, ///< another scheme than http, such as https: that is asked for by CONNECT
        BadAuthority, ///< no host, no port where one is needed, port 0, a login or a fragment in the address
        BadHostField, ///< two fields Host, a malformed one, or none in HTTP/1.1 (CONNECT may lack it)
        Trace         ///< the method TRACE: a proxy that is asked to be the last one sends back what it has got, and
                      ///< with it the login that it was sent (RFC 9110, 9.3.8)
    };

    static constexpr quint16 httpPort = 80;

    Form form = Form::Authority;
    Authority place = {};
    QByteArray path = {}; ///< of Absolute, with the query: begins with `/`, or is `*` (OPTIONS without a path)

    /// The Host field never decides: where it contradicts an address, the address counts (RFC 9112, 3.2.2).
    static Expected<RequestTarget, Fault> of(const HttpRequestHead &head);
};

} // namespace proxydeck
