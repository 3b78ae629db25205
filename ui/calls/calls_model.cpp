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
    connect(&m_log, &CallLog::aboutToAppend, this, [this](int) { beginInsertRows({}, 0, 0); });
    connect(&m_log, &CallLog::appended, this, [this](int index) {
        m_shown.append(index);
        if (m_log.at(index).isWaiting())
            m_waiting.append(index);
        endInsertRows();
    });
    connect(&m_log, &CallLog::changed, this, &CallsModel::onChanged);
    connect(&m_log, &CallLog::aboutToRemoveOldest, this, &CallsModel::beginRemovingOldest);
    connect(&m_log, &CallLog::removedOldest, this, &CallsModel::removeOldest);
    connect(&m_log, &CallLog::aboutToReset, this, [this] { beginResetModel(); });
    connect(&m_log, &CallLog::reset, this, [this] {
        rebuild();
        endResetModel();
    });
}

void CallsModel::rebuild()
{
    m_shown.clear();
    m_waiting.clear();
    for (int i = 0; i < m_log.size(); ++i) {
        m_shown.append(i);
        if (m_log.at(i).isWaiting())
            m_waiting.append(i);
    }
}

const Call &CallsModel::call(int row) const { return m_log.at(logIndex(row)); }

int CallsModel::rowOfLogIndex(int index) const
{
    const auto it = std::lower_bound(m_shown.begin(), m_shown.end(), index);
    return it == m_shown.end() || *it != index ? -1 : int(m_shown.size() - 1 - (it - m_shown.begin()));
}

int CallsModel::rowOf(CallId id) const
{
    const int index = m_log.indexOf(id);
    return index < 0 ? -1 : rowOfLogIndex(index);
}

int CallsModel::positionOf(int row) const
{
    const Call &call = m_log.at(logIndex(row));
    return call.isWaiting() && m_positionOf ? m_positionOf(call.id) : 0;
}

void CallsModel::beginRemovingOldest(int count)
{
    // While the log still has them: views read the rows that leave.
    m_leaving = int(std::lower_bound(m_shown.cbegin(), m_shown.cend(), count) - m_shown.cbegin());
    if (m_leaving > 0)
        beginRemoveRows({}, rowCount() - m_leaving, rowCount() - 1);
}

void CallsModel::removeOldest(int count)
{
    m_shown.remove(0, m_leaving);
    for (QList<int> *indexes : {&m_shown, &m_waiting}) {
        for (int &index : *indexes)
            index -= count;
    }
    if (m_leaving > 0)
        endRemoveRows();
    m_leaving = 0;
}

void CallsModel::onChanged(int index)
{
    const int row = rowOfLogIndex(index);
    if (row < 0)
        return;
    const bool waits = m_log.at(index).isWaiting();
    const bool left = !waits && m_waiting.removeOne(index);
    Q_EMIT dataChanged(this->index(row, 0), this->index(row, columns - 1));
    if (left)
        emitWaiting(); // the other calls moved up in the queue
}

void CallsModel::emitWaiting()
{
    if (m_waiting.isEmpty())
        return;
    const int column = int(Column::Outcome);
    Q_EMIT dataChanged(index(rowOfLogIndex(m_waiting.last()), column), index(rowOfLogIndex(m_waiting.first()), column));
}

void CallsModel::hideEnded()
{
    beginResetModel();
    m_shown.removeIf([this](int index) { return m_log.at(index).isOver(); });
    endResetModel();
}

void CallsModel::retranslate()
{
    if (!m_shown.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
}

int CallsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_shown.size()); }

int CallsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : columns; }

QString CallsModel::text(int row, Column column) const
{
    const Call &record = call(row);
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
        if (column == Column::Time)
            return callFullTimeText(record);
        return text(index.row(), column);
    case Qt::AccessibleTextRole: {
        const QString cell = text(index.row(), column);
        //: %1 name of a column, %2 what a cell of it says; for screen readers
        return cell.isEmpty() ? tr("%1: none").arg(columnName(column)) : tr("%1: %2").arg(columnName(column), cell);
    }
    case Qt::TextAlignmentRole:
        return alignment(column);
    case CallIdRole:
        return QVariant::fromValue(record.id);
    case FailedRole:
        return record.error.has_value() && record.error->kind != ApiError::Kind::Cancelled;
    case VendorCodeRole:
        return record.error ? visibleText(record.error->code) : QString();
    case RequestIdRole:
        return visibleText(record.requestId);
    case PhaseRole:
        return int(record.isWaiting() ? Phase::Waiting : record.isUnderWay() ? Phase::UnderWay : Phase::Over);
    case TitleRole:
        return record.error ? callWording(record, m_catalogue, 0).title : QString();
    case UnknownRole:
        return record.error && (record.error->maybeCharged || record.error->kind == ApiError::Kind::OutcomeUnknown);
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
