// SPDX-License-Identifier: MIT
#include "ui/ports/connections_table.h"

#include "ui/ports/connection_delegate.h"
#include "ui/widgets/table_header.h"

#include <QLabel>
#include <QResizeEvent>

#include <algorithm>
#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

using ConnectionColumn = ConnectionsModel::Column;

constexpr int charactersOfState = 26;
constexpr int leastConnectionRows = 2;
/// Where the table is narrow, these go first.
constexpr ConnectionColumn connectionColumnsToHide[]{ConnectionColumn::Session, ConnectionColumn::Exit,
                                                     ConnectionColumn::Traffic, ConnectionColumn::Lease,
                                                     ConnectionColumn::Port,    ConnectionColumn::Client};

} // namespace

ConnectionsTable::ConnectionsTable(ConnectionsModel &model, QWidget *parent)
    : RowTable(parent)
    , m_model(model)
    , m_empty(new QLabel(viewport()))
{
    setObjectName(u"connections"_s);
    auto *header = new TableHeader(this, TableHeader::Titles::AsCells);
    header->setSectionsClickable(false); // the newest are on top
    header->setStretchLastSection(false);
    setHorizontalHeader(header);
    setModel(&m_model);
    setItemDelegate(new ConnectionDelegate(this));
    setFrameShape(QFrame::NoFrame);
    header->setSectionResizeMode(int(ConnectionColumn::State), QHeaderView::Stretch);
    m_empty->setObjectName(u"noConnections"_s);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::Text);
    const auto follow = [this] { m_empty->setVisible(m_model.rowCount() == 0); };
    connect(&m_model, &QAbstractItemModel::modelReset, this, follow);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, follow);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, follow);
    connect(header, &QHeaderView::geometriesChanged, this, &ConnectionsTable::placeEmptyText);
    connect(this, &RowTable::fontEdited, this, &ConnectionsTable::fit);
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_kept = selected();
        m_keptCurrent = currentIndex().isValid() ? m_model.connection(currentIndex().row()).id : 0;
    });
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        if (const int row = m_model.rowOf(m_keptCurrent); row >= 0)
            selectionModel()->setCurrentIndex(m_model.index(row, 0), QItemSelectionModel::NoUpdate);
        QItemSelection again;
        for (const quint64 id : std::as_const(m_kept)) {
            if (const int row = m_model.rowOf(id); row >= 0)
                again.select(m_model.index(row, 0), m_model.index(row, m_model.columnCount() - 1));
        }
        selectionModel()->select(again, QItemSelectionModel::ClearAndSelect);
    });
    fit();
}

QList<quint64> ConnectionsTable::selected() const
{
    QList<quint64> ids;
    const QModelIndexList rows = selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        ids.append(m_model.connection(row.row()).id);
    return ids;
}

void ConnectionsTable::fit()
{
    const QFontMetrics metrics = fontMetrics();
    const int line = metrics.height();
    verticalHeader()->setDefaultSectionSize(line + std::max(6, line / 3));
    setMinimumHeight(horizontalHeader()->sizeHint().height()
                     + leastConnectionRows * verticalHeader()->defaultSectionSize());
    auto *header = static_cast<TableHeader *>(horizontalHeader());
    const std::pair<ConnectionColumn, int> widths[]{{ConnectionColumn::Client, 10}, {ConnectionColumn::Port, 10},
                                                    {ConnectionColumn::Target, 26}, {ConnectionColumn::Lease, 25},
                                                    {ConnectionColumn::Exit, 18},   {ConnectionColumn::Session, 12},
                                                    {ConnectionColumn::Age, 8},     {ConnectionColumn::Traffic, 20}};
    for (const auto &[column, characters] : widths) {
        const int title = metrics.horizontalAdvance(m_model.headerData(int(column), Qt::Horizontal).toString());
        setColumnHidden(int(column), false); // hideColumns() hides it again
        header->fitSection(int(column),
                           std::max(metrics.averageCharWidth() * (characters + 1), title + 2 * cellPadding + 6));
    }
    hideColumns();
}

void ConnectionsTable::hideColumns()
{
    int left = viewport()->width();
    for (int column = 0; column < int(ConnectionColumn::State); ++column) {
        if (!isColumnHidden(column))
            m_widths[ConnectionColumn(column)] = horizontalHeader()->sectionSize(column);
        if (m_showsPorts || ConnectionColumn(column) != ConnectionColumn::Port)
            left -= m_widths.value(ConnectionColumn(column));
    }
    const int wanted = fontMetrics().averageCharWidth() * charactersOfState;
    for (const ConnectionColumn column : connectionColumnsToHide) {
        const bool isOut = column == ConnectionColumn::Port && !m_showsPorts;
        const bool hides = isOut || left < wanted;
        if (hides && !isOut)
            left += m_widths.value(column);
        if (isColumnHidden(int(column)) != hides)
            setColumnHidden(int(column), hides);
    }
}

void ConnectionsTable::showPorts(bool shows)
{
    if (std::exchange(m_showsPorts, shows) != shows)
        hideColumns();
}

void ConnectionsTable::setEmptyText(const QString &text)
{
    if (m_empty->text() == text)
        return;
    m_empty->setText(text);
    setAccessibleDescription(text);
    placeEmptyText();
}

void ConnectionsTable::placeEmptyText() { m_empty->setGeometry(viewport()->rect().adjusted(24, 2, -24, -2)); }

void ConnectionsTable::retranslate()
{
    setAccessibleName(tr("Connections"));
    fit();
}

void ConnectionsTable::resizeEvent(QResizeEvent *event)
{
    RowTable::resizeEvent(event);
    hideColumns();
    placeEmptyText();
}

} // namespace proxydeck

#include "moc_connections_table.cpp"
