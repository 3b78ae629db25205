// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/key_color.h"

#include <QColor>
#include <QString>

namespace proxydeck {

/// The shade of \a color that is seen on \a ground: a contrast of at least 3:1. Invalid for None.
QColor keyColor(KeyColor color, const QColor &ground);

/// Its name in the program's language; of None: "No colour".
QString keyColorName(KeyColor color);

} // namespace proxydeck
