// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

/// "4.20"; up to four places where the price has them. \a cost: in 1/10,000 of the currency the operator counts in.
QString costText(qint64 cost);

} // namespace proxydeck
