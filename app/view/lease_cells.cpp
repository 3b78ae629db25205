// SPDX-License-Identifier: MIT
#include "view/lease_cells.h"

#include "base/visible_text.h"
#include "lease/check_texts.h"
#include "lease/lease_texts.h"
#include "lease/traffic_texts.h"
#include "lease/vendor_clock.h"
#include "lease/vendor_time.h"
#include "table/lease_names.h"
#include "table/lease_store.h"
#include "table/lease_table.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <chrono>

namespace proxydeck {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Remaining time at \a nowMs, at least 0; -1 if the deadline is unknown.
qint64 timeLeft(qint64 deadlineMs, qint64 nowMs)
{
    return deadlineMs == noDeadline ? -1 : std::max<qint64>(deadlineMs - nowMs, 0);
}

/// To a time that is easily named, so that the scale of the bars rarely changes.
qint64 roundedUp(qint64 ms)
{
    using std::chrono::milliseconds;
    constexpr std::array<std::chrono::minutes, 14> steps{1min,  2min, 3min, 5min, 10min, 15min, 20min,
                                                         30min, 1h,   2h,   3h,   6h,    12h,   24h};
    const auto step
        = std::find_if(steps.begin(), steps.end(), [ms](std::chrono::minutes one) { return one >= milliseconds(ms); });
    if (step != steps.end())
        return milliseconds(*step).count();
    constexpr qint64 day = milliseconds(24h).count();
    return (ms / day + (ms % day > 0 ? 1 : 0)) * day;
}

} // namespace

LeaseCells::LeaseCells(const LeaseTable &table, LeaseNames &names)
    : m_table(table)
    , m_names(names)
{
}

QString LeaseCells::title(LeaseColumn column)
{
    switch (column) {
    case LeaseColumn::State:
        return tr("State");
    case LeaseColumn::Server:
        return tr("Server");
    case LeaseColumn::ExitIp:
        return tr("Exit IP");
    case LeaseColumn::Area:
        return tr("Area");
    case LeaseColumn::Isp:
        return tr("ISP");
    case LeaseColumn::Deadline:
        return tr("Deadline");
    case LeaseColumn::Remaining:
        return tr("Remaining");
    case LeaseColumn::Plan:
        return tr("Plan");
    case LeaseColumn::Account:
        return tr("Key");
    case LeaseColumn::Request:
        return tr("Request");
    case LeaseColumn::Copied:
        return tr("Copied", "column: when the lease was copied");
    case LeaseColumn::Check:
        return tr("Check", "column: what the check of the lease has found");
    case LeaseColumn::Latency:
        return tr("Latency");
    case LeaseColumn::MeasuredExit:
        return tr("Measured exit");
    case LeaseColumn::Tunnels:
        return tr("Tunnels", "column: connections through the lease by way of local ports");
    case LeaseColumn::Traffic:
        return tr("Traffic");
    case LeaseColumn::Success:
        return tr("Success", "column: share of connections that succeeded");
    case LeaseColumn::Count:
        break;
    }
    return {};
}

QString LeaseCells::text(RowId row, LeaseColumn column) const
{
    const LeaseStore &store = m_table.store();
    switch (column) {
    case LeaseColumn::State:
        return isUnlisted(row) ? unlistedName() : stateName(store.state(row));
    case LeaseColumn::Server:
        return visibleText(store.serverText(row));
    case LeaseColumn::ExitIp:
        return visibleText(store.exitText(row));
    case LeaseColumn::Area:
        return visibleText(store.texts().at(store.area(row)));
    case LeaseColumn::Isp:
        return visibleText(store.texts().at(store.isp(row)));
    case LeaseColumn::Deadline:
        return store.deadlineMs(row) == noDeadline ? tr("unknown", "deadline") : instantText(store.deadlineMs(row));
    case LeaseColumn::Remaining: {
        const qint64 left = remainingMs(row);
        return left < 0 ? tr("unknown", "deadline") : remainingText(left);
    }
    case LeaseColumn::Plan:
        return m_names.plan(store.batch(store.batchId(row)).endpoint);
    case LeaseColumn::Account:
        return m_names.account(store.batch(store.batchId(row)).label);
    case LeaseColumn::Request:
        return visibleText(store.requestText(store.batchId(row)));
    case LeaseColumn::Copied:
        return store.copiedMs(row) == 0 ? QString() : instantText(store.copiedMs(row));
    case LeaseColumn::Check:
    case LeaseColumn::Latency:
    case LeaseColumn::MeasuredExit:
        return checkCell(row, column);
    case LeaseColumn::Tunnels:
        return tunnelsText(store.traffic(row));
    case LeaseColumn::Traffic:
        return trafficText(store.traffic(row));
    case LeaseColumn::Success:
        return successText(store.traffic(row));
    case LeaseColumn::Count:
        break;
    }
    return {};
}

