// SPDX-License-Identifier: MIT
#include "relay/relay_loop.h"

#include <asio/post.hpp>

#include <utility>

namespace proxydeck {

RelayLoop::RelayLoop(const Clock *clock)
    : m_clock(clock ? *clock : m_systemClock)
{
}

void RelayLoop::bury(std::shared_ptr<void> body)
{
    if (m_buried.empty())
        asio::post(m_io, [this] { m_buried.clear(); });
    m_buried.push_back(std::move(body));
}

} // namespace proxydeck
