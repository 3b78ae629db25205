// SPDX-License-Identifier: MIT
#include "handshake/http_body_tracker.h"

#include "handshake/hop_fields.h"
#include "handshake/http_limits.h"
#include "handshake/http_text.h"

#include <algorithm>

namespace proxydeck {

namespace {

/// A chunk's size; -1 if it is none. Whatever follows it after a `;` says nothing to us.
qint64 chunkSize(QByteArrayView line)
{
    constexpr qsizetype mostDigits = 13; // 2^52
    QByteArrayView digits = line.first(line.contains(';') ? line.indexOf(';') : line.size());
    while (digits.endsWith(' ') || digits.endsWith('\t'))
        digits.chop(1);
    const auto isHex = [](char c) { return isHttpDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
    if (digits.isEmpty() || !std::all_of(digits.begin(), digits.end(), isHex))
        return -1;
    while (digits.size() > 1 && digits.startsWith('0'))
        digits = digits.sliced(1);
    return digits.size() > mostDigits ? -1 : digits.toLongLong(nullptr, 16);
}

} // namespace

HttpBodyTracker::HttpBodyTracker(HttpFraming framing)
    : m_framing(framing)
    , m_left(framing.length)
{
    using Kind = HttpFraming::Kind;
    if (framing.kind == Kind::None || (framing.kind == Kind::Length && framing.length == 0))
        m_state = State::Done;
    else if (framing.kind == Kind::Chunked)
        m_part = Part::ChunkSize;
}

qsizetype HttpBodyTracker::feed(QByteArrayView bytes)
{
    qsizetype taken = 0;
    while (m_state == State::Reading && taken < bytes.size())
        taken += step(bytes.sliced(taken)).taken;
    return taken;
}

HttpBodyTracker::Step HttpBodyTracker::step(QByteArrayView bytes)
{
    if (m_state != State::Reading || bytes.isEmpty())
        return {};
    return m_part == Part::Data ? takeData(bytes) : Step{takeLine(bytes), {}};
}

void HttpBodyTracker::close()
{
    if (m_state != State::Reading)
        return;
    if (m_framing.kind == HttpFraming::Kind::UntilClose)
        m_state = State::Done;
    else
        fail(HttpFault::ClosedInBody);
}

HttpBodyTracker::Step HttpBodyTracker::takeData(QByteArrayView bytes)
{
    if (m_framing.kind == HttpFraming::Kind::UntilClose)
        return {bytes.size(), bytes};
    const auto size = qsizetype(std::min<qint64>(bytes.size(), m_left));
    m_left -= size;
    if (m_left == 0 && m_framing.kind == HttpFraming::Kind::Chunked)
        m_part = Part::ChunkEnd;
    else if (m_left == 0)
        m_state = State::Done;
    return {size, bytes.first(size)};
}

qsizetype HttpBodyTracker::takeLine(QByteArrayView bytes)
{
    const qsizetype newline = bytes.indexOf('\n');
    const qsizetype size = newline < 0 ? bytes.size() : newline + 1;
    m_line += bytes.first(std::min(size, HttpLimits::Line + 3 - m_line.size()));
    if (m_line.size() > HttpLimits::Line + 2) {
        fail(HttpFault::LineTooLong);
    } else if (newline >= 0) {
        // Around chunks only CRLF counts: what reads a lone LF differently from its neighbour can be deceived.
        if (!m_line.endsWith("\r\n") || m_line.indexOf('\r') != m_line.size() - 2)
            fail(HttpFault::BadChunk);
        else
            onLine(QByteArrayView(m_line).chopped(2));
        m_line.clear();
    }
    return size;
}

void HttpBodyTracker::onLine(QByteArrayView line)
{
    switch (m_part) {
    case Part::ChunkSize:
        return beginChunk(line);
    case Part::ChunkEnd:
        m_part = Part::ChunkSize;
        if (!line.isEmpty())
            fail(HttpFault::BadChunk);
        return;
    case Part::Trailer:
        return onTrailer(line);
    case Part::Data:
        return;
    }
}

void HttpBodyTracker::beginChunk(QByteArrayView line)
{
    m_left = chunkSize(line);
    if (m_left < 0 || !isHttpText(line))
        fail(HttpFault::BadChunk);
    else
        m_part = m_left == 0 ? Part::Trailer : Part::Data;
}

void HttpBodyTracker::onTrailer(QByteArrayView line)
{
    m_trailerSize += line.size() + 2;
    if (line.isEmpty()) {
        m_state = State::Done;
    } else if (m_trailerSize > HttpLimits::Head) {
        fail(HttpFault::HeadTooLong);
    } else if (++m_trailerFields > HttpLimits::Fields) {
        fail(HttpFault::TooManyFields);
    } else if (const auto field = HttpFields::parseLine(line); !field) {
        fail(field.error());
    } else if (isOfMessage(field->name)) {
        fail(HttpFault::BadField); // whoever put it into the head would read another message (RFC 9110, 6.5.1)
    }
}

void HttpBodyTracker::fail(HttpFault fault)
{
    m_state = State::Failed;
    m_fault = fault;
}

} // namespace proxydeck
