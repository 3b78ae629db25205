// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/lease_places.h"
#include "gateway/lease_uses.h"
#include "relay/relay_loop.h"

namespace proxydeck {

/// What all ports share in the gateway's thread.
class GatewayLoop : public RelayLoop
{
public:
    using RelayLoop::RelayLoop;

    LeaseUses &uses() { return m_uses; }
    LeasePlaces &places() { return m_places; }

    qint64 nowMs() const { return steadyMs() + m_vendorOffsetMs; } ///< UTC, by the vendor's clock
    qint64 toVendorMs(qint64 ofSteadyMs) const { return ofSteadyMs + m_vendorOffsetMs; }
    qint64 toSteadyMs(qint64 ofVendorMs) const { return ofVendorMs - m_vendorOffsetMs; }
    void setVendorOffset(qint64 ms) { m_vendorOffsetMs = ms; }

    quint64 nextId() { return ++m_lastId; } ///< of a connection

private:
    LeaseUses m_uses;
    LeasePlaces m_places;
    qint64 m_vendorOffsetMs = 0;
    quint64 m_lastId = 0;
};

} // namespace proxydeck
