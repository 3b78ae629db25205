// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace proxydeck {

/// Stable id of a lease in a LeaseTable. Increases with each new lease and is never reused, even after removal.
using RowId = quint32;

} // namespace proxydeck
