// SPDX-License-Identifier: MIT
#include "ui/look/scaled_font.h"

#include <QtMath>

namespace proxydeck {

QFont scaledFont(const QFont &font, double factor)
{
    QFont scaled = font;
    if (font.pointSizeF() > 0)
        scaled.setPointSizeF(font.pointSizeF() * factor);
    else
        scaled.setPixelSize(qRound(font.pixelSize() * factor));
    return scaled;
}

} // namespace proxydeck
