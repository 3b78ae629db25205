// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/gateway_figures.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QList>

#include <functional>

namespace proxydeck {

class VendorClock;

/// Connections of clients, the newest first: from where, to where, through which lease, since when, how much, and how
/// it stands. Shows what it is given; a connection keeps its row's selection while it lasts. All texts are plain.
class ConnectionsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column : quint8 { Client, Port, Target, Lease, Exit, Session, Age, Traffic, State, Count };
    Q_ENUM(Column)
    enum Role {
        SignRole = Qt::UserRole + 1, ///< of the state: int, Sign; invalid: none
    };
    /// What is said of a lease.
    struct LeaseNames
    {
        QString server;
        QString exitIp;
    };

    /// \a names: of a lease, by the id that connections have; empty if it is not known any more.
    ConnectionsModel(const VendorClock &clock, std::function<LeaseNames(quint64 lease)> names,
                     QObject *parent = nullptr);

    /// In any order, each id once. With few changes rows are inserted and removed, with many the model is reset.
    void setConnections(QList<ConnectionFigures> connections);
    const ConnectionFigures &connection(int row) const { return m_rows.at(row).figures; }
    int rowOf(quint64 id) const; ///< -1: none
    /// What the ports are called: "Crawler", "24000".
    void setPortNames(const QHash<QUuid, QString> &names);
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        ConnectionFigures figures;
        mutable quint64 named = noPoolLease; ///< the lease whose names are known
        mutable LeaseNames names = {};
    };

    QString text(const Row &row, Column column) const;
    const LeaseNames &namesOf(const Row &row) const;
    static QString columnName(Column column);

    const VendorClock &m_clock;
    std::function<LeaseNames(quint64 lease)> m_names;
    QHash<QUuid, QString> m_portNames;
    QList<Row> m_rows; ///< by descending id
};

} // namespace proxydeck
