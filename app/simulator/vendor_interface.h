// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/key_plan.h"

#include <QByteArrayView>
#include <QList>

namespace proxydeck::sim {

enum class Action { ExtractAndList, ListInUse, Extract };

/// One URL of the vendor. Six URLs serve the ten documented interfaces: the key's plan decides between those that share
/// one.
struct VendorInterface
{
    QByteArrayView host;
    QByteArrayView path;
    Action action;
    QList<Plan> plans; ///< that may call it

    bool serves(Plan plan) const { return plans.contains(plan); }
    /// As documented, or as the plan overrides it.
    int callsPerMinute(const KeyPlan &plan) const;
};

/// All interfaces.
QList<VendorInterface> vendorInterfaces();

/// Whether leases of the plan occupy channels.
bool isSoldByChannels(Plan plan);
/// Whether the plan's interfaces document BALANCE_INSUFFICIENT.
bool paysFromBalance(Plan plan);

} // namespace proxydeck::sim
