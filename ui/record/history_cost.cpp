// SPDX-License-Identifier: MIT
#include "ui/record/history_cost.h"

#include "accounts/account_book.h"

namespace proxydeck {

std::optional<qint64> historyCost(const QList<HistorySummary::Key> &keys, const AccountBook &accounts)
{
    std::optional<qint64> cost;
    for (const HistorySummary::Key &key : keys) {
        const Account *account = accounts.find(key.account);
        if (account && account->price)
            cost = cost.value_or(0) + *account->price * key.count;
    }
    return cost;
}

} // namespace proxydeck
