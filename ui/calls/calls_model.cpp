// SPDX-License-Identifier: MIT
#include "ui/calls/calls_model.h"

#include "base/visible_text.h"
#include "catalogue/endpoint.h"
#include "ui/wording/call_texts.h"

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int columns = int(CallsModel::Column::Count);

int alignment(CallsModel::Column column)
{
    const bool number = column == CallsModel::Column::Number || column == CallsModel::Column::Duration;
    return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace

CallsModel::CallsModel(const CallLog &log, const Catalogue &catalogue, PositionOf positionOf, QObject *parent)
    : QAbstractTableModel(parent)
    , m_log(log)
    , m_catalogue(catalogue)
    , m_positionOf(std::move(positionOf))
{
    rebuild();
    connect(&m_log, &CallLog::appended, this, &CallsModel::onAppended);
    connect(&m_log, &CallLog::changed, this, &CallsModel::onChanged);
    connect(&m_log, &CallLog::aboutToRemoveOldest, this, &CallsModel::beginRemovingOldest);
    connect(&m_log, &CallLog::removedOldest, this, &CallsModel::removeOldest);
    connect(&m_log, &CallLog::aboutToReset, this, [this] { beginResetModel(); });
    connect(&m_log, &CallLog::reset, this, [this] {
        rebuild();
        endResetModel();
    });
}

void CallsModel::setLeasesOf(LeasesOf leasesOf)
{
    m_leasesOf = std::move(leasesOf);
    leasesRemoved();
}

void CallsModel::leasesRemoved()
{
    m_sums.clear();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, int(Column::Outcome)), index(rowCount() - 1, int(Column::Outcome)));
}

void CallsModel::rebuild()
{
    m_shown.clear();
    m_waiting.clear();
    m_sums.clear();
    m_groups.clear();
    for (int i = 0; i < m_log.size(); ++i) {
        m_shown.append(i);
        if (m_log.at(i).isWaiting())
            m_waiting.append(i);
        m_groups.apply(m_groups.appended(CallKind::of(m_log.at(i))));
    }
}

const Call &CallsModel::call(int row) const
{
    const CallGroups::Place place = placeOf(row);
    const CallGroups::Group &group = m_groups.groups().at(place.group);
    return callAt(place.position < 0 ? group.first + group.count - 1 : place.position);
}

QList<CallId> CallsModel::calls(int row) const
{
    const CallGroups::Place place = placeOf(row);
    if (place.position >= 0)
        return {callAt(place.position).id};
    const CallGroups::Group &group = m_groups.groups().at(place.group);
    QList<CallId> ids;
    for (int position = group.first + group.count - 1; position >= group.first; --position)
        ids.append(callAt(position).id);
    return ids;
}

CallsModel::Line CallsModel::line(int row) const
{
    const CallGroups::Place place = placeOf(row);
    const CallGroups::Group &group = m_groups.groups().at(place.group);
    if (group.count == 1)
        return Line::Call;
    if (place.position >= 0)
        return Line::Member;
    return group.isOpen ? Line::OpenGroup : Line::ClosedGroup;
}

int CallsModel::positionOfLogIndex(int index) const
{
    const auto it = std::lower_bound(m_shown.begin(), m_shown.end(), index);
    return it == m_shown.end() || *it != index ? -1 : int(it - m_shown.begin());
}

int CallsModel::rowOf(CallId id, bool group) const
{
    const int index = m_log.indexOf(id);
    const int position = index < 0 ? -1 : positionOfLogIndex(index);
    if (position < 0 || m_groups.groups().at(m_groups.groupOf(position)).isHidden)
        return -1;
    return rowOfLine(group ? m_groups.lineOfGroup(m_groups.groupOf(position)) : m_groups.lineOf(position));
}

int CallsModel::positionOf(int row) const
{
    const Call &waiting = call(row);
    return waiting.isWaiting() && m_positionOf ? m_positionOf(waiting.id) : 0;
}

bool CallsModel::setOpen(int row, bool open)
{
    if (line(row) != (open ? Line::ClosedGroup : Line::OpenGroup))
        return false;
    // The group's own line stays as it is.
    const CallGroups::Change change = m_groups.opened(placeOf(row).group, open);
    if (open)
        insertLines(change, row + 1);
    else
        removeLines(change, row + 1);
    emitRow(row);
    Q_EMIT regrouped();
    return true;
}

const CallsModel::Sums &CallsModel::sums(int group) const
{
    const CallGroups::Group &of = m_groups.groups().at(group);
    const int newest = of.first + of.count - 1;
    const auto known = m_sums.constFind(newest);
    if (known != m_sums.cend())
        return *known;
    Sums sums;
    for (int position = of.first; position <= newest; ++position) {
        const Call &one = callAt(position);
        sums.received += one.received;
        sums.added += one.added;
        sums.leases += m_leasesOf ? m_leasesOf(one) : 0;
    }
    return *m_sums.insert(newest, sums);
}

