// SPDX-License-Identifier: MIT
#pragma once

#include "keepers/keeper_status.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QList>

namespace proxydeck {

class AccountBook;
class VendorClock;

/// The keys that are kept filled, a row for each: how many are good, what its keeper does, what comes next and why,
/// what it costs and how long the budget lasts. Shows the statuses it is given. All texts are plain.
class KeepersModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column : quint8 { Key, Good, State, Next, Hour, Budget, Share, Count };
    Q_ENUM(Column)
    enum Role {
        SignRole = Qt::UserRole + 1, ///< of the state: int, Sign; invalid: none
        EnoughRole,                  ///< of the number of good ones: int; 1: enough, 0: too few, -1: it is not kept now
    };

    KeepersModel(const AccountBook &accounts, const VendorClock &clock, QObject *parent = nullptr);

    /// The rows, in this order. Keys that were there before keep their status.
    void setKeys(const QList<QUuid> &keys);
    /// Ignored if its key has no row.
    void setStatus(const KeeperStatus &status);

    const QList<QUuid> &keys() const { return m_keys; }
    /// -1: none.
    int rowOf(const QUuid &key) const { return int(m_keys.indexOf(key)); }
    const KeeperStatus &status(int row) const;
    /// As the operator calls it; plain, without invisible characters.
    QString name(int row) const;
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(int row, Column column) const;
    QString toolTip(int row, Column column) const;
    QString columnName(Column column) const;

    const AccountBook &m_accounts;
    const VendorClock &m_clock;
    QList<QUuid> m_keys;
    QHash<QUuid, KeeperStatus> m_statuses;
};

} // namespace proxydeck
