// SPDX-License-Identifier: MIT
#include "ui/record/history_model.h"

namespace proxydeck {

HistoryModel::HistoryModel(LedgerHistory *history, QObject *parent)
    : QAbstractTableModel(parent)
    , m_history(history)
{
}

HistoryModel::~HistoryModel()
{
    if (m_history) {
        m_history->cancel(m_page);
        m_history->cancel(m_count);
    }
}

void HistoryModel::search(const HistoryFilter &filter)
{
    stop();
    m_filter = filter;
    m_failure.reset();
    m_total.reset();
    m_more = false;
    m_searching = m_history != nullptr;
    if (m_history)
        m_page = askPage(*m_history, {});
    else
        m_total = 0;
    Q_EMIT stateChanged();
}

void HistoryModel::stop()
{
    if (!m_history)
        return;
    m_history->cancel(std::exchange(m_page, 0));
    m_history->cancel(std::exchange(m_count, 0));
    m_searching = false;
    Q_EMIT stateChanged();
}

void HistoryModel::retranslate()
{
    const int last = columnCount() - 1;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, last);
    if (size() > 0)
        Q_EMIT dataChanged(index(0, 0), index(size() - 1, last));
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const { return !parent.isValid() && m_more && m_page == 0; }

void HistoryModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_page = askPage(*m_history, lastKey());
    Q_EMIT stateChanged();
}

void HistoryModel::beginTaking(int count)
{
    if (m_searching) {
        beginResetModel();
        clear();
    } else if (count > 0) {
        beginInsertRows({}, size(), size() + count - 1);
    }
}

void HistoryModel::endTaking(int count, bool more)
{
    const bool first = std::exchange(m_searching, false);
    m_more = more;
    if (first)
        endResetModel();
    else if (count > 0)
        endInsertRows();
    if (!more) {
        m_history->cancel(std::exchange(m_count, 0));
        m_total = size();
    } else if (first) {
        m_count = askTotal(*m_history, [this](const Expected<qint64, HistoryFailure> &total) {
            m_count = 0;
            if (total)
                m_total = *total;
            Q_EMIT stateChanged();
        });
    }
    Q_EMIT stateChanged();
}

void HistoryModel::fail(const HistoryFailure &failure)
{
    m_failure = failure;
    if (std::exchange(m_searching, false)) {
        beginResetModel();
        clear();
        endResetModel();
    }
    Q_EMIT stateChanged();
}

int HistoryModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : size(); }

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column wanted = column(section);
    switch (role) {
    case Qt::DisplayRole:
        return wanted.title;
    case Qt::TextAlignmentRole:
        return int((wanted.number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case SampleRole:
        return wanted.sample;
    case FixedWidthRole:
        return wanted.fixedWidth;
    default:
        return {};
    }
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return cell(index.row(), index.column());
    case Qt::ToolTipRole:
        return toolTip(index.row(), index.column());
    case Qt::AccessibleTextRole: {
        const QString text = cell(index.row(), index.column());
        const QString title = column(index.column()).title;
        //: %1 name of a column, %2 what a cell of it says; for screen readers
        return text.isEmpty() ? tr("%1: none").arg(title) : tr("%1: %2").arg(title, text);
    }
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    default:
        return {};
    }
}

} // namespace proxydeck

#include "moc_history_model.cpp"
