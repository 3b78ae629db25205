// SPDX-License-Identifier: MIT
#include "handshake/client_dialogue.h"

namespace proxydeck {

namespace {

constexpr char socks4 = 4;
/// Refused (SOCKS4: version 0 of the answer, code 91, and six bytes that say nothing).
constexpr QByteArrayView socks4No("\x00\x5b\x00\x00\x00\x00\x00\x00", 8);

} // namespace

ClientDialogue::ClientDialogue(std::optional<Socks5ServerDialogue::Login> socks5)
    : m_wanted(socks5)
{
}

void ClientDialogue::begin(char first)
{
    if (m_wanted && first == socks4)
        m_isSocks4 = true;
    else if (m_wanted && first == socks5::Version)
        m_socks5.emplace(*m_wanted);
    else
        m_head.emplace();
}

qsizetype ClientDialogue::feed(QByteArrayView bytes)
{
    if (!m_head && !m_socks5 && !m_isSocks4)
        begin(bytes.front());
    if (m_isSocks4)
        return bytes.size();
    return m_socks5 ? m_socks5->feed(bytes) : m_head->feed(bytes);
}

QByteArray ClientDialogue::takeOutput()
{
    if (m_isSocks4)
        return socks4No.toByteArray();
    return m_socks5 ? m_socks5->takeOutput() : QByteArray();
}

ClientDialogue::State ClientDialogue::state() const
{
    if (m_isSocks4)
        return State::Failed;
    if (m_socks5) {
        switch (m_socks5->state()) {
        case Socks5ServerDialogue::State::Talking:
            return State::Talking;
        case Socks5ServerDialogue::State::LoginGiven:
            return State::LoginGiven;
        case Socks5ServerDialogue::State::Requested:
        case Socks5ServerDialogue::State::Open:
            return State::Requested;
        case Socks5ServerDialogue::State::Failed:
            return State::Failed;
        }
    }
    if (m_head && m_head->state() == HttpRequestReader::State::Failed)
        return State::BadHead;
    return m_head && m_head->state() == HttpRequestReader::State::Done ? State::Requested : State::Talking;
}

QByteArray ClientDialogue::yes()
{
    if (!m_socks5)
        return "HTTP/1.1 200 Connection established\r\n\r\n";
    m_socks5->answer(socks5::Reply::Succeeded);
    return m_socks5->takeOutput();
}

QByteArray ClientDialogue::no(const ErrorAnswer &answer, socks5::Reply reply)
{
    if (!m_socks5)
        return answer.bytes(state() == State::Requested && head().method == "HEAD");
    m_socks5->answer(reply);
    return m_socks5->takeOutput();
}

} // namespace proxydeck
