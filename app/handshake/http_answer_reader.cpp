// SPDX-License-Identifier: MIT
#include "handshake/http_answer_reader.h"

#include "handshake/http_limits.h"

namespace proxydeck {

HttpAnswerReader::HttpAnswerReader(bool toHead, qsizetype mostBody)
    : m_toHead(toHead)
    , m_mostBody(mostBody)
{
}

void HttpAnswerReader::feed(QByteArrayView bytes)
{
    while (m_state == State::Head && !bytes.isEmpty()) {
        bytes = bytes.sliced(m_heads.feed(bytes));
        if (m_heads.state() == HttpHeadReader::State::Failed)
            fail(m_heads.fault());
        else if (m_heads.state() == HttpHeadReader::State::Done)
            onHead();
    }
    if (m_state == State::Body) {
        m_body->feed(bytes);
        followBody();
    }
}

void HttpAnswerReader::close()
{
    if (m_state == State::Head) {
        m_heads.close();
        fail(m_heads.fault());
    } else if (m_state == State::Body) {
        m_body->close();
        followBody();
    }
}

void HttpAnswerReader::onHead()
{
    constexpr int switchingProtocols = 101; // the last answer in HTTP, though it is an interim one
    if (m_heads.head().status < 200 && m_heads.head().status != switchingProtocols) {
        if (++m_interim > HttpLimits::Interim)
            return fail(HttpFault::TooManyInterim);
        m_heads = HttpHeadReader();
        return;
    }
    const auto framing = HttpFraming::of(m_heads.head(), m_toHead);
    if (!framing)
        return fail(framing.error());
    m_body = std::make_unique<HttpBodyReader>(*framing, m_mostBody);
    m_state = State::Body;
    followBody();
}

void HttpAnswerReader::followBody()
{
    if (m_body->state() == HttpBodyReader::State::Done)
        m_state = State::Done;
    else if (m_body->state() == HttpBodyReader::State::Failed)
        fail(m_body->fault());
}

void HttpAnswerReader::fail(HttpFault fault)
{
    m_state = State::Failed;
    m_fault = fault;
}

} // namespace proxydeck
