// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"
#include "handshake/http_head_reader.h"

namespace proxydeck {

/// The client's side of CONNECT (RFC 9110, 9.3.6): one request with the login in it from the beginning, so that a proxy
/// has no reason to ask for it first.
class ConnectDialogue
{
public:
    enum class State : quint8 {
        Waiting, ///< for the answer
        Open,    ///< 2xx: what follows is the tunnel's
        Refused, ///< any other status
        Failed   ///< no answer of HTTP
    };

    /// The bytes to send. They hold the password. No login if both are empty. \a host: a name, or an address without
    /// brackets.
    static QByteArray request(const QString &host, quint16 port, const QString &user, const Secret &password);
    /// `Basic …`, the value of Proxy-Authorization; empty if both are.
    static QByteArray authorization(const QString &user, const Secret &password);

    /// \return how many of \a bytes were of the answer; what follows them is the tunnel's.
    qsizetype feed(QByteArrayView bytes);
    void close(); ///< the connection has ended

    State state() const { return m_state; }
    int status() const { return m_state == State::Open || m_state == State::Refused ? m_reader.head().status : 0; }
    HttpFault fault() const { return m_fault; }              ///< of Failed
    const HttpHead &head() const { return m_reader.head(); } ///< of Open and Refused

private:
    void onHead();

    State m_state = State::Waiting;
    HttpFault m_fault = HttpFault::NotHttp;
    int m_interim = 0;
    HttpHeadReader m_reader;
};

} // namespace proxydeck
