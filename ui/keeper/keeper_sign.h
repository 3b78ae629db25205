// SPDX-License-Identifier: MIT
#pragma once

#include "keeper/keeper_state.h"
#include "ui/look/sign_icon.h"

#include <optional>

namespace proxydeck {

/// The sign beside the words for \a phase; nothing: it is neither good nor bad.
std::optional<Sign> keeperSign(KeeperState::Phase phase);

} // namespace proxydeck
