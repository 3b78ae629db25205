// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QPixmap>

class QPainter;
class QPalette;
class QRectF;

namespace proxydeck {

/// What a sentence beside it is.
enum class Sign : quint8 {
    Information, ///< worth knowing
    Warning,     ///< to be mended, or not certain
    Failure,     ///< it did not work
};

/// What \a sign is drawn in on \a ground: at least 3:1 there (WCAG 2.2, 1.4.11).
QColor signColor(Sign sign, const QColor &ground);

/// A full circle with an i, a triangle with an exclamation mark, a full circle with a cross, as large as \a box allows.
/// Shapes, so that they are told apart without colour; ours, since styles have them in one size and for a light window
/// only.
void paintSign(QPainter &painter, const QRectF &box, Sign sign, const QColor &ground);

/// The same for labels on \a palette's window, crisp at any device pixel ratio.
QPixmap signPixmap(Sign sign, int side, double ratio, const QPalette &palette);

} // namespace proxydeck
