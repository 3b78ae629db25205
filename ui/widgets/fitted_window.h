// SPDX-License-Identifier: MIT
#pragma once

#include <QSize>

class QWidget;

namespace proxydeck {

/// How much of the screen a window takes at most when it opens.
inline constexpr double mostOfScreen = 0.9;

/// Gives \a window its first size: \a wanted, or maximised where that is more than 90 % of the screen it will be on.
/// Before it is shown.
void openFitted(QWidget &window, QSize wanted);

/// For dialogs: \a wanted, bounded to that share of the screen.
QSize fittedSize(const QWidget &dialog, QSize wanted);

/// After a geometry was restored: one that is not on a connected screen, because a monitor is gone or has another
/// scale, is replaced by openFitted(). \return whether it was.
bool refitted(QWidget &window, QSize wanted);

/// For a window that is shown: if it does not fit any screen, or its title is on none, it is moved to the middle of its
/// screen and made no larger than that. \return whether it was.
bool bringIntoSight(QWidget &window);

} // namespace proxydeck
