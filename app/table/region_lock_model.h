// SPDX-License-Identifier: MIT
#pragma once

#include "lease/lease.h"

#include <QAbstractTableModel>

#include <functional>
#include <span>

namespace proxydeck {

/// Lines of the region-lock product, newest first. A known uuid of the same account updates its line.
class RegionLockModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column : quint8 { Uuid, Area, Isp, State, LockedSince, Account, Request, Count };
    struct AddResult
    {
        int added = 0;
        int updated = 0;
    };
    using AccountName = std::function<QString(const QUuid &account, const QString &recordedName)>;

    explicit RegionLockModel(AccountName accountName, QObject *parent = nullptr);

    /// An update also replaces the origin, because the state shown is from that request. The line keeps its position.
    AddResult add(std::span<const RegionLock> lines, const LeaseOrigin &origin);
    /// A line that was removed.
    struct Removed
    {
        RegionLock line;
        LeaseOrigin origin;
        qsizetype place = 0; ///< from the oldest line
    };
    /// Any order; invalid rows are ignored. \return the lines, the oldest first.
    QList<Removed> removeAt(QList<int> rows);
    /// Brings lines back to where they were; those that have come again since stay as they are. \a lines: as returned
    /// by the last removeAt() whose lines were not brought back. \return the rows of all of them.
    QList<int> restore(const QList<Removed> &lines);
    const RegionLock &line(int row) const;
    const LeaseOrigin &origin(int row) const;
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        RegionLock line;
        LeaseOrigin origin;
    };
    qsizetype indexOf(const QUuid &account, const QString &uuid) const;
    int indexOfRow(int row) const { return int(m_rows.size()) - 1 - row; }

    AccountName m_accountName;
    QList<Row> m_rows; ///< oldest first, so that new ones are appended
};

} // namespace proxydeck
