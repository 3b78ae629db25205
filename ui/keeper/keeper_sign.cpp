// SPDX-License-Identifier: MIT
#include "ui/keeper/keeper_sign.h"

namespace proxydeck {

std::optional<Sign> keeperSign(KeeperState::Phase phase)
{
    switch (phase) {
    case KeeperState::Phase::Holding:
        return Sign::Success;
    case KeeperState::Phase::Looking:
    case KeeperState::Phase::Filling:
        return Sign::Information;
    case KeeperState::Phase::Waiting:
    case KeeperState::Phase::Unknown:
    case KeeperState::Phase::BudgetSpent:
        return Sign::Warning;
    case KeeperState::Phase::Stopped:
        return Sign::Failure;
    case KeeperState::Phase::Off:
    case KeeperState::Phase::Paused:
        break;
    }
    return std::nullopt;
}

} // namespace proxydeck
