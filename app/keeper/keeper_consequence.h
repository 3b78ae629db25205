// SPDX-License-Identifier: MIT
#pragma once

#include "keeper/keeper_view.h"

#include <QStringView>

namespace proxydeck {

/// What a refusal by the vendor leads to.
enum class KeeperConsequence : quint8 {
    Stop,       ///< only a person can mend it, or the code is unknown
    FewerCalls, ///< somebody else uses the window of calls: a minute's wait, one call fewer a minute for an hour
    NextMinute,
    Tomorrow,
    Limit,     ///< an extraction limit of which it is not known how long: five minutes
    LimitStop, ///< an extraction limit, and the operator wants a stop
    NoChannel, ///< all channels are taken
    NoStock,   ///< no lease with these values, above all of this area
    Failed,    ///< the vendor failed: the same call may succeed later
};

KeeperConsequence keeperConsequence(QStringView code, const KeeperPlan &plan);

} // namespace proxydeck
