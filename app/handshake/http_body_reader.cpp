// SPDX-License-Identifier: MIT
#include "handshake/http_body_reader.h"

#include <algorithm>

namespace proxydeck {

HttpBodyReader::HttpBodyReader(HttpFraming framing, qsizetype most)
    : m_tracker(framing)
    , m_most(most)
{
}

qsizetype HttpBodyReader::feed(QByteArrayView bytes)
{
    qsizetype taken = 0;
    while (state() == State::Reading && taken < bytes.size()) {
        const HttpBodyTracker::Step step = m_tracker.step(bytes.sliced(taken));
        taken += step.taken;
        const qsizetype kept = std::min(step.data.size(), m_most - m_body.size());
        m_body += step.data.first(kept);
        m_isCut = kept < step.data.size();
    }
    return taken;
}

void HttpBodyReader::close()
{
    if (!m_isCut)
        m_tracker.close();
}

} // namespace proxydeck
