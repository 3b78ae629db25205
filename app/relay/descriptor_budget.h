// SPDX-License-Identifier: MIT
#pragma once

#include <limits>

namespace proxydeck {

/// How many sockets the gateway may have open: the system's limit, read once, less what the rest of the program needs.
class DescriptorBudget
{
public:
    DescriptorBudget();

    /// Those of one client, for as long as it lives: its own, and one to a lease.
    class Hold
    {
    public:
        Hold() = default;
        explicit Hold(DescriptorBudget &budget)
            : m_budget(&budget)
        {
            budget.m_used += perClient;
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
                m_budget->m_used -= perClient;
            m_budget = nullptr;
        }

    private:
        DescriptorBudget *m_budget = nullptr;
    };

    bool hasForClient() const { return m_used + perClient <= m_most; }

private:
    static constexpr int perClient = 2;
    int m_most = std::numeric_limits<int>::max();
    int m_used = 0;
};

} // namespace proxydeck
