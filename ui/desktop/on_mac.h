// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace proxydeck {

/// For the few places where macOS has manners of its own. A constant and not a macro in their midst: what is done there
/// is compiled, translated and tested everywhere.
#ifdef Q_OS_MACOS
inline constexpr bool isMac = true;
#else
inline constexpr bool isMac = false;
#endif

} // namespace proxydeck
