// SPDX-License-Identifier: MIT
#pragma once

#include "handshake/authority.h"
#include "handshake/client_login.h"
#include "handshake/socks5.h"

#include <QByteArrayView>

namespace proxydeck {

/// The proxy's side of a SOCKS5 connection (RFC 1928, RFC 1929): greeting, login if the port wants or takes one,
/// CONNECT. BIND, UDP and every wrong shape are refused.
class Socks5ServerDialogue
{
public:
    enum class State : quint8 {
        Talking,    ///< send takeOutput(), feed() what comes
        LoginGiven, ///< see login(); answer it by answerLogin()
        Requested,  ///< see target(); answer it by answer()
        Open,       ///< send takeOutput(); what follows is the tunnel's
        Failed      ///< send takeOutput(), which may be empty, and end the connection
    };
    enum class Fault : quint8 {
        None,
        NotSocks5,   ///< another version, as of SOCKS4, or a login of another version
        NoMethod,    ///< none that is offered is taken, or the login that the port needs is not offered
        LoginDenied, ///< by answerLogin()
        BadCommand,  ///< BIND, UDP or no command at all
        BadAddress,  ///< of an unknown type, an empty name, one that isHostText() denies, or port 0
        Refused,     ///< by answer()
        Closed
    };
    /// Which method is chosen of those that the client offers.
    enum class Login : quint8 {
        None,     ///< without a login
        Optional, ///< with a login if it is offered, for its user name; else without
        Required  ///< with a login
    };

    explicit Socks5ServerDialogue(Login login);

    /// What to send now. Empty: nothing.
    QByteArray takeOutput();
    /// \return how many of \a bytes were of the dialogue. Of LoginGiven the rest is fed after answerLogin(); of
    /// Requested it is the tunnel's, and has to wait until the tunnel is there.
    qsizetype feed(QByteArrayView bytes);
    void close(); ///< the connection has ended

    /// Of LoginGiven: goes on, or ends in Failed.
    void answerLogin(bool isRight);
    /// Of Requested: ends in Open if \a reply is Succeeded, else in Failed.
    void answer(socks5::Reply reply);

    State state() const { return m_state; }
    Fault fault() const { return m_fault; }              ///< of Failed
    const ClientLogin &login() const { return m_login; } ///< from LoginGiven on; empty if there was none
    const Authority &target() const { return m_target; } ///< from Requested on
    /// The target came as an address: the client resolves names by itself.
    bool isLiteral() const { return m_isLiteral; }

private:
    enum class Step : quint8 { Greeting, Login, Request };

    qsizetype needed() const;
    bool isRightSoFar();
    void onWhole();
    void onGreeting();
    void onLogin();
    void onRequest();
    void refuse(socks5::Reply reply, Fault fault);
    void fail(Fault fault);

    Login m_wanted;
    State m_state = State::Talking;
    Fault m_fault = Fault::None;
    Step m_step = Step::Greeting;
    ClientLogin m_login;
    Authority m_target;
    bool m_isLiteral = false;
    QByteArray m_in; ///< of this step
    QByteArray m_out;
};

} // namespace proxydeck
