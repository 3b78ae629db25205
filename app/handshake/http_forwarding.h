// SPDX-License-Identifier: MIT
#pragma once

#include "handshake/http_framing.h"
#include "handshake/request_target.h"

namespace proxydeck {

/// Heads as a proxy hands them on (RFC 9110, 7.6). What is of one connection, what Connection names and all `Proxy-*`
/// are left out; where the message ends is written anew from its one reading; everything else stays as it was sent.
///
/// Two deliberate differences from RFC 9110: there is no Via, and Max-Forwards is not counted down. A proxy that is to
/// hide its user does not say that it is there.

/// Whether the client wants another protocol on this connection (RFC 9110, 7.8), as WebSocket does. Not for `h2c`:
/// whoever speaks it sends requests that nobody here reads.
bool isUpgrade(const HttpRequestHead &head);
/// Whether the client's connection may be used again after the answer (RFC 9112, 9.3); never with HTTP/1.0.
bool keepsConnection(const HttpRequestHead &head);

/// Of an Absolute target to a lease that is spoken to by HTTP, in absolute-form. \a authorization: of
/// ConnectDialogue::authorization(); empty: none. The version stays the client's: to one of HTTP/1.0 nobody should
/// answer in chunks. Connection is `close`, or `Upgrade` if isUpgrade().
QByteArray requestToProxy(const HttpRequestHead &head, const RequestTarget &target, const HttpFraming &framing,
                          const QByteArray &authorization);
/// The same through a tunnel to the server itself, in origin-form; it never gets an authorization for a proxy.
QByteArray requestToServer(const HttpRequestHead &head, const RequestTarget &target, const HttpFraming &framing);

/// To whom an answer goes, and what becomes of its connection.
struct AnswerTo
{
    int minorVersion = 1;   ///< of the client's request
    bool isUpgrade = false; ///< the request was: Upgrade stays in an answer 101
    bool keeps = true;      ///< its connection, see keepsConnection(); not if the body has no other end
};
/// Also of an interim answer (1xx), which a client of HTTP/1.0 must not get. To a client of HTTP/1.0 chunks have to be
/// taken apart, see HttpBodyTracker::step(). \a framing: of HttpFraming::of().
QByteArray answerToClient(const HttpHead &head, const HttpFraming &framing, const AnswerTo &to);

} // namespace proxydeck
