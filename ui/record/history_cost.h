// SPDX-License-Identifier: MIT
#pragma once

#include "history/history_rows.h"
#include "ui/wording/cost_text.h" // whoever adds costs up shows them

#include <optional>

namespace proxydeck {

class AccountBook;

/// What leases of \a keys have cost, in 1/10,000 of the currency the operator counts in: price per IP of each key times
/// their number. Nothing if none of these keys has a price.
std::optional<qint64> historyCost(const QList<HistorySummary::Key> &keys, const AccountBook &accounts);

} // namespace proxydeck
