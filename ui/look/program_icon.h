// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>

namespace proxydeck {

/// The program's icon in all its sizes. Each size is loaded on demand: loading all of them takes as long as painting
/// the window, and most systems need only one or two.
QIcon programIcon();

} // namespace proxydeck
