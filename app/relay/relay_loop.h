// SPDX-License-Identifier: MIT
#pragma once

#include "base/system_clock.h"
#include "relay/descriptor_budget.h"
#include "relay/due_times.h"
#include "relay/lease_hosts.h"

#include <asio/io_context.hpp>

#include <array>
#include <memory>
#include <span>
#include <vector>

namespace proxydeck {

/// What all connections of one thread share: its loop, its clock, and the one buffer into which all read.
class RelayLoop
{
public:
    static constexpr size_t bufferSize = 64 * 1024;

    /// \a clock: instead of the machine's; must outlive it.
    explicit RelayLoop(const Clock *clock = nullptr);

    asio::io_context &io() { return m_io; }
    DueTimes &due() { return m_due; }
    DescriptorBudget &descriptors() { return m_descriptors; }
    LeaseHosts &hosts() { return m_hosts; }
    /// For what is read and handed on at once: the next one who reads writes over it.
    std::span<char> buffer() { return m_buffer; }
    qint64 steadyMs() const { return m_clock.steadyMs(); }
    /// Lets it go when nothing of it is running any more.
    void bury(std::shared_ptr<void> body);

private:
    const SystemClock m_systemClock;
    const Clock &m_clock;
    asio::io_context m_io{1}; // one thread
    DueTimes m_due{m_io, m_clock};
    DescriptorBudget m_descriptors;
    LeaseHosts m_hosts;
    std::vector<std::shared_ptr<void>> m_buried;
    std::array<char, bufferSize> m_buffer;
};

} // namespace proxydeck
