// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QPalette>

class QWidget;

namespace proxydeck {

/// Whether \a palette is a dark one. Qt has an answer of its own only from 6.5 on.
bool isDark(const QPalette &palette);

/// WCAG 2 contrast ratio of two opaque colours, 1..21.
double contrastRatio(const QColor &a, const QColor &b);

/// \a wanted, made lighter or darker (hue kept while it can be) until it has at least \a ratio on \a background.
QColor readableOn(const QColor &background, const QColor &wanted, double ratio = 4.5);

/// \a share (0..1) of \a over laid on \a under, opaque.
QColor mixed(const QColor &under, const QColor &over, double share);

/// \a palette with a selection that leaves text and state colours legible: the highlight as a tint of the base, unless
/// the theme is a high-contrast one (7:1 or more), which knows better.
QPalette withLegibleSelection(QPalette palette);

/// Gives \a view withLegibleSelection() of what it inherits. Sends it PaletteChange, as any setPalette() does.
void applyLegibleSelection(QWidget &view);

} // namespace proxydeck
