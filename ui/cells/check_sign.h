// SPDX-License-Identifier: MIT
#pragma once

#include "lease/check_state.h"

class QColor;
class QPainter;
class QRectF;

namespace proxydeck {

/// How a check of a lease stands, told apart by shape as well as by colour.
enum class CheckSign : quint8 {
    None,    ///< not checked
    Pending, ///< waits or runs: three dots
    Good,    ///< a tick
    Differs, ///< good, but not as declared, or not known to be: a tick over a line
    Bad,     ///< a cross
    Void,    ///< nothing was found out: a dash
};

CheckSign checkSign(CheckState state, CheckVerdict verdict);

/// As large as \a box allows.
void paintCheckSign(QPainter &painter, const QRectF &box, CheckSign sign, const QColor &color);

} // namespace proxydeck
