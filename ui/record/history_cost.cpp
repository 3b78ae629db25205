// SPDX-License-Identifier: MIT
#include "ui/record/history_cost.h"

#include "accounts/account_book.h"

#include <QLocale>

namespace proxydeck {

namespace {

constexpr qint64 costUnit = 10'000; ///< of Account::price

} // namespace

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

QString costText(qint64 cost)
{
    int places = 4;
    for (qint64 rest = cost; places > 2 && rest % 10 == 0; rest /= 10)
        --places;
    return QLocale().toString(double(cost) / costUnit, 'f', places);
}

} // namespace proxydeck
