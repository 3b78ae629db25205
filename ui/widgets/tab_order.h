// SPDX-License-Identifier: MIT
#pragma once

#include <QList>

class QWidget;

namespace proxydeck {

/// Makes Tab follow the layout order in \a roots, one root after the other, not the order of creation. For panels whose
/// widgets are created and deleted at run time.
void orderTabsByLayout(const QList<QWidget *> &roots);

} // namespace proxydeck
