// SPDX-License-Identifier: MIT
#include "table/id_index.h"

#include <utility>

namespace proxydeck {

namespace {

constexpr int smallestBits = 4;

} // namespace

void IdIndex::insert(quint32 hash, quint32 id)
{
    if ((m_used + 1) * 4 > m_slots.size() * 3)
        resize(m_slots.empty() ? smallestBits : 32 - m_shift + 1);
    place({hash, id});
    ++m_used;
}

void IdIndex::erase(quint32 hash, quint32 id)
{
    const size_t mask = m_slots.size() - 1;
    size_t hole = slotOf(hash, id);
    // Later ones of the same cluster move up, so that no search stops at the hole.
    for (size_t i = next(hole); m_slots[i].id != none; i = next(i)) {
        if (((i - home(m_slots[i].hash)) & mask) >= ((i - hole) & mask)) {
            m_slots[hole] = m_slots[i];
            hole = i;
        }
    }
    m_slots[hole] = {};
    --m_used;
    const int bits = 32 - m_shift;
    if (bits > smallestBits + 4 && m_used * 8 < m_slots.size())
        resize(bits - 1);
}

size_t IdIndex::slotOf(quint32 hash, quint32 id) const
{
    size_t i = home(hash);
    while (m_slots[i].id != id)
        i = next(i);
    return i;
}

void IdIndex::resize(int bits)
{
    const std::vector<Slot> old = std::exchange(m_slots, std::vector<Slot>(size_t(1) << bits));
    m_shift = 32 - bits;
    for (const Slot &slot : old) {
        if (slot.id != none)
            place(slot);
    }
}

void IdIndex::place(Slot slot)
{
    size_t i = home(slot.hash);
    while (m_slots[i].id != none)
        i = next(i);
    m_slots[i] = slot;
}

} // namespace proxydeck
