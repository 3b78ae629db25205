// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/fault.h"

#include <QByteArrayView>
#include <QList>

namespace proxydeck::sim {

/// Faults waiting for the requests they are meant for, in the order they were scripted.
class FaultScript
{
public:
    void add(const Fault &fault);
    void clear() { m_faults.clear(); }
    bool isEmpty() const { return m_faults.isEmpty(); }

    /// The first fault that fits a request that was read.
    std::optional<Fault> take(QByteArrayView host, QByteArrayView path);
    /// Whether the next request is to be dropped unread. Only the head of the queue counts: those before it come first.
    bool takeDropBeforeReading();

private:
    void spend(qsizetype index);

    QList<Fault> m_faults;
};

} // namespace proxydeck::sim
