// SPDX-License-Identifier: MIT
#pragma once

#include "lease/lease.h"

#include <QIcon>

class QPainter;
class QRectF;

namespace proxydeck {

/// A filled circle (live), a half-filled one (expiring), an empty one (expired), a question mark (undated), as large as
/// \a box allows.
void paintStateIcon(QPainter &painter, const QRectF &box, LeaseState state, const QColor &color);

/// An empty circle that is struck out: a lease that the list in use names no more.
void paintUnlistedIcon(QPainter &painter, const QRectF &box, const QColor &color);

/// A tick: the lease was copied.
void paintCopiedSign(QPainter &painter, const QRectF &box, const QColor &color);

/// A state's icon for buttons; drawn separately for every size and device pixel ratio.
QIcon stateIcon(LeaseState state, const QColor &color);

} // namespace proxydeck
