// SPDX-License-Identifier: MIT
#include "keeper/keeper_areas.h"

namespace proxydeck {

void KeeperAreas::set(const QStringList &areas)
{
    if (areas == m_areas)
        return;
    m_areas = areas;
    m_index = 0;
    m_tried = 0;
}

QString KeeperAreas::current(qint64 nowMs)
{
    const bool isBack = nowMs - m_leftMs >= backMs || nowMs < m_leftMs;
    if (m_index > 0 && isBack) {
        m_index = 0;
        m_tried = 0;
    }
    return m_areas.value(m_index);
}

bool KeeperAreas::next(qint64 nowMs)
{
    if (m_index == 0)
        m_leftMs = nowMs;
    if (++m_tried < m_areas.size()) {
        m_index = (m_index + 1) % m_areas.size();
        return true;
    }
    m_tried = 0;
    m_index = 0;
    return false;
}

} // namespace proxydeck