int CallsModel::leases(int row) const
{
    const CallGroups::Place place = placeOf(row);
    if (place.position < 0)
        return sums(place.group).leases;
    return m_leasesOf ? m_leasesOf(callAt(place.position)) : 0;
}

/// The newest call of a group with what all of them brought.
Call CallsModel::summedUp(int group) const
{
    const CallGroups::Group &of = m_groups.groups().at(group);
    Call all = callAt(of.first + of.count - 1);
    // Lists name the same leases again and again.
    if (all.endpoint && all.endpoint->action != Action::ListInUse && !all.resolution) {
        all.received = sums(group).received;
        all.added = sums(group).added;
    }
    return all;
}

void CallsModel::insertLines(const CallGroups::Change &change, int row)
{
    const int count = CallGroups::linesAfter(change) - m_groups.linesBefore(change);
    beginInsertRows({}, row, row + count - 1);
    m_groups.apply(change);
    endInsertRows();
}

void CallsModel::removeLines(const CallGroups::Change &change, int row)
{
    const int count = m_groups.linesBefore(change) - CallGroups::linesAfter(change);
    beginRemoveRows({}, row, row + count - 1);
    m_groups.apply(change);
    endRemoveRows();
}

void CallsModel::apply(const CallGroups::Change &change)
{
    m_sums.clear();
    const int before = m_groups.linesBefore(change);
    const int after = CallGroups::linesAfter(change);
    const bool isNew = change.from == m_groups.groups().size();
    const int lowest = isNew ? m_groups.lines() : m_groups.groups().at(change.from).line;
    const int top = m_groups.lines() - lowest - before;
    if (isNew) {
        insertLines(change, top);
        return;
    }
    if (before == after) {
        m_groups.apply(change);
        Q_EMIT dataChanged(index(top, 0), index(top + after - 1, columns - 1));
    } else {
        // The number of lines differs: remove them and insert anew.
        const CallGroups::Change hidden = CallGroups::hidden(change);
        removeLines(hidden, top);
        insertLines(CallGroups::shown(hidden), top);
    }
    Q_EMIT regrouped();
}

void CallsModel::onAppended(int index)
{
    m_shown.append(index);
    if (m_log.at(index).isWaiting())
        m_waiting.append(index);
    apply(m_groups.appended(CallKind::of(m_log.at(index))));
}

void CallsModel::beginRemovingOldest(int count)
{
    // While the log still has them: views read the rows that leave.
    m_leaving = int(std::lower_bound(m_shown.cbegin(), m_shown.cend(), count) - m_shown.cbegin());
    m_leavingGroups = CallGroups::hidden(m_groups.removedOldest(m_leaving));
    if (m_leaving > 0)
        beginRemoveRows({}, rowCount() - m_groups.linesBefore(m_leavingGroups), rowCount() - 1);
}

void CallsModel::removeOldest(int count)
{
    m_sums.clear();
    m_shown.remove(0, m_leaving);
    for (QList<int> *indexes : {&m_shown, &m_waiting}) {
        for (int &index : *indexes)
            index -= count;
    }
    if (m_leaving == 0)
        return;
    m_groups.apply(m_leavingGroups);
    endRemoveRows();
    if (!m_leavingGroups.with.isEmpty())
        insertLines(CallGroups::shown(m_leavingGroups), rowCount());
    m_leaving = 0;
    Q_EMIT regrouped();
}

void CallsModel::emitRow(int row) { Q_EMIT dataChanged(index(row, 0), index(row, columns - 1)); }

void CallsModel::onChanged(int index)
{
    const int position = positionOfLogIndex(index);
    if (position < 0)
        return;
    const bool waits = m_log.at(index).isWaiting();
    const bool left = !waits && m_waiting.removeOne(index);
    if (const auto change = m_groups.changed(position, CallKind::of(m_log.at(index)))) {
        apply(*change);
    } else {
        m_sums.clear();
        const int own = rowOfLine(m_groups.lineOf(position));
        const int group = rowOfLine(m_groups.lineOfGroup(m_groups.groupOf(position)));
        emitRow(own);
        if (group != own)
            emitRow(group);
    }
    if (left)
        emitWaiting(); // the other calls moved up in the queue
}

void CallsModel::emitWaiting()
{
    if (m_waiting.isEmpty())
        return;
    const int column = int(Column::Outcome);
    const auto row = [this](int logIndex) { return rowOfLine(m_groups.lineOf(positionOfLogIndex(logIndex))); };
    Q_EMIT dataChanged(index(row(m_waiting.last()), column), index(row(m_waiting.first()), column));
}

void CallsModel::hideEnded()
{
    beginResetModel();
    m_shown.removeIf([this](int index) { return m_log.at(index).isOver(); });
    m_sums.clear();
    m_groups.clear();
    for (const int index : std::as_const(m_shown))
        m_groups.apply(m_groups.appended(CallKind::of(m_log.at(index))));
    endResetModel();
}

void CallsModel::retranslate()
{
    if (!m_shown.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
}

int CallsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_groups.lines(); }

int CallsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : columns; }

