// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/gateway_figures.h"
#include "pool/port_terms.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QList>

namespace proxydeck {

/// The local ports, a row for each: where it listens, which leases it may use and how, and what goes through it. Shows
/// what it is given. All texts are plain.
class PortsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// The first ones are always shown, those from Waiting on by choice.
    enum class Column : quint8 {
        Port,
        Pool,
        Policy,
        Leases,
        Connections,
        Success,
        FirstByte,
        Traffic,
        Minute,
        Waiting,
        Retried,
        Cut,
        Refused,
        Count
    };
    Q_ENUM(Column)
    enum Role {
        SignRole = Qt::UserRole + 1, ///< of the port: int, Sign; invalid: none
        SuccessRole,                 ///< double, 0..1; invalid: not known
        MinuteRole,                  ///< QList<quint32>: KB of each second, oldest first
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// The rows, in this order. Ports that were there before keep their figures.
    void setPorts(const QList<PortTerms> &ports);
    /// Of each port that has a row. Emits dataChanged at most once.
    void setFigures(const QList<PortFigures> &figures);

    const PortTerms &terms(int row) const { return m_ports.at(row); }
    const PortFigures &figures(int row) const;
    int rowOf(const QUuid &port) const; ///< -1: none
    static QString columnName(Column column);
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(int row, Column column) const;
    QString toolTip(int row, Column column) const;

    QList<PortTerms> m_ports;
    QHash<QUuid, PortFigures> m_figures;
};

} // namespace proxydeck
