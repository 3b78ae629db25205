// SPDX-License-Identifier: MIT
#pragma once

#include "handshake/error_answer.h"
#include "handshake/http_head_reader.h"
#include "handshake/socks5_server_dialogue.h"

#include <optional>

namespace proxydeck {

/// A proxy's side of what a client says before it is served, in the protocol that its first byte chooses: SOCKS5, or
/// the head of a request of HTTP. SOCKS4 is refused.
class ClientDialogue
{
public:
    enum class State : quint8 {
        Talking,    ///< send takeOutput(), feed() what comes
        LoginGiven, ///< of SOCKS5: see login(); answer it by answerLogin(). What HTTP sends is in its head
        Requested,  ///< see head() or target(); answer it by yes() or no()
        BadHead,    ///< see fault(); answer it by no()
        Failed      ///< of SOCKS: send takeOutput(), which may be empty, and end the connection
    };

    /// \a socks5: which login of SOCKS5 is wanted; nothing: HTTP alone is spoken, as after a first request of it.
    explicit ClientDialogue(std::optional<Socks5ServerDialogue::Login> socks5);

    /// Not of no bytes. \return how many of \a bytes were of the dialogue; see Socks5ServerDialogue::feed().
    qsizetype feed(QByteArrayView bytes);
    /// What to send now. Empty: nothing.
    QByteArray takeOutput();
    void answerLogin(bool isRight) { m_socks5->answerLogin(isRight); } ///< of LoginGiven

    State state() const;
    bool isSocks5() const { return m_socks5.has_value(); }
    bool isInHead() const { return m_head && !m_head->isEmpty(); } ///< a part of a head of HTTP has come
    HttpFault fault() const { return m_head->fault(); }            ///< of BadHead
    const ClientLogin &login() const { return m_socks5->login(); } ///< of LoginGiven
    const HttpRequestHead &head() const { return m_head->head(); } ///< of Requested, unless isSocks5()
    const Authority &target() const { return m_socks5->target(); } ///< of Requested, if isSocks5()
    /// See Socks5ServerDialogue::isLiteral().
    bool isLiteral() const { return m_socks5 && m_socks5->isLiteral(); }

    /// What tells the client that its tunnel is there.
    QByteArray yes();
    /// What tells it that it is not served: the one by HTTP, the other by SOCKS5.
    QByteArray no(const ErrorAnswer &answer, socks5::Reply reply);

private:
    void begin(char first);

    std::optional<Socks5ServerDialogue::Login> m_wanted;
    std::optional<HttpRequestReader> m_head;
    std::optional<Socks5ServerDialogue> m_socks5;
    bool m_isSocks4 = false;
};

} // namespace proxydeck
