// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/fault.h"
#include "simulator/wire_answer.h"

namespace proxydeck::sim {

/// The answer that \a fault makes from the correct one. Kinds that change a success do not change an error. Kinds with
/// an answer of their own ignore \a rightly; \a error is the vendor's error with the fault's code.
WireAnswer withFault(const Fault &fault, const HttpReply &rightly, const HttpReply &error);

/// The code of the fault's error.
QByteArray errorCodeOf(const Fault &fault);

} // namespace proxydeck::sim
