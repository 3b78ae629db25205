// SPDX-License-Identifier: MIT
#pragma once

#include <QList>

class QWidget;

namespace proxydeck {

/// Lets Tab follow the eye through \a roots, one after the other: the order of their layouts, not that in which widgets
/// were made. For panels whose widgets come and go.
void orderTabsByLayout(const QList<QWidget *> &roots);

} // namespace proxydeck
