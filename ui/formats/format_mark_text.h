// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

/// Writes a short text with line breaks, tabs and backslashes as one editable line: `\n`, `\t`, `\\`; trailing spaces,
/// which would not be visible, become `\s`.
QString markToField(const QString &mark);
/// The reverse of markToField(). A backslash before any other character stands for itself.
QString markFromField(const QString &field);

} // namespace proxydeck
