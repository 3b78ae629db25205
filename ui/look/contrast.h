// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QPalette>

class QWidget;

namespace proxydeck {

/// Whether \a palette is dark. Qt has its own function only from 6.5 on.
bool isDark(const QPalette &palette);

/// WCAG 2 contrast ratio of two opaque colours, 1..21.
double contrastRatio(const QColor &a, const QColor &b);

/// \a wanted, made lighter or darker (keeping the hue if possible) until its contrast on \a background is at least \a
/// ratio.
QColor readableOn(const QColor &background, const QColor &wanted, double ratio = 4.5);

/// Opaque mix: \a over laid on \a under with opacity \a share (0..1).
QColor mixed(const QColor &under, const QColor &over, double share);

/// \a palette with a selection colour on which text and state colours stay readable: the highlight becomes a tint of
/// the base. The palette of a high-contrast theme (7:1 or more) is returned unchanged.
QPalette withLegibleSelection(QPalette palette);

/// Sets withLegibleSelection() of the inherited palette on \a view. Sends PaletteChange to it, as any setPalette()
/// does.
void applyLegibleSelection(QWidget &view);

} // namespace proxydeck
