// SPDX-License-Identifier: MIT
#include "keepers/keeper_budgets.h"

#include "keeper/keeper_times.h"

#include <QSettings>

#include <algorithm>
#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView spentRoot("keeperSpent");
/// Anyone can edit the settings: no sum may overflow.
constexpr int mostSpent = 100'000'000;
constexpr qint64 latestMs = 253'402'300'799'999; ///< the year 9999

QString spentGroup(const QUuid &key) { return spentRoot + u'/' + key.toString(QUuid::WithoutBraces); }

} // namespace

KeeperBudgets::KeeperBudgets(QSettings *settings)
    : m_settings(settings)
{
}

KeeperSpent KeeperBudgets::spent(const QUuid &key, qint64 nowMs) const
{
    const auto found = m_budgets.find(key);
    return found == m_budgets.end() ? KeeperSpent() : found->second.taken.spent(nowMs);
}

void KeeperBudgets::take(const QUuid &key, const QUuid &call, qint64 atMs, int ips)
{
    m_budgets[key].taken.take(call, atMs, ips);
}

void KeeperBudgets::addUnrecorded(const QUuid &key)
{
    Budget &budget = m_budgets[key];
    if (std::exchange(budget.isComplete, true))
        return;
    if (const auto copy = read(key))
        budget.taken.setFloor(copy->atMs, copy->spent);
}

std::optional<KeeperBudgets::Copy> KeeperBudgets::read(const QUuid &key) const
{
    if (!m_settings)
        return {};
    const QString group = spentGroup(key);
    const auto number = [&](QLatin1StringView name, qint64 most) {
        return std::clamp<qint64>(m_settings->value(group + u'/' + name).toLongLong(), 0, most);
    };
    Copy copy;
    copy.atMs = number("atMs"_L1, latestMs);
    copy.spent.hour = int(number("hour"_L1, mostSpent));
    copy.spent.day = int(number("day"_L1, mostSpent));
    return copy.atMs > 0 ? std::optional(copy) : std::nullopt;
}

void KeeperBudgets::save(const QUuid &key, qint64 nowMs, Write when)
{
    Budget &budget = m_budgets[key];
    if (!m_settings || !budget.isComplete)
        return;
    const Copy copy{nowMs, budget.taken.spent(nowMs)};
    const bool isSaved = budget.saved && budget.saved->spent == copy.spent
        && keeper_times::hourEnd(budget.saved->atMs) == keeper_times::hourEnd(nowMs);
    if (!isSaved) {
        const QString group = spentGroup(key);
        m_settings->setValue(group + "/atMs"_L1, copy.atMs);
        m_settings->setValue(group + "/hour"_L1, copy.spent.hour);
        m_settings->setValue(group + "/day"_L1, copy.spent.day);
        budget.saved = copy;
    }
    if (when == Write::Now)
        m_settings->sync();
}

} // namespace proxydeck
