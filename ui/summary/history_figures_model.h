// SPDX-License-Identifier: MIT
#pragma once

#include "ui/summary/history_figures.h"

#include <QAbstractTableModel>

namespace proxydeck {

/// The numbers of a summary as a table, for reading and copying.
class HistoryFiguresModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column : quint8 { Group, Name, Number, Share, First, Last, Good, Count };

    using QAbstractTableModel::QAbstractTableModel;

    void setFigures(const QList<HistoryFigure> &figures);
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(int row, Column column) const;

    QList<HistoryFigure> m_figures;
};

} // namespace proxydeck
