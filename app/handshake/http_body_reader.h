// SPDX-License-Identifier: MIT
#pragma once

#include "handshake/http_body_tracker.h"

namespace proxydeck {

/// Takes the body of an answer out of a stream, whatever the pieces, up to a size: the rest of a longer one is not
/// read.
class HttpBodyReader
{
public:
    using State = HttpBodyTracker::State;

    HttpBodyReader(HttpFraming framing, qsizetype most);

    /// \return how many of \a bytes belong to the body; all of them while it is read on.
    qsizetype feed(QByteArrayView bytes);
    void close(); ///< the connection has ended

    State state() const { return m_isCut ? State::Done : m_tracker.state(); }
    HttpFault fault() const { return m_tracker.fault(); } ///< of Failed
    const QByteArray &body() const { return m_body; }     ///< so far
    bool isCut() const { return m_isCut; }                ///< Done, and there was more

private:
    HttpBodyTracker m_tracker;
    qsizetype m_most;
    QByteArray m_body;
    bool m_isCut = false;
};

} // namespace proxydeck
