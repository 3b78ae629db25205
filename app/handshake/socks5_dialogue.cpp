// SPDX-License-Identifier: MIT
#include "handshake/socks5_dialogue.h"

#include <algorithm>
#include <utility>

namespace proxydeck {

namespace {

QByteArray withLength(const QByteArray &text) { return char(text.size()) + text; }

} // namespace

Socks5Dialogue::Socks5Dialogue(const socks5::Target &target, const QString &user, const Secret &password)
    : m_target(target)
    , m_user(user.toUtf8())
    , m_password(password)
{
    const qsizetype passwordSize = m_password.reveal().toUtf8().size();
    if (m_target.name.size() > socks5::MostBytes || m_user.size() > socks5::MostBytes
        || passwordSize > socks5::MostBytes) {
        fail(Fault::TooLong);
        return;
    }
    const bool hasLogin = !m_user.isEmpty() || passwordSize > 0;
    // "No login" comes first: RFC 1928 lets the proxy choose, and one that knows this machine's address needs none.
    m_out = hasLogin ? QByteArray("\x05\x02\x00\x02", 4) : QByteArray("\x05\x01\x00", 3);
}

QByteArray Socks5Dialogue::takeOutput() { return std::exchange(m_out, {}); }

qsizetype Socks5Dialogue::feed(QByteArrayView bytes)
{
    qsizetype taken = 0;
    while (m_state == State::Talking && taken < bytes.size()) {
        const qsizetype size = std::min(bytes.size() - taken, needed() - m_in.size());
        m_in += bytes.sliced(taken, size);
        taken += size;
        if (m_in[0] != (m_step == Step::Login ? socks5::LoginVersion : socks5::Version))
            fail(Fault::NotSocks5);
        else if (m_in.size() == needed())
            onAnswer();
    }
    return taken;
}

void Socks5Dialogue::close()
{
    if (m_state == State::Talking)
        fail(Fault::Closed);
}

/// How many bytes this step's answer has, as far as the ones that are there tell.
qsizetype Socks5Dialogue::needed() const
{
    constexpr qsizetype head = 5; // to the first byte of the address, which is a name's length
    constexpr qsizetype port = 2;
    if (m_step != Step::Reply)
        return 2;
    if (m_in.size() < head)
        return head;
    switch (socks5::AddressType(m_in[3])) {
    case socks5::AddressType::V4:
        return head - 1 + 4 + port;
    case socks5::AddressType::V6:
        return head - 1 + 16 + port;
    case socks5::AddressType::Name:
        return head + quint8(m_in[4]) + port;
    }
    return head;
}

void Socks5Dialogue::onAnswer()
{
    switch (m_step) {
    case Step::Method:
        onMethod();
        break;
    case Step::Login:
        if (m_in[1] != 0)
            m_state = State::Denied;
        else
            sendRequest();
        break;
    case Step::Reply:
        onReply();
        return; // the bytes are needed until all of them are there
    }
    m_in.clear();
}

void Socks5Dialogue::onMethod()
{
    const bool hasLogin = !m_user.isEmpty() || !m_password.isEmpty();
    const auto method = socks5::Method(quint8(m_in[1]));
    if (method == socks5::Method::NoLogin) {
        sendRequest();
    } else if (method == socks5::Method::None) {
        m_state = State::Denied;
    } else if (method == socks5::Method::Login && hasLogin) {
        m_step = Step::Login;
        m_out = socks5::LoginVersion + withLength(m_user) + withLength(m_password.reveal().toUtf8());
    } else {
        fail(Fault::NotSocks5);
    }
}

void Socks5Dialogue::onReply()
{
    const auto type = quint8(m_in[3]);
    if (type != quint8(socks5::AddressType::V4) && type != quint8(socks5::AddressType::V6)
        && type != quint8(socks5::AddressType::Name))
        return fail(Fault::BadReply);
    if (m_in.size() < needed())
        return; // the type has just told how long it is
    m_reply = socks5::Reply(quint8(m_in[1]));
    m_state = m_reply == socks5::Reply::Succeeded ? State::Open : State::Refused;
}

void Socks5Dialogue::sendRequest()
{
    m_step = Step::Reply;
    m_out = QByteArray("\x05\x01\x00", 3);
    if (m_target.address.isEmpty())
        m_out += char(socks5::AddressType::Name) + withLength(m_target.name);
    else
        m_out += char(m_target.address.size() == 4 ? socks5::AddressType::V4 : socks5::AddressType::V6)
            + m_target.address;
    m_out += char(m_target.port >> 8);
    m_out += char(m_target.port & 0xff);
}

void Socks5Dialogue::fail(Fault fault)
{
    m_state = State::Failed;
    m_fault = fault;
}

} // namespace proxydeck
