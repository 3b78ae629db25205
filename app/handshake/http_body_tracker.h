// SPDX-License-Identifier: MIT
#pragma once

#include "handshake/http_framing.h"

namespace proxydeck {

/// Where the body of a message ends in a stream, whatever the pieces (RFC 9112, 6 and 7.1). Holds nothing of it but the
/// line between two chunks that is being read.
class HttpBodyTracker
{
public:
    enum class State : quint8 { Reading, Done, Failed };

    explicit HttpBodyTracker(HttpFraming framing = {});

    /// \return how many of \a bytes belong to the body, with the lines around chunks and the trailer; all of them while
    /// it is read on. Of Failed the last ones are wrong: none of \a bytes should be handed on.
    qsizetype feed(QByteArrayView bytes);

    struct Step
    {
        qsizetype taken = 0;      ///< at least one of \a bytes, if there are any and the state is Reading
        QByteArrayView data = {}; ///< of these, what is content, without chunks' lines; part of \a bytes
    };
    /// The first part of \a bytes that is only content, or only a line around it.
    Step step(QByteArrayView bytes);
    void close(); ///< the connection has ended

    State state() const { return m_state; }
    HttpFault fault() const { return m_fault; } ///< of Failed

private:
    enum class Part : quint8 { Data, ChunkSize, ChunkEnd, Trailer };

    Step takeData(QByteArrayView bytes);
    qsizetype takeLine(QByteArrayView bytes);
    void onLine(QByteArrayView line);
    void beginChunk(QByteArrayView line);
    void onTrailer(QByteArrayView line);
    void fail(HttpFault fault);

    HttpFraming m_framing;
    State m_state = State::Reading;
    Part m_part = Part::Data;
    HttpFault m_fault = HttpFault::BadChunk;
    qint64 m_left = 0; ///< of the length, or of this chunk
    QByteArray m_line;
    qsizetype m_trailerSize = 0;
    qsizetype m_trailerFields = 0;
};

} // namespace proxydeck
