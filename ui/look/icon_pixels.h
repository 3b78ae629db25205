// SPDX-License-Identifier: MIT
#pragma once

#include <QLibraryInfo>
#include <QSize>

namespace proxydeck {

/// In the screen's pixels the size that QIconEngine::scaledPixmap() is called with. From 6.8 on Qt gives it without the
/// \a scale. What counts is the Qt that runs: a package made with an older one is used with a newer.
inline QSize iconPixels(const QSize &size, qreal scale)
{
    return QLibraryInfo::version() >= QVersionNumber(6, 8) ? size * scale : size;
}

} // namespace proxydeck
