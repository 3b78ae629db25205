// SPDX-License-Identifier: MIT
#pragma once

#include <QProxyStyle>

namespace proxydeck {

/// Fusion, whose frame around a field or a check box is a darker shade of the window, and so hardly seen in a dark one:
/// here it has 3:1 against what is on both of its sides (WCAG 2.2, 1.4.11). What has the keyboard's focus shows it: a
/// default button, a list and a text too, which Fusion paints as if they had not. Buttons have words and no pictures,
/// message boxes the signs of all other messages, docks signs that are seen. What is too faint in the system's palette,
/// or in Qt's where it has none, is made readable.
class OutlinedStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    OutlinedStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget = nullptr) const override;
    QIcon standardIcon(StandardPixmap which, const QStyleOption *option = nullptr,
                       const QWidget *widget = nullptr) const override;
    void polish(QPalette &palette) override;
    using QProxyStyle::polish;
    int styleHint(StyleHint hint, const QStyleOption *option = nullptr, const QWidget *widget = nullptr,
                  QStyleHintReturn *data = nullptr) const override;
};

/// Whether \a style paints as Fusion does, under whatever name.
bool isFusion(const QStyle &style);

} // namespace proxydeck
