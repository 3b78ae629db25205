// SPDX-License-Identifier: MIT
#include "table/region_lock_model.h"

#include "base/visible_text.h"
#include "lease/vendor_time.h"

#include <QDateTime>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

RegionLockModel::RegionLockModel(AccountName accountName, QObject *parent)
    : QAbstractTableModel(parent)
    , m_accountName(std::move(accountName))
{
}

RegionLockModel::AddResult RegionLockModel::add(std::span<const RegionLock> lines, const LeaseOrigin &origin)
{
    QHash<QString, qsizetype> known;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].origin.account == origin.account)
            known.insert(m_rows[i].line.uuid, i);
    }
    const qsizetype before = m_rows.size();
    QList<Row> added;
    QSet<qsizetype> updated;
    for (const RegionLock &line : lines) {
        const auto place = known.constFind(line.uuid);
        if (place == known.cend()) {
            known.insert(line.uuid, before + added.size());
            added.append({line, origin});
        } else if (*place >= before) {
            added[*place - before].line = line;
        } else {
            m_rows[*place] = {line, origin};
            updated.insert(*place);
        }
    }
    for (const qsizetype place : std::as_const(updated)) {
        const int row = int(before - 1 - place);
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    }
    if (!added.isEmpty()) {
        beginInsertRows({}, 0, int(added.size()) - 1);
        m_rows += added;
        endInsertRows();
    }
    return {int(added.size()), int(updated.size())};
}

QList<RegionLockModel::Removed> RegionLockModel::removeAt(QList<int> rows)
{
    std::sort(rows.begin(), rows.end(), std::greater<>());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    rows.removeIf([this](int row) { return row < 0 || row >= m_rows.size(); });
    QList<Removed> removed;
    for (const int row : std::as_const(rows)) {
        const int place = indexOfRow(row);
        removed.append({m_rows.at(place).line, m_rows.at(place).origin, place});
    }
    for (qsizetype i = 0; i < rows.size();) {
        const int last = rows[i];
        int first = last;
        while (++i < rows.size() && rows[i] == first - 1)
            --first;
        beginRemoveRows({}, first, last);
        m_rows.remove(indexOfRow(last), last - first + 1);
        endRemoveRows();
    }
    return removed;
}

QList<int> RegionLockModel::restore(const QList<Removed> &lines)
{
    for (const Removed &one : lines) {
        if (indexOf(one.origin.account, one.line.uuid) >= 0)
            continue;
        const qsizetype place = std::min(one.place, m_rows.size());
        const int row = int(m_rows.size() - place);
        beginInsertRows({}, row, row);
        m_rows.insert(place, {one.line, one.origin});
        endInsertRows();
    }
    QList<int> rows;
    for (const Removed &one : lines)
        rows.append(indexOfRow(int(indexOf(one.origin.account, one.line.uuid))));
    return rows;
}

qsizetype RegionLockModel::indexOf(const QUuid &account, const QString &uuid) const
{
    const auto row = std::find_if(m_rows.cbegin(), m_rows.cend(), [&](const Row &one) {
        return one.origin.account == account && one.line.uuid == uuid;
    });
    return row == m_rows.cend() ? -1 : row - m_rows.cbegin();
}

const RegionLock &RegionLockModel::line(int row) const { return m_rows.at(indexOfRow(row)).line; }

const LeaseOrigin &RegionLockModel::origin(int row) const { return m_rows.at(indexOfRow(row)).origin; }

void RegionLockModel::retranslate()
{
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int RegionLockModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int RegionLockModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(Column::Count); }

Qt::ItemFlags RegionLockModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

QVariant RegionLockModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const auto &[line, origin] = m_rows[indexOfRow(index.row())];
    const auto column = Column(index.column());
    const bool dated = line.lockedSinceMs != noDeadline;
    if (role == Qt::TextAlignmentRole)
        return headerData(index.column(), Qt::Horizontal, role);
    if (role == Qt::ToolTipRole)
        return column == Column::LockedSince && dated
            ? tr("%1 in China (UTC+08:00)").arg(vendorTimeFromUtc(line.lockedSinceMs))
            : QVariant();
    if (role == Qt::AccessibleTextRole) {
        const QString text = data(index, Qt::DisplayRole).toString();
        return tr("%1: %2", "column and value, for a screen reader")
            .arg(headerData(index.column(), Qt::Horizontal).toString(),
                 text.isEmpty() ? tr("none", "an empty cell, for a screen reader") : text);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Column::Uuid:
        return visibleText(line.uuid);
    case Column::Area:
        return visibleText(line.area);
    case Column::Isp:
        return visibleText(line.isp);
    case Column::State:
        return visibleText(line.state);
    case Column::LockedSince:
        return dated ? QDateTime::fromMSecsSinceEpoch(line.lockedSinceMs).toString(u"yyyy-MM-dd HH:mm:ss"_s)
                     : tr("unknown", "time");
    case Column::Account:
        return visibleText(m_accountName ? m_accountName(origin.account, origin.accountName) : origin.accountName);
    case Column::Request:
        return visibleText(origin.requestId);
    case Column::Count:
        break;
    }
    return {};
}

QVariant RegionLockModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= int(Column::Count))
        return QAbstractTableModel::headerData(section, orientation, role);
    const auto column = Column(section);
    if (role == Qt::TextAlignmentRole)
        return int((column == Column::LockedSince ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (column) {
    case Column::Uuid:
        return tr("UUID");
    case Column::Area:
        return tr("Area");
    case Column::Isp:
        return tr("ISP");
    case Column::State:
        return tr("State");
    case Column::LockedSince:
        return tr("Locked since");
    case Column::Account:
        return tr("Key");
    case Column::Request:
        return tr("Request");
    case Column::Count:
        break;
    }
    return {};
}

} // namespace proxydeck

#include "moc_region_lock_model.cpp"
