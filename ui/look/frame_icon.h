// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>

namespace proxydeck {

/// Icons to close a dock or to detach it from the window.
enum class FrameSign : quint8 { Close, Float };

/// Drawn in the palette's text colour at the moment of painting. Fusion's own icons are grey on any background, and
/// from Qt 6.11 on hardly visible in a dark window.
QIcon frameIcon(FrameSign sign);

} // namespace proxydeck
