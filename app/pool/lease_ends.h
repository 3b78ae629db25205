// SPDX-License-Identifier: MIT
#pragma once

#include "pool/port_pool.h"

#include <set>
#include <unordered_map>

namespace proxydeck {

/// The ends of leases that are still to be told: each once for as long as the lease's deadline stays the same.
class LeaseEnds
{
public:
    void set(quint64 lease, qint64 deadlineMs);
    void forget(quint64 lease);
    PortPool::Ends take(qint64 nowMs);
    qint64 nextMs() const; ///< noDeadline: none
    /// Whether it was told that the lease is gone.
    bool isGone(quint64 lease) const;

private:
    enum class Next : quint8 { Closing, Gone, Nothing };
    struct End
    {
        qint64 deadlineMs = noDeadline;
        Next next = Next::Closing;
    };
    static qint64 atMs(const End &end);

    std::unordered_map<quint64, End> m_ends;
    std::set<std::pair<qint64, quint64>> m_due; ///< those that have a next one
};

} // namespace proxydeck
