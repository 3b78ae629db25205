// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/fault.h"
#include "simulator/wire_answer.h"

namespace proxydeck::sim {

/// What \a fault makes of the right answer. Kinds that spoil a success leave an error as it is. \a rightly is ignored
/// by kinds that answer something else; \a error is the vendor's error with the fault's code.
WireAnswer spoiled(const Fault &fault, const HttpReply &rightly, const HttpReply &error);

/// The code that the fault's error carries.
QByteArray errorCodeOf(const Fault &fault);

} // namespace proxydeck::sim