QString LeaseCells::checkCell(RowId row, LeaseColumn column) const
{
    const LeaseStore &store = m_table.store();
    const CheckState state = store.checkState(row);
    if (column == LeaseColumn::Check && state != CheckState::Judged)
        return state == CheckState::Never ? QString() : checkStateName(state);
    if (!store.checks().contains(row))
        return {};
    if (column == LeaseColumn::Check)
        return verdictName(store.checks().verdict(row));
    return column == LeaseColumn::Latency ? latencyText(store.checks().times(row))
                                          : visibleText(store.checks().exitText(row));
}

QString LeaseCells::checkToolTip(RowId row, LeaseColumn column) const
{
    const LeaseStore &store = m_table.store();
    if (!store.checks().contains(row))
        return {};
    if (column == LeaseColumn::Latency)
        return latencyPartsText(store.checks().times(row));
    if (column != LeaseColumn::Check)
        return {};
    const CheckOutcome outcome = store.checks().outcome(row);
    //: %1 a time of day, or date and time; %2 what was found
    QStringList lines{tr("Checked at %1: %2").arg(instantText(outcome.atMs), checkText(outcome)),
                      verdictExplanation(outcome.verdict)};
    if (outcome.verdict == CheckVerdict::Differs)
        lines << tr("Measured %1, declared %2", "exit IPs")
                     .arg(visibleText(outcome.exitIp), visibleText(store.exitText(row)));
    return lines.join(u'\n');
}

QString LeaseCells::spoken(RowId row, LeaseColumn column) const
{
    const qint64 left = remainingMs(row);
    QString value = column == LeaseColumn::Remaining && left >= 0 ? remainingSpoken(left) : text(row, column);
    if (const auto check = m_table.check(row); check && m_table.checkState(row) == CheckState::Judged) {
        if (column == LeaseColumn::Check)
            value = checkSpoken(*check); // signs are not read out
        else if (column == LeaseColumn::Latency)
            value = latencySpoken(check->times);
    }
    if (column == LeaseColumn::Tunnels)
        value
            = tunnelsDetails(m_table.traffic(row)).replace(u'\n', tr(", ", "between words that a screen reader says"));
    if (value.isEmpty())
        value = tr("none", "an empty cell, for a screen reader");
    return tr("%1: %2", "column and value, for a screen reader").arg(title(column), value);
}

/// The time of day, preceded by the date unless it is today.
QString LeaseCells::instantText(qint64 utcMs) const
{
    const QDateTime instant = QDateTime::fromMSecsSinceEpoch(utcMs);
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_table.clock().nowMs());
    return instant.toString(instant.date() == now.date() ? u"HH:mm:ss"_s : u"yyyy-MM-dd HH:mm:ss"_s);
}

QString LeaseCells::toolTip(RowId row, LeaseColumn column) const
{
    if (column == LeaseColumn::State) {
        QStringList signs{unlistedText(row), copiedText(row)};
        signs.removeAll(QString());
        return signs.join(u'\n');
    }
    if (column == LeaseColumn::Copied)
        return copiedText(row);
    if (isOfCheck(column))
        return checkToolTip(row, column);
    const LeaseTraffic traffic = m_table.store().traffic(row);
    if (column == LeaseColumn::Tunnels)
        return tunnelsDetails(traffic);
    if (column == LeaseColumn::Traffic)
        return trafficDetails(traffic);
    if (column == LeaseColumn::Success)
        return successDetails(traffic);
    const qint64 deadline = m_table.store().deadlineMs(row);
    if (!isTime(column) || deadline == noDeadline)
        return {};
    const QString instant = tr("%1 here\n%2 in China (UTC+08:00)", "one instant, by two clocks")
                                .arg(QDateTime::fromMSecsSinceEpoch(deadline).toString(u"yyyy-MM-dd HH:mm:ss"_s),
                                     vendorTimeFromUtc(deadline));
    if (column != LeaseColumn::Remaining || remainingMs(row) == 0)
        return instant;
    //: %1 a time in words: 5 minutes 0 seconds
    return instant + u'\n'
        + tr("A full bar is %1: the longest remaining time in the table, rounded up.").arg(remainingSpoken(scaleMs()));
}

QString LeaseCells::copiedText(RowId row) const
{
    const qint64 copied = m_table.store().copiedMs(row);
    //: %1 a time of day, or date and time
    return copied == 0 ? QString() : tr("Copied at %1.").arg(instantText(copied));
}

bool LeaseCells::isUnlisted(RowId row) const
{
    return m_table.store().delistedMs(row) != 0 && m_table.store().state(row) != LeaseState::Expired;
}

QString LeaseCells::unlistedText(RowId row) const
{
    if (!isUnlisted(row))
        return {};
    //: %1 a time of day, or date and time
    return tr("No longer in the vendor's list of what is in use, as of %1. Not copied by default.")
        .arg(instantText(m_table.store().delistedMs(row)));
}

qint64 LeaseCells::remainingMs(RowId row) const
{
    return timeLeft(m_table.store().deadlineMs(row), m_table.clock().nowMs());
}

qint64 LeaseCells::scaleMs() const
{
    const qint64 longest = timeLeft(m_table.latestDeadlineMs(), m_table.clock().nowMs());
    return longest < 0 ? -1 : roundedUp(longest);
}

} // namespace proxydeck
