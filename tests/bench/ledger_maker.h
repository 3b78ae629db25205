// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck::bench {

/// Records calls that brought \a leases leases in \a dataFolder, the last \a alive of which live for another hour or
/// so. Needs an event loop's thread; runs it meanwhile.
void makeLedger(const QString &dataFolder, int leases, int alive);

} // namespace proxydeck::bench
