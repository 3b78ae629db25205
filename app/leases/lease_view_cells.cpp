// SPDX-License-Identifier: MIT
// What a LeaseView answers for one cell.
#include "base/visible_text.h"
#include "leases/lease_view_content.h"
#include "leases/vendor_clock.h"
#include "leases/vendor_time.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

bool isTime(LeaseColumn column) { return column == LeaseColumn::Deadline || column == LeaseColumn::Remaining; }

int alignmentOf(LeaseColumn column)
{
    return int((isTime(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

/// Time left by \a nowMs, never negative; -1 where the deadline is unknown.
qint64 remaining(qint64 deadlineMs, qint64 nowMs)
{
    return deadlineMs == noDeadline ? -1 : std::max<qint64>(deadlineMs - nowMs, 0);
}

} // namespace

int LeaseView::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_content->rows.size()); }

int LeaseView::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(LeaseColumn::Count); }

Qt::ItemFlags LeaseView::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

QVariant LeaseView::data(const QModelIndex &index, int role) const
{
    const RowId row = rowId(index.row());
    if (!index.isValid() || !m_content->store.contains(row))
        return {};
    const auto column = LeaseColumn(index.column());
    const qint64 deadline = m_content->store.deadlineMs(row);
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::AccessibleTextRole:
        return tr("%1: %2", "column and value, for a screen reader")
            .arg(headerData(index.column(), Qt::Horizontal).toString(), spokenText(row, column));
    case Qt::TextAlignmentRole:
        return alignmentOf(column);
    case Qt::ToolTipRole:
        if (!isTime(column) || deadline == noDeadline)
            return {};
        return tr("%1 here\n%2 in China (UTC+08:00)", "one instant, by two clocks")
            .arg(QDateTime::fromMSecsSinceEpoch(deadline).toString(u"yyyy-MM-dd HH:mm:ss"_s),
                 vendorTimeFromUtc(deadline));
    case LeaseRowIdRole:
        return uint(row);
    case LeaseStateRole:
        return int(m_content->store.state(row));
    case LeaseDeadlineRole:
        return deadline;
    case LeaseRemainingRole:
        return remaining(deadline, m_table.clock().nowMs());
    case LeaseLifetimeRole:
        return remaining(deadline, m_table.obtainedMs(row));
    default:
        return {};
    }
}

QVariant LeaseView::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= int(LeaseColumn::Count))
        return QAbstractTableModel::headerData(section, orientation, role);
    const auto column = LeaseColumn(section);
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(column);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
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
    case LeaseColumn::Count:
        break;
    }
    return {};
}

QString LeaseView::text(RowId row, LeaseColumn column) const
{
    const LeaseStore &store = m_content->store;
    LeaseNames &names = m_content->names;
    switch (column) {
    case LeaseColumn::State:
        return stateName(store.state(row));
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
        const qint64 left = remaining(store.deadlineMs(row), m_table.clock().nowMs());
        return left < 0 ? tr("unknown", "deadline") : remainingText(left);
    }
    case LeaseColumn::Plan:
        return names.plan(store.batch(store.batchId(row)).endpoint);
    case LeaseColumn::Account:
        return names.account(store.batch(store.batchId(row)).label);
    case LeaseColumn::Request:
        return visibleText(store.requestText(store.batchId(row)));
    case LeaseColumn::Count:
        break;
    }
    return {};
}

QString LeaseView::spokenText(RowId row, LeaseColumn column) const
{
    const qint64 deadline = m_content->store.deadlineMs(row);
    if (column == LeaseColumn::Remaining && deadline != noDeadline)
        return remainingSpoken(remaining(deadline, m_table.clock().nowMs()));
    const QString shown = text(row, column);
    return shown.isEmpty() ? tr("none", "an empty cell, for a screen reader") : shown;
}

/// The time of day, with the date unless it is today's.
QString LeaseView::instantText(qint64 utcMs) const
{
    const QDateTime instant = QDateTime::fromMSecsSinceEpoch(utcMs);
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_table.clock().nowMs());
    return instant.toString(instant.date() == now.date() ? u"HH:mm:ss"_s : u"yyyy-MM-dd HH:mm:ss"_s);
}

QString remainingText(qint64 ms)
{
    // Made by hand: each second, of all rows in sight.
    const qint64 seconds = std::max<qint64>(ms, 0) / 1000;
    std::array<char16_t, 24> text;
    auto begin = text.end();
    const auto putTwo = [&begin](qint64 value) {
        *--begin = char16_t(u'0' + value % 10);
        *--begin = char16_t(u'0' + value / 10);
    };
    putTwo(seconds % 60);
    *--begin = u':';
    qint64 rest = seconds / 60;
    if (rest >= 60) {
        putTwo(rest % 60);
        *--begin = u':';
        rest /= 60;
        if (rest < 10) {
            putTwo(rest);
            rest = -1;
        }
    }
    for (; rest >= 0; rest = rest >= 10 ? rest / 10 : -1)
        *--begin = char16_t(u'0' + rest % 10);
    return QString::fromUtf16(&*begin, text.end() - begin);
}

QString remainingSpoken(qint64 ms)
{
    // Singular and plural as texts of their own: English, the source language, has no translation file that could
    // inflect %n.
    const qint64 seconds = std::max<qint64>(ms, 0) / 1000;
    const qint64 h = seconds / 3600;
    const qint64 m = seconds / 60 % 60;
    const qint64 s = seconds % 60;
    QStringList parts;
    if (h > 0)
        parts << (h == 1 ? LeaseView::tr("1 hour") : LeaseView::tr("%1 hours").arg(h));
    if (m > 0)
        parts << (m == 1 ? LeaseView::tr("1 minute") : LeaseView::tr("%1 minutes").arg(m));
    if (s > 0 || parts.isEmpty())
        parts << (s == 1 ? LeaseView::tr("1 second") : LeaseView::tr("%1 seconds").arg(s));
    return parts.join(u' ');
}

QString stateName(LeaseState state)
{
    switch (state) {
    case LeaseState::Live:
        return LeaseView::tr("Live");
    case LeaseState::Expiring:
        return LeaseView::tr("Expiring");
    case LeaseState::Expired:
        return LeaseView::tr("Expired");
    case LeaseState::Undated:
        return LeaseView::tr("Undated");
    }
    return {};
}

} // namespace proxydeck
