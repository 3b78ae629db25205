// SPDX-License-Identifier: MIT
#pragma once

#include <limits>

namespace proxydeck {

/// How many sockets the gateway may have open: the system's limit, read once, less what the rest of the program needs.
class DescriptorBudget
{
public:
    DescriptorBudget();

    /// One socket, for as long as it lives.
    class Hold
    {
    public:
        Hold() = default;
        explicit Hold(DescriptorBudget &budget)
            : m_budget(&budget)
        {
            ++budget.m_used;
        }
        Hold(Hold &&other) noexcept
            : m_budget(other.m_budget)
        {
            other.m_budget = nullptr;
        }
        Hold &operator=(Hold &&other) noexcept
        {
            if (this != &other) {
                release();
                m_budget = other.m_budget;
                other.m_budget = nullptr;
            }
            return *this;
        }
        ~Hold() { release(); }
        void release()
        {
            if (m_budget)
                --m_budget->m_used;
            m_budget = nullptr;
        }

    private:
        DescriptorBudget *m_budget = nullptr;
    };

    /// A client needs two: its own, and one to a lease.
    bool hasForClient() const { return m_used + 2 <= m_most; }
    int used() const { return m_used; }

private:
    int m_most = std::numeric_limits<int>::max();
    int m_used = 0;
};

} // namespace proxydeck
