// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <vector>

namespace proxydeck {

/// Spreads the bits of a key over a hash for IdIndex.
inline quint32 spreadHash(quint64 key)
{
    key ^= key >> 33;
    key *= 0xff51afd7ed558ccdULL;
    key ^= key >> 33;
    key *= 0xc4ceb9fe1a85ec53ULL;
    return quint32(key >> 32);
}

/// A hash table of ids whose keys live elsewhere: 8 bytes a slot, no node, no copy of the key. Open addressing with
/// linear probing; the high bits of the hash choose the slot, so that growing walks memory in order and never looks at
/// a key.
class IdIndex
{
public:
    static constexpr quint32 none = ~quint32(0);

    /// The id with this hash for which \a same(id) holds.
    template<typename Same>
    quint32 find(quint32 hash, Same same) const
    {
        if (m_slots.empty())
            return none;
        for (size_t i = home(hash); m_slots[i].id != none; i = next(i)) {
            if (m_slots[i].hash == hash && same(m_slots[i].id))
                return m_slots[i].id;
        }
        return none;
    }

    /// \a id must not be there yet.
    void insert(quint32 hash, quint32 id);
    /// \a oldId must be there.
    void replace(quint32 hash, quint32 oldId, quint32 newId) { m_slots[slotOf(hash, oldId)].id = newId; }
    /// \a id must be there.
    void erase(quint32 hash, quint32 id);

private:
    struct Slot
    {
        quint32 hash = 0;
        quint32 id = none;
    };

    size_t home(quint32 hash) const { return hash >> m_shift; }
    size_t next(size_t i) const { return (i + 1) & (m_slots.size() - 1); }
    size_t slotOf(quint32 hash, quint32 id) const;
    void resize(int bits);
    void place(Slot slot);

    std::vector<Slot> m_slots;
    size_t m_used = 0;
    int m_shift = 32;
};

} // namespace proxydeck
