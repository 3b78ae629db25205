// SPDX-License-Identifier: MIT
#include "ui/accounts/key_color_look.h"

#include "ui/look/contrast.h"

#include <QCoreApplication>

namespace proxydeck {

namespace {

struct ColorWords
{
    Q_DECLARE_TR_FUNCTIONS(KeyColor)
};

QColor plain(KeyColor color)
{
    switch (color) {
    case KeyColor::None:
        break;
    case KeyColor::Red:
        return {0xd6, 0x3b, 0x3b};
    case KeyColor::Orange:
        return {0xd9, 0x77, 0x1c};
    case KeyColor::Yellow:
        return {0xb8, 0x95, 0x00};
    case KeyColor::Green:
        return {0x2f, 0x99, 0x4c};
    case KeyColor::Teal:
        return {0x1a, 0x93, 0x9b};
    case KeyColor::Blue:
        return {0x3b, 0x78, 0xd8};
    case KeyColor::Purple:
        return {0x94, 0x55, 0xc9};
    }
    return {};
}

} // namespace

QColor keyColor(KeyColor color, const QColor &ground)
{
    constexpr double seen = 3.0; // WCAG 2, 1.4.11
    return color == KeyColor::None ? QColor() : readableOn(ground, plain(color), seen);
}

QString keyColorName(KeyColor color)
{
    switch (color) {
    case KeyColor::None:
        return ColorWords::tr("No colour");
    case KeyColor::Red:
        return ColorWords::tr("Red");
    case KeyColor::Orange:
        return ColorWords::tr("Orange");
    case KeyColor::Yellow:
        return ColorWords::tr("Yellow");
    case KeyColor::Green:
        return ColorWords::tr("Green");
    case KeyColor::Teal:
        return ColorWords::tr("Teal");
    case KeyColor::Blue:
        return ColorWords::tr("Blue");
    case KeyColor::Purple:
        return ColorWords::tr("Purple");
    }
    return {};
}

} // namespace proxydeck