QString CallsModel::groupText(int group, Column column) const
{
    const CallGroups::Group &of = m_groups.groups().at(group);
    const Call &oldest = callAt(of.first);
    const Call &newest = callAt(of.first + of.count - 1);
    switch (column) {
    case Column::Time:
        return callTimeText(oldest) + u'–' + callTimeText(newest);
    case Column::Account:
        return visibleText(newest.accountName);
    case Column::Action:
        //: %1 a number of calls of one kind in a row, %2 what they are: "4 × Extract · Short-lived · Channel"
        return tr("%1 × %2").arg(QLocale().toString(of.count), callActionText(newest));
    case Column::Outcome:
        return callOutcomeText(summedUp(group), m_catalogue, 0);
    case Column::Number:
        return callNumberText(summedUp(group));
    case Column::Duration:
    case Column::Request:
    case Column::Count:
        break;
    }
    return {};
}

QString CallsModel::text(int row, Column column) const
{
    const CallGroups::Place place = placeOf(row);
    if (place.position < 0)
        return groupText(place.group, column);
    const Call &record = callAt(place.position);
    switch (column) {
    case Column::Time:
        return callTimeText(record);
    case Column::Account:
        return visibleText(record.accountName);
    case Column::Action:
        return callActionText(record);
    case Column::Outcome:
        return callOutcomeText(record, m_catalogue, positionOf(row));
    case Column::Number:
        return callNumberText(record);
    case Column::Duration:
        return callDurationText(record);
    case Column::Request:
        return visibleText(record.requestId);
    case Column::Count:
        break;
    }
    return {};
}

QString CallsModel::toolTip(int row, Column column) const
{
    if (column != Column::Time)
        return text(row, column);
    const CallGroups::Place place = placeOf(row);
    if (place.position >= 0)
        return callFullTimeText(callAt(place.position));
    const CallGroups::Group &of = m_groups.groups().at(place.group);
    //: n: number of calls; %1, %2 times of the first and the last of them
    return tr("%n calls of one kind, from %1 to %2", nullptr, of.count)
        .arg(callTimesText(callAt(of.first).pressedMs, 0), callTimesText(callAt(of.first + of.count - 1).pressedMs, 0));
}

QString CallsModel::accessibleText(int row, Column column) const
{
    const QString cell = text(row, column);
    //: %1 name of a column, %2 what a cell of it says; for screen readers
    const QString said
        = cell.isEmpty() ? tr("%1: none").arg(columnName(column)) : tr("%1: %2").arg(columnName(column), cell);
    if (const int leases = column == Column::Outcome ? this->leases(row) : 0; leases > 0)
        //: for screen readers; %1 "Outcome: 5 received"
        return tr("%1; Return selects these %n leases", nullptr, leases).arg(said);
    if (column != Column::Time)
        return said;
    const int count = m_groups.groups().at(placeOf(row).group).count;
    switch (line(row)) {
    case Line::ClosedGroup:
        //: for screen readers, of a line that stands for several calls; %1 "Time: 15:36:20–15:37:40"
        return tr("%1; %n calls, closed", nullptr, count).arg(said);
    case Line::OpenGroup:
        return tr("%1; %n calls, open", nullptr, count).arg(said);
    case Line::Member:
        return tr("%1; one of %n calls", nullptr, count).arg(said);
    case Line::Call:
        break;
    }
    return said;
}

QVariant CallsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Call &record = call(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), column);
    case Qt::ToolTipRole:
        return toolTip(index.row(), column);
    case Qt::AccessibleTextRole:
        return accessibleText(index.row(), column);
    case Qt::TextAlignmentRole:
        return alignment(column);
    case CallIdRole:
        return QVariant::fromValue(record.id);
    case FailedRole:
        return record.error && record.error->kind != ApiError::Kind::Cancelled && !record.resolution;
    case VendorCodeRole:
        return record.error ? visibleText(record.error->code) : QString();
    case RequestIdRole:
        return visibleText(record.requestId);
    case PhaseRole:
        return int(record.isWaiting() ? Phase::Waiting : record.isUnderWay() ? Phase::UnderWay : Phase::Over);
    case TitleRole:
        return record.error ? callWording(record, m_catalogue, 0).title : QString();
    case UnknownRole:
        return record.isUnknown();
    case LineRole:
        return int(line(index.row()));
    case LeasesRole:
        return leases(index.row());
    default:
        return {};
    }
}

QString CallsModel::columnName(Column column) const
{
    switch (column) {
    case Column::Time:
        return tr("Time");
    case Column::Account:
        return tr("Key");
    case Column::Action:
        return tr("Action");
    case Column::Outcome:
        return tr("Outcome");
    case Column::Number:
        return tr("Number");
    case Column::Duration:
        return tr("Duration");
    case Column::Request:
        return tr("Request ID");
    case Column::Count:
        break;
    }
    return {};
}

QVariant CallsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns)
        return {};
    if (role == Qt::DisplayRole)
        return columnName(Column(section));
    if (role == Qt::TextAlignmentRole)
        return alignment(Column(section));
    return {};
}

} // namespace proxydeck

#include "moc_calls_model.cpp"
