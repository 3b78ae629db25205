// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace proxydeck {

/// Number of a call: unique and ascending in one run of the program; 0: no call.
using CallId = quint64;

} // namespace proxydeck
