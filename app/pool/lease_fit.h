// SPDX-License-Identifier: MIT
#pragma once

#include "pool/pool_lease.h"
#include "pool/steering_name.h"

namespace proxydeck {

/// What a client's user name wants of a lease beside its time: where it is, and whose line it is.
class LeaseFit
{
public:
    /// Of a lease, as numbers.
    struct Traits
    {
        quint32 area = 0;   ///< the vendor's code; 0: not known, fits no area
        quint8 carrier = 0; ///< the vendor's number; 0: not known, fits none

        friend bool operator==(const Traits &, const Traits &) = default;
    };
    static Traits traitsOf(const PoolLease &lease);

    explicit LeaseFit(const SteeringName &steering = {});
    bool isAny() const { return *this == LeaseFit(); }
    bool fits(Traits traits) const
    {
        return traits.area >= m_firstArea && traits.area <= m_lastArea
            && (m_carrier == 0 || m_carrier == traits.carrier);
    }

    friend bool operator==(const LeaseFit &, const LeaseFit &) = default;

private:
    quint32 m_firstArea = 0, m_lastArea = 999'999; ///< 350000 is the province: all of 35xxxx
    quint8 m_carrier = 0;
};

} // namespace proxydeck
