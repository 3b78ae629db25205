// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace proxydeck {

/// Stable name of a lease in a LeaseTable: grows with each new lease and is never given twice, removed ones included.
using RowId = quint32;

} // namespace proxydeck
