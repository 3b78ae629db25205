// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace proxydeck {

/// One text of several whole sentences, each in the program's language. The empty ones are left out. Between two of
/// them is a space, except after a Chinese full stop, whose glyph includes the space.
QString joinSentences(const QStringList &sentences);
QString joinSentences(const QString &first, const QString &next);

} // namespace proxydeck
