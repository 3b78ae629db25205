// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QWidget;

namespace proxydeck {

/// Prepares \a text for setToolTip() and setWhatsThis(), which interpret anything that looks like HTML: the text is
/// shown unchanged, and long texts wrap.
QString plainToolTip(const QString &text);

/// Sets it as \a widget's tool tip. If the widget has no accessible description, \a text becomes that too: otherwise a
/// screen reader reads the tool tip with its markup.
void setPlainToolTip(QWidget &widget, const QString &text);

} // namespace proxydeck
