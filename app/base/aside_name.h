// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

/// An unused name beside \a path for a copy that is set aside: the base name, \a mark, a number from 1 and the suffix
/// ("settings.damaged-1.ini").
QString asideName(const QString &path, const QString &mark);

} // namespace proxydeck
