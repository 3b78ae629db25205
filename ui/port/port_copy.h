// SPDX-License-Identifier: MIT
#pragma once

#include "base/secret.h"
#include "formats/copy_format.h"
#include "pool/port_terms.h"

namespace proxydeck {

/// The user name that a tool gives to a port with a password: any that steers nothing does. `life-20` asks for the
/// time left that the port wants anyway, `session-1` is a session where user names keep them.
QString portUser(const PortTerms &terms);

/// The address of a port as text for a tool, in any format for leases. A port that listens everywhere is given as this
/// machine's own address. \a password: empty: without one; a port that is sticky by user name still gets the user.
Rendered portText(const PortTerms &terms, const Secret &password, const CopyFormat &format);

} // namespace proxydeck
