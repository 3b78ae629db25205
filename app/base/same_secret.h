// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"

namespace proxydeck {

/// Whether what somebody has \a typed is \a own. How long it takes depends on the length of what was typed alone, so
/// that a password cannot be guessed one character after the other. Never of an empty \a own.
bool isSameSecret(const Secret &typed, const Secret &own);

} // namespace proxydeck
