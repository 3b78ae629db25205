// SPDX-License-Identifier: MIT
#pragma once

#include "handshake/http_framing.h"

namespace proxydeck {

/// Takes the body of an answer out of a stream, whatever the pieces, up to a size: the rest of a longer one is not
/// read.
class HttpBodyReader
{
public:
    enum class State : quint8 { Reading, Done, Failed };

    HttpBodyReader(HttpFraming framing, qsizetype most);

    /// \return how many of \a bytes belong to the body; all of them while it is read on.
    qsizetype feed(QByteArrayView bytes);
    void close(); ///< the connection has ended

    State state() const { return m_state; }
    HttpFault fault() const { return m_fault; }       ///< of Failed
    const QByteArray &body() const { return m_body; } ///< so far
    bool isCut() const { return m_isCut; }            ///< Done, and there was more

private:
    enum class Part : quint8 { Data, ChunkSize, ChunkEnd, Trailer };

    qsizetype takeData(QByteArrayView bytes);
    qsizetype takeLine(QByteArrayView bytes);
    void onLine(QByteArrayView line);
    void beginChunk(QByteArrayView line);
    void fail(HttpFault fault);

    HttpFraming m_framing;
    qsizetype m_most;
    State m_state = State::Reading;
    Part m_part = Part::Data;
    HttpFault m_fault = HttpFault::BadChunk;
    qint64 m_left = 0; ///< of the length, or of this chunk
    QByteArray m_line;
    qsizetype m_trailerSize = 0;
    qsizetype m_trailerFields = 0;
    QByteArray m_body;
    bool m_isCut = false;
};

} // namespace proxydeck
