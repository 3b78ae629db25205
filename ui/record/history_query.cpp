// SPDX-License-Identifier: MIT
#include "ui/record/history_query.h"

#include "accounts/account_book.h"
#include "base/visible_text.h"
#include "catalogue/catalogue.h"
#include "ui/filter/filter_words.h"

#include <QDateTime>

#include <algorithm>

namespace proxydeck {

namespace {

bool isAmong(const QStringList &names, const QString &text)
{
    return std::any_of(names.begin(), names.end(),
                       [&text](const QString &name) { return name.contains(text, Qt::CaseInsensitive); });
}

bool isCalled(const Endpoint &endpoint, const FilterWord &word)
{
    switch (word.field) {
    case FilterField::Any:
        return planName(endpoint.product, endpoint.mode).contains(word.text, Qt::CaseInsensitive);
    case FilterField::Product:
        return isAmong(productWords(endpoint.product), word.text);
    case FilterField::Mode:
        return isAmong(modeWords(endpoint.mode), word.text);
    default:
        return false;
    }
}

} // namespace

HistoryDays historyDays(HistoryRange range, QDate today, const HistoryDays &custom)
{
    switch (range) {
    case HistoryRange::Today:
    case HistoryRange::VendorDay: // its beginning is set by who knows the vendor's clock
        return {today, {}};
    case HistoryRange::Yesterday:
        return {today.addDays(-1), today.addDays(-1)};
    case HistoryRange::Week:
        return {today.addDays(-6), {}};
    case HistoryRange::Month:
        return {today.addDays(-29), {}};
    case HistoryRange::All:
        return {};
    case HistoryRange::Custom:
        if (custom.first.isValid() && custom.last.isValid() && custom.last < custom.first)
            return {custom.last, custom.first};
        return custom;
    }
    return {};
}

void setDays(HistoryFilter &filter, const HistoryDays &days)
{
    const HistoryFilter open;
    filter.fromMs = days.first.isValid() ? days.first.startOfDay().toMSecsSinceEpoch() : open.fromMs;
    filter.toMs = days.last.isValid() ? days.last.addDays(1).startOfDay().toMSecsSinceEpoch() : open.toMs;
}

QList<HistoryCondition> historyConditionsOf(const FilterQuery &query, const Catalogue &catalogue,
                                            const AccountBook &accounts)
{
    QList<HistoryCondition> conditions;
    for (const FilterWord &word : query.words()) {
        HistoryCondition condition{word, {}, {}};
        if (word.comparison == FilterComparison::Contains) {
            for (const Endpoint &endpoint : catalogue.endpoints()) {
                if (isCalled(endpoint, word))
                    condition.endpoints.append(QString::fromLatin1(endpoint.id));
            }
            const bool ofAccounts = word.field == FilterField::Any || word.field == FilterField::Account;
            for (int row = 0; ofAccounts && row < int(accounts.size()); ++row) {
                if (visibleText(accounts.at(row).name).contains(word.text, Qt::CaseInsensitive))
                    condition.accounts.append(accounts.at(row).id);
            }
        }
        conditions.append(condition);
    }
    return conditions;
}

} // namespace proxydeck
