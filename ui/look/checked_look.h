// SPDX-License-Identifier: MIT
#pragma once

#include <QPalette>

namespace proxydeck {

/// What makes a checked button look checked, everywhere the same: a tint of the accent. The accent itself is left to
/// the one button of a window that is to be seen first. Some styles darken a checked button so little that it could be
/// overlooked. \a around: the palette that the button inherits.
QPalette checkedButtonPalette(const QPalette &around);

} // namespace proxydeck
