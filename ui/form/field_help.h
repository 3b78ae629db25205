// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

struct Parameter;

/// What's This of a form's field, in the vendor's terms: its name and the parameter's, what it does, what it takes,
/// what holds when it is left alone. Simple HTML.
QString fieldHelp(const Parameter &parameter);

} // namespace proxydeck
