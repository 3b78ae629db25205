// SPDX-License-Identifier: MIT
#pragma once

#include <QLibraryInfo>
#include <QSize>

namespace proxydeck {

/// The size passed to QIconEngine::scaledPixmap(), in device pixels. From 6.8 on Qt passes it without the \a scale. The
/// Qt version at run time decides: a package built with an older version may run with a newer one.
inline QSize iconPixels(const QSize &size, qreal scale)
{
    return QLibraryInfo::version() >= QVersionNumber(6, 8) ? size * scale : size;
}

} // namespace proxydeck
