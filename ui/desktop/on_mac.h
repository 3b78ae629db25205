// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace proxydeck {

/// For the few places where macOS conventions differ. A constant, not #ifdef at each place: this way the macOS branch
/// is compiled, translated and tested on every platform.
#ifdef Q_OS_MACOS
inline constexpr bool isMac = true;
#else
inline constexpr bool isMac = false;
#endif

} // namespace proxydeck
