// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QWidget;

namespace proxydeck {

/// \a text for setToolTip() and setWhatsThis(), which take anything that looks like HTML for HTML: it arrives as
/// written, and long texts wrap.
QString plainToolTip(const QString &text);

/// The same as \a widget's tool tip. A widget without an accessible description gets \a text for one: without it, a
/// screen reader is given the tool tip, markup and all.
void setPlainToolTip(QWidget &widget, const QString &text);

} // namespace proxydeck
