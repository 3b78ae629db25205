// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>

namespace proxydeck {

/// A monospaced font that matches \a text in size, for addresses and times whose digits must line up. Not
/// QFontDatabase::FixedFont alone: on Windows that is Courier New.
QFont fixedFont(const QFont &text);

} // namespace proxydeck
