// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>

namespace proxydeck {

/// What closes a part of the window, or takes it out of the window.
enum class FrameSign : quint8 { Close, Float };

/// Drawn in the palette's text colour at the moment of painting. Fusion's own are grey whatever lies behind, and from
/// Qt 6.11 on hardly seen in a dark window.
QIcon frameIcon(FrameSign sign);

} // namespace proxydeck
