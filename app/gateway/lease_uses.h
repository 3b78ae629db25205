// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/gateway_figures.h"

#include <QHash>

namespace proxydeck {

/// What goes through each lease, over all ports, between one question for it and the next.
class LeaseUses
{
public:
    /// To be added to; it is told with the next take(). The reference holds until the next call of this class.
    LeaseUse &of(quint64 lease);
    /// Those that have changed, which begin anew: only what is open now goes on.
    QList<LeaseUse> take();

private:
    QHash<quint64, LeaseUse> m_uses;
};

} // namespace proxydeck
