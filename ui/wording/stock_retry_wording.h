// SPDX-License-Identifier: MIT
#pragma once

#include "desk/stock_retry.h"

namespace proxydeck {

/// What is under way: "“East”: no stock. Try 3 of 20 in 0:12". \a name: of the key. Plain.
QString stockRetryText(const StockRetry::State &state, const QString &name);
/// Why it ended, for the status bar (\a name: empty if the key is gone); empty if the operator knows: it was their
/// doing, or the calls say it.
QString stockRetryEndText(StockRetry::End why, const QString &name);
/// \a name has no stock, and is not tried again.
QString stockRetryLeftOutText(const QString &name);

} // namespace proxydeck
