// SPDX-License-Identifier: MIT
#include "handshake/connect_dialogue.h"

#include "base/proxy_address.h"
#include "handshake/http_framing.h"
#include "handshake/http_limits.h"

namespace proxydeck {

QByteArray ConnectDialogue::authorization(const QString &user, const Secret &password)
{
    if (user.isEmpty() && password.isEmpty())
        return {};
    return "Basic " + (user.toUtf8() + ':' + password.reveal().toUtf8()).toBase64();
}

QByteArray ConnectDialogue::request(const QString &host, quint16 port, const QString &user, const Secret &password)
{
    const QByteArray authority = hostAndPort(host, port).toLatin1();
    QByteArray bytes = "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n";
    if (const QByteArray login = authorization(user, password); !login.isEmpty())
        bytes += "Proxy-Authorization: " + login + "\r\n";
    return bytes + "\r\n";
}

qsizetype ConnectDialogue::feed(QByteArrayView bytes)
{
    qsizetype taken = 0;
    while (m_state == State::Waiting && taken < bytes.size()) {
        taken += m_reader.feed(bytes.sliced(taken));
        if (m_reader.state() == HttpHeadReader::State::Done) {
            onHead();
        } else if (m_reader.state() == HttpHeadReader::State::Failed) {
            m_state = State::Failed;
            m_fault = m_reader.fault();
        }
    }
    return taken;
}

void ConnectDialogue::close()
{
    if (m_state == State::Waiting) {
        m_state = State::Failed;
        m_fault = HttpFault::ClosedInHead;
    }
}

void ConnectDialogue::onHead()
{
    const int status = m_reader.head().status;
    if (status >= 300) {
        m_state = State::Refused; // nothing else of it counts
    } else if (status >= 200) {
        // It has no body, whatever its fields say (RFC 9110, 9.3.6), unless they contradict each other.
        const auto framing = HttpFraming::of(m_reader.head(), true);
        m_state = framing ? State::Open : State::Failed;
        m_fault = framing ? m_fault : framing.error();
    } else if (++m_interim > HttpLimits::Interim) {
        m_state = State::Failed;
        m_fault = HttpFault::TooManyInterim;
    } else {
        m_reader = HttpHeadReader();
    }
}

} // namespace proxydeck
