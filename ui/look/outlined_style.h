// SPDX-License-Identifier: MIT
#pragma once

#include <QProxyStyle>

namespace proxydeck {

/// Fusion with visible outlines. Fusion draws the frame of a field or check box in a darker shade of the window colour,
/// which is hardly visible in a dark window: here the frame has 3:1 against the colours on both sides (WCAG 2.2,
/// 1.4.11). The keyboard focus is shown on default buttons, lists and text edits too, where Fusion does not show it.
/// Dialog buttons have no icons, message boxes use the icons of all other messages, and docks have visible icons.
/// Colours that are too faint in the system's palette, or in Qt's default one, are made readable.
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

/// Whether \a style draws like Fusion, including proxy styles based on it.
bool isFusion(const QStyle &style);

} // namespace proxydeck
