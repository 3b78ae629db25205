// SPDX-License-Identifier: MIT
#pragma once

#include "ui/look/sign_icon.h"

class QStyleOptionViewItem;

namespace proxydeck {

/// The colour on which a cell with \a option is painted.
QColor cellGround(const QStyleOptionViewItem &option);

/// Puts \a sign before the text of a cell, in the same colours in a selected row too.
void decorateWithSign(QStyleOptionViewItem &option, Sign sign);

} // namespace proxydeck
