// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/endpoint.h"

#include <QString>

namespace proxydeck {

/// Names in the program's language, using the vendor's terms (translation context "Catalogue").
QString productName(Product product);
QString modeName(Mode mode); ///< empty for Mode::None
QString actionName(Action action);
/// "Short-lived · Channel", or only the product if it has no modes.
QString planName(Product product, Mode mode);

} // namespace proxydeck
