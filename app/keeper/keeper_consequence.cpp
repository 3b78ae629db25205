// SPDX-License-Identifier: MIT
#include "keeper/keeper_consequence.h"

#include <QString>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

KeeperConsequence afterExtractionLimit(const KeeperPlan &plan)
{
    // The vendor's documentation fixes it for two modes; for the others it depends on what was bought.
    if (plan.mode == Mode::Elastic)
        return KeeperConsequence::Tomorrow;
    if (plan.mode == Mode::Even)
        return KeeperConsequence::NextMinute;
    switch (plan.afterLimit) {
    case AfterLimit::Stop:
        return KeeperConsequence::LimitStop;
    case AfterLimit::NextMinute:
        return KeeperConsequence::NextMinute;
    case AfterLimit::Tomorrow:
        return KeeperConsequence::Tomorrow;
    case AfterLimit::NotSet:
        break;
    }
    return KeeperConsequence::Limit;
}

} // namespace

KeeperConsequence keeperConsequence(QStringView code, const KeeperPlan &plan)
{
    if (code == u"REQUEST_LIMIT_EXCEEDED"_s)
        return KeeperConsequence::FewerCalls;
    if (code == u"EXTRACT_LIMIT_EXCEEDED"_s)
        return afterExtractionLimit(plan);
    if (code == u"NO_AVAILABLE_CHANNEL"_s)
        return KeeperConsequence::NoChannel;
    if (code == u"NO_RESOURCE_FOUND"_s)
        return KeeperConsequence::NoStock;
    if (code == u"FAILED_OPERATION"_s || code == u"INTERNAL_ERROR"_s)
        return KeeperConsequence::Failed;
    return KeeperConsequence::Stop;
}

} // namespace proxydeck
