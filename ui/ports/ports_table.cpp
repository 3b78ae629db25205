// SPDX-License-Identifier: MIT
#include "ui/ports/ports_table.h"

#include "ui/ports/port_delegate.h"
#include "ui/widgets/table_header.h"

#include <QAction>
#include <QMenu>
#include <QResizeEvent>
#include <QSettings>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

using PortColumn = PortsModel::Column;

constexpr int mostPortRows = 3; ///< that are seen without scrolling
constexpr int charactersOfPool = 19;
/// Where the table is narrow, these go first, in this order; tool tips tell of them.
constexpr PortColumn portColumnsToHide[]{PortColumn::Refused, PortColumn::Cut,       PortColumn::Retried,
                                         PortColumn::Waiting, PortColumn::FirstByte, PortColumn::Minute,
                                         PortColumn::Policy,  PortColumn::Success,   PortColumn::Traffic};

} // namespace

PortsTable::PortsTable(PortsModel &model, QWidget *parent)
    : RowTable(parent)
    , m_model(model)
    , m_columnsMenu(new QMenu(this))
{
    setObjectName(u"ports"_s);
    m_columnsMenu->setObjectName(u"portColumns"_s);
    m_columnsMenu->menuAction()->setMenuRole(QAction::NoRole);
    auto *header = new TableHeader(this, TableHeader::Titles::AsCells);
    header->setSectionsClickable(false); // the order is that in which they were made
    header->setStretchLastSection(false);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    setHorizontalHeader(header);
    setModel(&m_model);
    setItemDelegate(new PortDelegate(this));
    setSelectionMode(QTableView::SingleSelection);
    setFrameShape(QFrame::NoFrame);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    header->setSectionResizeMode(int(PortColumn::Pool), QHeaderView::Stretch);
    connect(m_columnsMenu, &QMenu::aboutToShow, this, &PortsTable::fillColumns);
    connect(header, &QWidget::customContextMenuRequested, this,
            [this, header](const QPoint &at) { m_columnsMenu->popup(header->viewport()->mapToGlobal(at)); });
    connect(this, &RowTable::fontEdited, this, &PortsTable::fit);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        if (!now.isValid() || m_model.terms(now.row()).id == m_current)
            return; // while the model is reset, it is found by its id
        m_current = m_model.terms(now.row()).id;
        m_row = now.row();
        Q_EMIT currentEdited();
    });
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        fit();
        if (m_model.rowOf(m_current) >= 0) {
            select(m_current);
            return;
        }
        m_current = QUuid();
        if (m_model.rowCount() > 0)
            setCurrentIndex(m_model.index(std::clamp(m_row, 0, m_model.rowCount() - 1), 0));
        else
            Q_EMIT currentEdited();
    });
    fit();
}

PortsTable::~PortsTable()
{
    // It would still emit changes while it is destroyed.
    disconnect(selectionModel(), nullptr, this, nullptr);
}

void PortsTable::select(const QUuid &port)
{
    if (const int row = m_model.rowOf(port); row >= 0)
        setCurrentIndex(m_model.index(row, 0));
}

bool PortsTable::isWanted(PortColumn column) const
{
    return column >= PortColumn::Waiting ? m_more.contains(int(column)) : !m_left.contains(int(column));
}

void PortsTable::fit()
{
    const QFontMetrics metrics = fontMetrics();
    const int line = metrics.height();
    verticalHeader()->setDefaultSectionSize(line + std::max(8, line / 2));
    const int rows = std::clamp(m_model.rowCount(), 1, mostPortRows);
    setFixedHeight(horizontalHeader()->sizeHint().height() + rows * verticalHeader()->defaultSectionSize());
    auto *header = static_cast<TableHeader *>(horizontalHeader());
    const std::pair<PortColumn, int> widths[]{
        {PortColumn::Port, 30},   {PortColumn::Policy, 14},    {PortColumn::Leases, 12},  {PortColumn::Connections, 13},
        {PortColumn::Success, 8}, {PortColumn::FirstByte, 15}, {PortColumn::Traffic, 20}, {PortColumn::Minute, 11},
        {PortColumn::Waiting, 8}, {PortColumn::Retried, 8},    {PortColumn::Cut, 8},      {PortColumn::Refused, 8}};
    for (const auto &[column, characters] : widths) {
        const int title = metrics.horizontalAdvance(PortsModel::columnName(column));
        setColumnHidden(int(column), false); // hideColumns() hides it again
        header->fitSection(int(column),
                           std::max(metrics.averageCharWidth() * (characters + 1), title + 2 * cellPadding + 6));
    }
    hideColumns();
}

void PortsTable::hideColumns()
{
    int left = viewport()->width();
    for (int column = 0; column < int(PortColumn::Count); ++column) {
        const auto each = PortColumn(column);
        if (each == PortColumn::Pool)
            continue;
        if (!isColumnHidden(column))
            m_widths[each] = horizontalHeader()->sectionSize(column);
        if (isWanted(each))
            left -= m_widths.value(each);
    }
    const int wanted = isWanted(PortColumn::Pool) ? fontMetrics().averageCharWidth() * charactersOfPool : 0;
    QSet<int> hidden;
    for (const PortColumn column : portColumnsToHide) {
        if (left >= wanted)
            break;
        if (!isWanted(column))
            continue;
        left += m_widths.value(column);
        hidden.insert(int(column));
    }
    for (int column = 0; column < int(PortColumn::Count); ++column) {
        const bool hides = hidden.contains(column) || !isWanted(PortColumn(column));
        if (isColumnHidden(column) != hides)
            setColumnHidden(column, hides);
    }
}

void PortsTable::fillColumns()
{
    m_columnsMenu->clear();
    for (int column = int(PortColumn::Port) + 1; column < int(PortColumn::Count); ++column) {
        QAction *entry = m_columnsMenu->addAction(PortsModel::columnName(PortColumn(column)));
        entry->setCheckable(true);
        entry->setChecked(isWanted(PortColumn(column)));
        connect(entry, &QAction::toggled, this, [this, column](bool on) {
            const bool isMore = column >= int(PortColumn::Waiting);
            if (isMore == on)
                (isMore ? m_more : m_left).insert(column);
            else
                (isMore ? m_more : m_left).remove(column);
            fit();
        });
    }
}

void PortsTable::retranslate()
{
    setAccessibleName(tr("Local ports"));
    m_columnsMenu->setTitle(tr("Col&umns of local ports"));
    fit();
}

void PortsTable::resizeEvent(QResizeEvent *event)
{
    RowTable::resizeEvent(event);
    hideColumns();
}

void PortsTable::saveState(QSettings &settings) const
{
    QStringList other;
    for (const QSet<int> &columns : {m_left, m_more}) {
        for (const int column : columns)
            other.append(QString::number(column));
    }
    other.sort();
    settings.setValue("portsPanel/columns"_L1, other);
}

void PortsTable::restoreState(QSettings &settings)
{
    const QStringList other = settings.value("portsPanel/columns"_L1).toStringList();
    for (const QString &text : other) {
        const int column = text.toInt();
        if (column > int(PortColumn::Port) && column < int(PortColumn::Count))
            (column >= int(PortColumn::Waiting) ? m_more : m_left).insert(column);
    }
    fit();
}

} // namespace proxydeck

#include "moc_ports_table.cpp"
