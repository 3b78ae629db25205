// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

/// \a text with what could hide or reorder it made visible: control characters, bidirectional controls,
/// zero-width and other invisible characters and lone surrogates become `‹U+202E›`. Line breaks and tabs become a space
/// when \a singleLine. Everything that came from the network passes through here on its way to the screen.
QString visibleText(const QString &text, bool singleLine = true);

} // namespace proxydeck
