// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <array>
#include <vector>

namespace proxydeck {

/// Sorts values by keys, ascending and stable, in linear time, and a little at a time.
class RadixSort
{
public:
    RadixSort() = default;
    /// Of the same length.
    RadixSort(std::vector<quint64> keys, std::vector<quint32> values);

    /// Works until done or until \a budget is used up; a unit of it is one value moved or looked at. \return whether done.
    bool advance(qint64 &budget);
    /// Once done.
    std::vector<quint32> take() { return std::move(m_values); }

private:
    enum class Phase : quint8 { Compare, Count, Move, Done };

    size_t byteOf(quint64 key) const { return size_t(key >> m_shift & 0xff); }
    void nextByte();

    std::vector<quint64> m_keys;
    std::vector<quint32> m_values;
    std::vector<quint64> m_otherKeys;
    std::vector<quint32> m_otherValues;
    std::array<size_t, 256> m_place{};
    quint64 m_differing = 0;
    int m_shift = -8; ///< of the byte by which is being sorted
    size_t m_at = 0;
    Phase m_phase = Phase::Done;
};

} // namespace proxydeck
