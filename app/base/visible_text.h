// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

/// Returns \a text with every character that could hide or reorder text made visible: control characters, bidirectional
/// controls, zero-width and other invisible characters and lone surrogates become `‹U+202E›`. If \a singleLine, line
/// breaks and tabs become a space. All text from the network passes through here before it is shown.
QString visibleText(const QString &text, bool singleLine = true);

} // namespace proxydeck
