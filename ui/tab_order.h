// SPDX-License-Identifier: MIT
#pragma once

class QWidget;

namespace proxydeck {

/// Lets Tab follow the eye through \a root: the order of its layouts, not that in which widgets were made. For panels
/// whose widgets come and go.
void orderTabsByLayout(QWidget &root);

} // namespace proxydeck
