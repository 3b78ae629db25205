// SPDX-License-Identifier: MIT
#pragma once

#include <QProxyStyle>

namespace proxydeck {

/// Fusion, whose frame around a field or a check box is a darker shade of the window, and so hardly seen in a dark one: here it
/// has 3:1 against what is on both of its sides (WCAG 2.2, 1.4.11).
class OutlinedStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    OutlinedStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget = nullptr) const override;
};

/// Whether \a style paints as Fusion does, under whatever name.
bool isFusion(const QStyle &style);

} // namespace proxydeck
