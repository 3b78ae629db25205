// SPDX-License-Identifier: MIT
#include "simulator/tally.h"

namespace proxydeck::sim {

void Tally::countRequest(const SeenRequest &request)
{
    ++m_all;
    ++m_counts[{request.host, request.path}];
    if (m_seen.size() >= MostKept)
        m_seen.removeFirst();
    m_seen.append(request);
}

void Tally::undocumented(const QString &parameter)
{
    if (!m_undocumented.contains(parameter))
        m_undocumented.append(parameter);
}

QList<QByteArray> Tally::targets() const
{
    QList<QByteArray> targets;
    targets.reserve(m_seen.size());
    for (const SeenRequest &request : m_seen)
        targets.append(request.target);
    return targets;
}

} // namespace proxydeck::sim
