// SPDX-License-Identifier: MIT
#include "ui/summary/history_figures_model.h"

#include "ui/record/history_model.h"
#include "ui/record/history_texts.h"

#include <QLocale>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int figureColumns = int(HistoryFiguresModel::Column::Count);

} // namespace

void HistoryFiguresModel::setFigures(const QList<HistoryFigure> &figures)
{
    beginResetModel();
    m_figures = figures;
    endResetModel();
}

void HistoryFiguresModel::retranslate() { Q_EMIT headerDataChanged(Qt::Horizontal, 0, figureColumns - 1); }

int HistoryFiguresModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_figures.size());
}

int HistoryFiguresModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : figureColumns; }

QString HistoryFiguresModel::text(int row, Column column) const
{
    const HistoryFigure &figure = m_figures.at(row);
    switch (column) {
    case Column::Group:
        return figure.group;
    case Column::Name:
        return figure.name;
    case Column::Number:
        return QLocale().toString(figure.number);
    case Column::Share:
        return figure.share < 0 ? QString() : shareText(qint64(figure.share * 1'000'000), 1'000'000);
    case Column::First:
        return figure.first;
    case Column::Last:
        return figure.last;
    case Column::Good:
        return goodText(figure.checks);
    case Column::Count:
        break;
    }
    return {};
}

QVariant HistoryFiguresModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const QString cell = text(index.row(), Column(index.column()));
    switch (role) {
    case Qt::DisplayRole:
        return cell;
    case Qt::AccessibleTextRole: {
        const QString title = headerData(index.column(), Qt::Horizontal).toString();
        //: %1 name of a column, %2 what a cell of it says; for screen readers
        return cell.isEmpty() ? tr("%1: none").arg(title) : tr("%1: %2").arg(title, cell);
    }
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    default:
        return {};
    }
}

QVariant HistoryFiguresModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= figureColumns)
        return {};
    const auto column = Column(section);
    if (role == Qt::TextAlignmentRole) {
        const bool number = column == Column::Number || column == Column::Share || column == Column::Good;
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role == HistoryModel::SampleRole)
        return QStringList{u"Exit IPs seen more than once"_s,
                           u"Short-lived · Channel · Channel"_s,
                           u"10,000,000"_s,
                           u"100.0 %"_s,
                           u"2023-02-25 15:26:40"_s,
                           u"2023-02-25 15:26:40"_s,
                           u"100.0 % of 10,000,000"_s}
            .at(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Column::Group:
        return tr("What");
    case Column::Name:
        return tr("Name");
    case Column::Number:
        return tr("Number");
    case Column::Share:
        return tr("Share");
    case Column::First:
        return tr("First seen");
    case Column::Last:
        return tr("Last seen");
    case Column::Good:
        return tr("Good of those checked");
    case Column::Count:
        break;
    }
    return {};
}

} // namespace proxydeck

#include "moc_history_figures_model.cpp"
