// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/fault.h"

#include <QByteArrayView>
#include <QList>

namespace proxydeck::sim {

/// Faults that wait for matching requests, in the order they were scripted.
class FaultScript
{
public:
    void add(const Fault &fault);
    void clear() { m_faults.clear(); }
    bool isEmpty() const { return m_faults.isEmpty(); }

    /// The first fault that matches a request that was read.
    /// \a onlyByHost: a fault for any host does not match: the request is not one of the vendor's interfaces.
    std::optional<Fault> take(QByteArrayView host, QByteArrayView path, bool onlyByHost = false);
    /// Whether to drop the next request unread. Only the first fault of the queue counts: faults before it come first.
    bool takeDropBeforeReading();

private:
    void spend(qsizetype index);

    QList<Fault> m_faults;
};

} // namespace proxydeck::sim
