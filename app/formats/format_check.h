// SPDX-License-Identifier: MIT
#pragma once

#include "formats/format_pattern.h"
#include "formats/quoting.h"

#include <QStringList>

namespace proxydeck {

/// The placeholders that \a pattern may write outside the quotation marks that \a quoting escapes for, by name, each
/// once. A password there is not quoted: a shell would execute it. Empty if there are none, or if \a quoting needs no
/// marks. Only placeholders that may contain any character count: host, port, URL and similar are safe everywhere.
QStringList valuesOutsideQuotes(const FormatPattern &pattern, Quoting quoting);

} // namespace proxydeck
