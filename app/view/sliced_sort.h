// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <vector>

namespace proxydeck {

/// Merge sort that works step by step: sorts blocks first, then merges them into longer ones.
template<typename Item>
class SlicedSort
{
public:
    SlicedSort() = default;
    explicit SlicedSort(std::vector<Item> items)
        : m_items(std::move(items))
        , m_other(m_items.size() > blockSize ? m_items.size() : 0)
    {
    }

    /// Works until done or until \a budget, in comparisons, is used up; \a isLess(a, b) must always give the same
    /// result. \return true when done.
    template<typename IsLess>
    bool advance(qint64 &budget, IsLess isLess)
    {
        const size_t count = m_items.size();
        while (m_width == 0 && budget > 0) {
            const size_t end = std::min(m_left + blockSize, count);
            std::sort(m_items.begin() + qptrdiff(m_left), m_items.begin() + qptrdiff(end), isLess);
            budget -= qint64(end - m_left) * blockCost + 1;
            m_left = end;
            if (end == count) {
                m_width = blockSize;
                beginPair(0);
            }
        }
        while (m_width > 0 && m_width < count && budget > 0) {
            if (m_left == m_middle && m_right == m_end) {
                beginPair(m_end);
                if (m_out == count) {
                    m_items.swap(m_other);
                    m_width *= 2;
                    beginPair(0);
                }
                continue;
            }
            const bool fromRight = m_left == m_middle || (m_right < m_end && isLess(m_items[m_right], m_items[m_left]));
            m_other[m_out++] = m_items[fromRight ? m_right++ : m_left++];
            --budget;
        }
        return m_width > 0 && m_width >= count;
    }
    /// 0 to 1.
    double progress() const
    {
        const size_t count = m_items.size();
        if (count == 0)
            return 1;
        double passes = 1;
        double done = 0;
        for (size_t width = blockSize; width < count; width *= 2, ++passes)
            done += m_width > width ? 1 : 0;
        if (m_width == 0)
            return double(m_left) / double(count) / passes;
        return std::min(1.0, (1 + done + (m_width < count ? double(m_out) / double(count) : 0)) / passes);
    }
    /// The sorted items; valid when done.
    std::vector<Item> take() { return std::move(m_items); }

private:
    static constexpr size_t blockSize = 1024;
    static constexpr qint64 blockCost = 10; ///< comparisons for each item of a block

    void beginPair(size_t from)
    {
        const size_t count = m_items.size();
        m_out = m_left = from;
        m_middle = m_right = std::min(from + m_width, count);
        m_end = std::min(from + 2 * m_width, count);
    }

    std::vector<Item> m_items;
    std::vector<Item> m_other;
    size_t m_width = 0; ///< size of the sorted pieces; 0 while there are none
    size_t m_left = 0;
    size_t m_middle = 0;
    size_t m_right = 0;
    size_t m_end = 0;
    size_t m_out = 0;
};

} // namespace proxydeck
