// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

/// A short text with line breaks, tabs and backslashes as one line that can be edited: `\n`, `\t`, `\\`; and spaces at
/// the end, which nobody sees there, as `\s`.
QString markToField(const QString &mark);
/// The way back. A backslash before another character stands for itself.
QString markFromField(const QString &field);

} // namespace proxydeck
