// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

struct Parameter;

/// What's This text of a form field, in the vendor's terms: the names of the field and of the parameter, its effect,
/// its accepted values, and its default. Simple HTML.
QString fieldHelp(const Parameter &parameter);

} // namespace proxydeck
