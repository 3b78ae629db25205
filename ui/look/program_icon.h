// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>

namespace proxydeck {

/// The program's icon in all its sizes. None is read before somebody asks for it: to read all of them takes as long as
/// to paint the window, and most systems want one or two.
QIcon programIcon();

} // namespace proxydeck
