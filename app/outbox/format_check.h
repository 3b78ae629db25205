// SPDX-License-Identifier: MIT
#pragma once

#include "outbox/format_pattern.h"
#include "outbox/quoting.h"

#include <QStringList>

namespace proxydeck {

/// The placeholders that \a pattern may write outside the quotation marks that \a quoting escapes for, by name, each
/// once. A password written there is not quoted: a shell would run what it says. Empty where all is well or \a quoting
/// needs no marks. Only what may hold anything counts: host, port, URL and the like are safe anywhere.
QStringList valuesOutsideQuotes(const FormatPattern &pattern, Quoting quoting);

} // namespace proxydeck
