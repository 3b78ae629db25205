// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QPixmap>

class QPainter;
class QPalette;
class QRectF;

namespace proxydeck {

/// The kind of message beside the icon.
enum class Sign : quint8 {
    Information, ///< useful information
    Warning,     ///< should be fixed, or is uncertain
    Failure,     ///< an operation failed
    Success,     ///< it went well
};

/// The colour of \a sign on \a ground: contrast of at least 3:1 (WCAG 2.2, 1.4.11).
QColor signColor(Sign sign, const QColor &ground);

/// A filled circle with an i, a triangle with an exclamation mark, or a filled circle with a cross or a tick, as large
/// as \a box allows. The shapes differ, so that no colour is needed to tell them apart. The styles' own icons are not
/// used: they have one size and fit light windows only.
void paintSign(QPainter &painter, const QRectF &box, Sign sign, const QColor &ground);

/// The same as a pixmap for labels on the window colour of \a palette, sharp at any device pixel ratio.
QPixmap signPixmap(Sign sign, int side, double ratio, const QPalette &palette);

} // namespace proxydeck
