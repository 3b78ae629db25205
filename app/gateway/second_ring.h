// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <array>

namespace proxydeck {

/// What happened in each of the last 60 seconds. Nothing runs while nothing is added.
class SecondRing
{
public:
    static constexpr size_t seconds = 60;

    void add(qint64 steadyMs, quint64 amount)
    {
        moveTo(steadyMs);
        m_amounts[slot(0)] += amount;
    }
    /// Oldest first; the last is the second that has begun.
    std::array<quint64, seconds> amounts(qint64 steadyMs)
    {
        moveTo(steadyMs);
        std::array<quint64, seconds> all{};
        for (size_t i = 0; i < seconds; ++i)
            all[i] = m_amounts[slot(i + 1)];
        return all;
    }
    quint64 sum(qint64 steadyMs)
    {
        moveTo(steadyMs);
        quint64 all = 0;
        for (const quint64 amount : m_amounts)
            all += amount;
        return all;
    }

private:
    size_t slot(size_t ahead) const { return size_t((m_second + qint64(ahead)) % qint64(seconds)); }
    void moveTo(qint64 steadyMs)
    {
        const qint64 second = steadyMs / 1'000;
        if (second == m_second)
            return;
        // A steady clock does not go back.
        const qint64 steps = std::clamp<qint64>(second - m_second, 0, qint64(seconds));
        m_second = second;
        for (qint64 i = 0; i < steps; ++i)
            m_amounts[size_t((second - i) % qint64(seconds))] = 0;
    }

    std::array<quint64, seconds> m_amounts{};
    qint64 m_second = 0;
};

} // namespace proxydeck
