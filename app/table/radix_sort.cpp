// SPDX-License-Identifier: MIT
#include "table/radix_sort.h"

#include <algorithm>

namespace proxydeck {

RadixSort::RadixSort(std::vector<quint64> keys, std::vector<quint32> values)
    : m_keys(std::move(keys))
    , m_values(std::move(values))
    , m_phase(m_keys.empty() ? Phase::Done : Phase::Compare)
{
}

bool RadixSort::advance(qint64 &budget)
{
    const size_t count = m_keys.size();
    while (m_phase != Phase::Done && budget > 0) {
        const size_t end = m_at + std::min(count - m_at, size_t(budget));
        budget -= qint64(end - m_at);
        switch (m_phase) {
        case Phase::Compare:
            for (; m_at < end; ++m_at)
                m_differing |= m_keys[m_at] ^ m_keys.front();
            break;
        case Phase::Count:
            for (; m_at < end; ++m_at)
                ++m_place[byteOf(m_keys[m_at])];
            break;
        case Phase::Move:
            for (; m_at < end; ++m_at) {
                const size_t to = m_place[byteOf(m_keys[m_at])]++;
                m_otherKeys[to] = m_keys[m_at];
                m_otherValues[to] = m_values[m_at];
            }
            break;
        case Phase::Done:
            break;
        }
        if (m_at < count)
            continue;
        m_at = 0;
        if (m_phase == Phase::Count) {
            size_t next = 0;
            for (size_t &at : m_place) {
                const size_t size = at;
                at = next;
                next += size;
            }
            m_otherKeys.resize(count);
            m_otherValues.resize(count);
            m_phase = Phase::Move;
            continue;
        }
        if (m_phase == Phase::Move) {
            m_keys.swap(m_otherKeys);
            m_values.swap(m_otherValues);
        }
        nextByte();
    }
    return m_phase == Phase::Done;
}

/// Bytes in which all keys agree need no pass: most keys are short.
void RadixSort::nextByte()
{
    do {
        m_shift += 8;
    } while (m_shift < 64 && !(m_differing >> m_shift & 0xff));
    m_place.fill(0);
    m_phase = m_shift < 64 ? Phase::Count : Phase::Done;
}

} // namespace proxydeck
