// SPDX-License-Identifier: MIT
#pragma once

#include "base/system_clock.h"
#include "gateway/descriptor_budget.h"
#include "gateway/due_times.h"
#include "gateway/lease_hosts.h"
#include "gateway/lease_places.h"
#include "gateway/lease_uses.h"

#include <asio/io_context.hpp>

#include <array>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace proxydeck {

/// What everything in the gateway's thread shares: its loop, its clock, and the one buffer into which all read.
class GatewayLoop
{
public:
    static constexpr size_t bufferSize = 64 * 1024;

    GatewayLoop();

    asio::io_context &io() { return m_io; }
    DueTimes &due() { return m_due; }
    DescriptorBudget &descriptors() { return m_descriptors; }
    LeaseUses &uses() { return m_uses; }
    LeaseHosts &names() { return m_names; }
    LeasePlaces &places() { return m_places; }
    /// For what is read and handed on at once: the next one who reads writes over it.
    std::span<char> buffer() { return m_buffer; }

    qint64 steadyMs() const { return m_clock.steadyMs(); }
    qint64 nowMs() const { return m_clock.steadyMs() + m_vendorOffsetMs; } ///< UTC, by the vendor's clock
    qint64 toVendorMs(qint64 steadyMs) const { return steadyMs + m_vendorOffsetMs; }
    qint64 toSteadyMs(qint64 vendorMs) const { return vendorMs - m_vendorOffsetMs; }
    void setVendorOffset(qint64 ms) { m_vendorOffsetMs = ms; }

    quint64 nextId() { return ++m_lastId; }
    /// Lets it go when nothing of it is running any more.
    void bury(std::shared_ptr<void> body);

private:
    SystemClock m_clock;
    asio::io_context m_io{1}; // one thread
    DueTimes m_due{m_io, m_clock};
    DescriptorBudget m_descriptors;
    LeaseUses m_uses;
    LeaseHosts m_names;
    LeasePlaces m_places;
    qint64 m_vendorOffsetMs = 0;
    quint64 m_lastId = 0;
    std::vector<std::shared_ptr<void>> m_buried;
    std::array<char, bufferSize> m_buffer;
};

} // namespace proxydeck
