// SPDX-License-Identifier: MIT
#include "keepers/keeper_budget.h"

#include "keeper/keeper_times.h"

#include <QUrlQuery>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

using namespace keeper_times;

/// More than a budget needs to look at. A clock may be far ahead for a while: what was extracted before is not
/// forgotten for that.
constexpr qsizetype manyCalls = 20'000;

} // namespace

int KeeperBudget::asked(const QString &parameters)
{
    bool isNumber = false;
    const int number = QUrlQuery(parameters).queryItemValue(u"num"_s).toInt(&isNumber);
    return isNumber ? std::max(1, number) : 1;
}

int KeeperBudget::counted(const CallEntry &call)
{
    using Outcome = CallEntry::Outcome;
    // Rows that could not be read were delivered and charged like any others.
    const int delivered = call.received + call.badRows;
    switch (call.outcome) {
    case Outcome::Succeeded:
        return delivered;
    case Outcome::VendorError:
        return delivered; // a refusal charges nothing; leases that came with it were paid for
    case Outcome::NotSent:
    case Outcome::Cancelled:
        return 0;
    case Outcome::Started:
    case Outcome::Unknown:
    case Outcome::Unexpected:
        break;
    }
    // A list that resolved several calls cannot tell whose its leases are: each may have brought all of them.
    const int all = std::max(delivered, asked(call.parameters));
    if (!call.resolution.isSet() || call.resolution.isLate(call.sentMs))
        return all;
    // What was rescued from the answer is in the table: a list finds the others.
    return std::clamp(call.received + call.resolution.found, delivered, all);
}

void KeeperBudget::take(const QUuid &call, qint64 atMs, int ips)
{
    if (ips <= 0)
        m_taken.remove(call);
    else
        m_taken.insert(call, {atMs, ips});
    if (m_taken.size() > manyCalls)
        forgetBefore(dayBeginMs(atMs));
}

void KeeperBudget::setFloor(qint64 atMs, const KeeperSpent &spent)
{
    m_rest = KeeperSpent();
    const KeeperSpent known = this->spent(atMs);
    m_floorMs = atMs;
    m_rest = {std::max(0, spent.hour - known.hour), std::max(0, spent.day - known.day)};
}

KeeperSpent KeeperBudget::spent(qint64 nowMs) const
{
    // Also what is later than now: the clock was set back, and it was extracted all the same.
    const qint64 sinceHour = hourEnd(nowMs) - keeper_times::hour;
    const qint64 sinceDay = dayBeginMs(nowMs);
    KeeperSpent spent;
    if (m_floorMs >= sinceHour)
        spent.hour = m_rest.hour;
    if (m_floorMs >= sinceDay)
        spent.day = m_rest.day;
    for (const Taken &taken : m_taken) {
        if (taken.atMs >= sinceHour)
            spent.hour += taken.ips;
        if (taken.atMs >= sinceDay)
            spent.day += taken.ips;
    }
    return spent;
}

qint64 KeeperBudget::dayBeginMs(qint64 nowMs) { return dayEnd(nowMs) - keeper_times::day; }

/// Two days before that are kept: a clock that is set back by a day must not free the budget of that day.
void KeeperBudget::forgetBefore(qint64 ms)
{
    m_taken.removeIf([ms](const auto &entry) { return entry.value().atMs < ms - 2 * keeper_times::day; });
}

} // namespace proxydeck
