// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>

namespace proxydeck {

/// \a font, \a factor times as large: also one whose size is given in pixels, as by a style sheet or a system theme.
QFont scaledFont(const QFont &font, double factor);

} // namespace proxydeck
