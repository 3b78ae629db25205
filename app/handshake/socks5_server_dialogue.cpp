// SPDX-License-Identifier: MIT
#include "handshake/socks5_server_dialogue.h"

#include "base/ip_address.h"
#include "handshake/http_text.h"

#include <algorithm>
#include <utility>

namespace proxydeck {

namespace {

constexpr qsizetype beginOfRequest = 4; // version, command, reserved, type of address

QByteArray replyBytes(socks5::Reply reply)
{
    // Of the address that the connection comes from nothing is told: it is the lease's.
    return socks5::Version + QByteArray(1, char(reply)) + QByteArray("\x00\x01\x00\x00\x00\x00\x00\x00", 8);
}

} // namespace

Socks5ServerDialogue::Socks5ServerDialogue(Login login)
    : m_wanted(login)
{
}

QByteArray Socks5ServerDialogue::takeOutput() { return std::exchange(m_out, {}); }

qsizetype Socks5ServerDialogue::feed(QByteArrayView bytes)
{
    qsizetype taken = 0;
    while (m_state == State::Talking && taken < bytes.size()) {
        const qsizetype size = std::min(bytes.size() - taken, needed() - m_in.size());
        m_in += bytes.sliced(taken, size);
        taken += size;
        if (isRightSoFar() && m_in.size() == needed())
            onWhole();
    }
    return taken;
}

void Socks5ServerDialogue::close()
{
    if (m_state != State::Open && m_state != State::Failed)
        fail(Fault::Closed);
}

void Socks5ServerDialogue::answerLogin(bool isRight)
{
    if (m_state != State::LoginGiven)
        return;
    m_out += socks5::LoginVersion + QByteArray(1, char(isRight ? 0 : 1));
    m_step = Step::Request;
    m_state = State::Talking;
    if (!isRight)
        fail(Fault::LoginDenied);
}

void Socks5ServerDialogue::answer(socks5::Reply reply)
{
    if (m_state != State::Requested)
        return;
    if (reply != socks5::Reply::Succeeded)
        return refuse(reply, Fault::Refused);
    m_out += replyBytes(reply);
    m_state = State::Open;
}

/// How many bytes this step has, as far as the ones that are there tell: more than there are, or all.
qsizetype Socks5ServerDialogue::needed() const
{
    constexpr qsizetype portSize = 2;
    const auto byteAt = [this](qsizetype at) { return qsizetype(quint8(m_in[at])); };
    switch (m_step) {
    case Step::Greeting:
        return m_in.size() < 2 ? 2 : 2 + byteAt(1);
    case Step::Login: {
        if (m_in.size() < 2)
            return 2;
        const qsizetype password = 2 + byteAt(1); // where its length is
        return m_in.size() <= password ? password + 1 : password + 1 + byteAt(password);
    }
    case Step::Request:
        break;
    }
    if (m_in.size() <= beginOfRequest)
        return beginOfRequest + 1; // with the first byte of the address, which is a name's length
    switch (socks5::AddressType(m_in[3])) {
    case socks5::AddressType::V4:
        return beginOfRequest + 4 + portSize;
    case socks5::AddressType::V6:
        return beginOfRequest + 16 + portSize;
    case socks5::AddressType::Name:
        return beginOfRequest + 1 + byteAt(beginOfRequest) + portSize;
    }
    return beginOfRequest + 1;
}

/// Whatever is wrong ends the dialogue as soon as it is there.
bool Socks5ServerDialogue::isRightSoFar()
{
    if (m_in[0] != (m_step == Step::Login ? socks5::LoginVersion : socks5::Version)) {
        fail(Fault::NotSocks5);
    } else if (m_step == Step::Request && m_in.size() >= 2 && m_in[1] != char(socks5::Command::Connect)) {
        refuse(socks5::Reply::CommandNotSupported, Fault::BadCommand);
    } else if (m_step == Step::Request && m_in.size() >= 3 && m_in[2] != socks5::Reserved) {
        refuse(socks5::Reply::Failure, Fault::BadCommand);
    } else if (m_step == Step::Request && m_in.size() >= 4 && m_in[3] != char(socks5::AddressType::V4)
               && m_in[3] != char(socks5::AddressType::Name) && m_in[3] != char(socks5::AddressType::V6)) {
        refuse(socks5::Reply::AddressTypeNotSupported, Fault::BadAddress);
    }
    return m_state == State::Talking;
}

void Socks5ServerDialogue::onWhole()
{
    switch (m_step) {
    case Step::Greeting:
        onGreeting();
        break;
    case Step::Login:
        onLogin();
        break;
    case Step::Request:
        onRequest();
        break;
    }
    m_in.clear();
}

void Socks5ServerDialogue::onGreeting()
{
    const QByteArrayView offered = QByteArrayView(m_in).sliced(2);
    const bool takesLogin = m_wanted != Login::None && offered.contains(char(socks5::Method::Login));
    const bool takesNone = m_wanted != Login::Required && offered.contains(char(socks5::Method::NoLogin));
    const auto method = takesLogin ? socks5::Method::Login : takesNone ? socks5::Method::NoLogin : socks5::Method::None;
    m_out += socks5::Version + QByteArray(1, char(method));
    m_step = takesLogin ? Step::Login : Step::Request;
    if (method == socks5::Method::None)
        fail(Fault::NoMethod);
}

void Socks5ServerDialogue::onLogin()
{
    const qsizetype userSize = quint8(m_in[1]);
    m_login.user = m_in.mid(2, userSize);
    // An empty password is none in RFC 1929, and yet what clients send for a user name without one.
    m_login.password = Secret(QString::fromUtf8(m_in.mid(3 + userSize)));
    m_in.fill('\0');
    m_state = State::LoginGiven;
    if (!isHttpText(m_login.user)) {
        m_login = {};
        answerLogin(false);
    }
}

void Socks5ServerDialogue::onRequest()
{
    const QByteArrayView port = QByteArrayView(m_in).last(2);
    m_target.port = quint16(quint8(port[0]) << 8 | quint8(port[1]));
    const QByteArrayView address = QByteArrayView(m_in).sliced(beginOfRequest).chopped(2);
    if (m_in[3] == char(socks5::AddressType::Name)) {
        m_target.host = address.sliced(1).toByteArray().toLower();
    } else {
        m_target.host = IpAddress::fromBytes(address)->text();
        m_isLiteral = true;
    }
    // What is no host could become a line of the head that the lease gets.
    if (m_target.port == 0 || !isHostText(m_target.host)) {
        m_target = {};
        return refuse(socks5::Reply::Failure, Fault::BadAddress);
    }
    m_state = State::Requested;
}

void Socks5ServerDialogue::refuse(socks5::Reply reply, Fault fault)
{
    m_out += replyBytes(reply);
    fail(fault);
}

void Socks5ServerDialogue::fail(Fault fault)
{
    m_state = State::Failed;
    m_fault = fault;
}

} // namespace proxydeck
