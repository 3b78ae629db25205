// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"
#include "handshake/socks5.h"

#include <QByteArrayView>

namespace proxydeck {

/// The client's side of a SOCKS5 connection: greeting, login if the proxy wants one, CONNECT.
class Socks5Dialogue
{
public:
    enum class State : quint8 {
        Talking, ///< send takeOutput(), feed() what comes
        Open,    ///< what follows is the tunnel's
        Refused, ///< see reply()
        Denied,  ///< the login is wrong, or one is wanted and there is none
        Failed   ///< no answer of SOCKS5, or the connection ended
    };
    enum class Fault : quint8 {
        None,
        NotSocks5, ///< another version, or a method that was not offered
        BadReply,  ///< an address of an unknown type
        TooLong,   ///< name, user or password above 255 bytes; nothing was sent
        Closed
    };

    Socks5Dialogue(const socks5::Target &target, const QString &user, const Secret &password);

    /// What to send now; may hold the password. Empty: nothing.
    QByteArray takeOutput();
    /// \return how many of \a bytes were of the dialogue; what follows them is the tunnel's.
    qsizetype feed(QByteArrayView bytes);
    void close(); ///< the connection has ended

    State state() const { return m_state; }
    Fault fault() const { return m_fault; }         ///< of Failed
    socks5::Reply reply() const { return m_reply; } ///< of Refused; values above 8 are possible

private:
    enum class Step : quint8 { Method, Login, Reply };

    qsizetype needed() const;
    void onAnswer();
    void onMethod();
    void onReply();
    void sendRequest();
    void fail(Fault fault);

    const socks5::Target m_target;
    const QByteArray m_user;
    const Secret m_password;
    State m_state = State::Talking;
    Fault m_fault = Fault::None;
    Step m_step = Step::Method;
    socks5::Reply m_reply = socks5::Reply::Succeeded;
    QByteArray m_in; ///< of this step
    QByteArray m_out;
};

} // namespace proxydeck
