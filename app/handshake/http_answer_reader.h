// SPDX-License-Identifier: MIT
#pragma once

#include "handshake/http_body_reader.h"
#include "handshake/http_head_reader.h"

#include <memory>

namespace proxydeck {

/// One answer to one request: the head of the final answer, after any interim ones, and its body up to a size. Bytes
/// after it are not looked at.
class HttpAnswerReader
{
public:
    enum class State : quint8 { Head, Body, Done, Failed };

    /// \a toHead: the request was HEAD, so that nothing follows the head. \a mostBody: bytes.
    HttpAnswerReader(bool toHead, qsizetype mostBody);

    void feed(QByteArrayView bytes);
    void close(); ///< the connection has ended

    State state() const { return m_state; }
    HttpFault fault() const { return m_fault; }                                ///< of Failed
    const HttpHead &head() const { return m_heads.head(); }                    ///< of Body and Done
    QByteArray body() const { return m_body ? m_body->body() : QByteArray(); } ///< so far
    bool isCut() const { return m_body && m_body->isCut(); }                   ///< the body was longer

private:
    void onHead();
    void followBody();
    void fail(HttpFault fault);

    const bool m_toHead;
    const qsizetype m_mostBody;
    State m_state = State::Head;
    HttpFault m_fault = HttpFault::NotHttp;
    int m_interim = 0;
    HttpHeadReader m_heads;
    std::unique_ptr<HttpBodyReader> m_body; ///< null until the head is there
};

} // namespace proxydeck
