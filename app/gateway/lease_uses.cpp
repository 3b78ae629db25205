// SPDX-License-Identifier: MIT
#include "gateway/lease_uses.h"

namespace proxydeck {

LeaseUse &LeaseUses::of(quint64 lease)
{
    LeaseUse &use = m_uses[lease];
    use.lease = lease;
    return use;
}

QList<LeaseUse> LeaseUses::take()
{
    QList<LeaseUse> changed;
    m_uses.removeIf([&](QHash<quint64, LeaseUse>::iterator it) {
        LeaseUse &use = it.value();
        if (use.lease != noPoolLease)
            changed.append(use);
        use = LeaseUse{.open = use.open}; // without a lease: nothing more to report
        return use.open == 0;
    });
    return changed;
}

} // namespace proxydeck
