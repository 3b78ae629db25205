// SPDX-License-Identifier: MIT
#pragma once

#include "handshake/http_head.h"
#include "handshake/http_request_head.h"

namespace proxydeck {

/// Takes the head of a message out of a stream, whatever the pieces, and nothing of what follows it. Fails at the first
/// byte from which on nothing could make it right. \a Head is HttpHead or HttpRequestHead.
template<typename Head>
class HttpHeadReaderOf
{
public:
    enum class State : quint8 { Reading, Done, Failed };

    /// \return how many of \a bytes belong to the head; all of them while it is read on.
    qsizetype feed(QByteArrayView bytes);
    void close(); ///< the connection has ended

    State state() const { return m_state; }
    HttpFault fault() const { return m_fault; }        ///< of Failed
    const Head &head() const { return m_head; }        ///< of Done
    bool isEmpty() const { return m_bytes.isEmpty(); } ///< nothing has come yet

private:
    void onLine();
    void fail(HttpFault fault);

    QByteArray m_bytes;
    qsizetype m_lineAt = 0; ///< where the line that is being read begins
    bool m_hasSkipped = false;
    State m_state = State::Reading;
    HttpFault m_fault = HttpFault::NotHttp;
    Head m_head;
};

extern template class HttpHeadReaderOf<HttpHead>;
extern template class HttpHeadReaderOf<HttpRequestHead>;

using HttpHeadReader = HttpHeadReaderOf<HttpHead>;
using HttpRequestReader = HttpHeadReaderOf<HttpRequestHead>;

} // namespace proxydeck
