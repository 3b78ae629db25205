// SPDX-License-Identifier: MIT
#include "ui/leases/table_page.h"

#include "outbox/cells_text.h"

#include <QHeaderView>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>

#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// In display order.
QList<int> shownColumnsOf(const QTableView &table)
{
    const QHeaderView *header = table.horizontalHeader();
    QList<int> columns;
    for (int visual = 0; visual < header->count(); ++visual) {
        if (!header->isSectionHidden(header->logicalIndex(visual)))
            columns.append(header->logicalIndex(visual));
    }
    return columns;
}

} // namespace

TablePage::TablePage(QWidget *parent)
    : QWidget(parent)
{
}

void TablePage::followRows()
{
    const QAbstractItemModel *model = view().model();
    connect(model, &QAbstractItemModel::rowsInserted, this, &TablePage::rowsEdited);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &TablePage::rowsEdited);
    connect(model, &QAbstractItemModel::layoutChanged, this, &TablePage::rowsEdited);
    connect(model, &QAbstractItemModel::modelReset, this, &TablePage::rowsEdited);
}

bool TablePage::hasRows() const { return shownRows() > 0; }
bool TablePage::hasSelection() const { return view().selectionModel()->hasSelection(); }
bool TablePage::hasCurrent() const { return view().currentIndex().isValid(); }
qsizetype TablePage::shownRows() const { return view().model()->rowCount(); }

void TablePage::selectAll()
{
    view().selectAll();
    view().setFocus(Qt::ShortcutFocusReason);
}

void TablePage::copyCell()
{
    updateStates();
    const QModelIndex index = view().currentIndex();
    if (!index.isValid())
        return;
    const QString text = index.data().toString();
    Q_EMIT aboutToCopy();
    putOnClipboard(tabbedCell(text));
    Q_EMIT message(tr("Copied %1").arg(text));
}

void TablePage::copyCells(bool wholeRows, bool titles)
{
    const int column = view().currentIndex().column();
    if (!wholeRows && column < 0)
        return;
    Q_EMIT aboutToCopy();
    beginCopy(hasSelection());
    const QString title = view().model()->headerData(column, Qt::Horizontal).toString();
    takeCells(wholeRows ? shownColumnsOf(view()) : QList<int>{column}, titles, wholeRows ? QString() : title);
}

void TablePage::putCells(const QString &text, qsizetype rows, const QString &column)
{
    if (rows > 0)
        putOnClipboard(text);
    tellCopied(cellsReport(column, rows));
}

QString TablePage::cellsReport(const QString &column, qsizetype rows) const
{
    const QString count = locale().toString(rows);
    if (rows == 0)
        return tr("Nothing copied");
    if (column.isEmpty())
        return rows == 1 ? tr("Copied one row of the table") : tr("Copied %1 rows of the table").arg(count);
    return rows == 1 ? tr("Copied one value of “%1”").arg(column) : tr("Copied %1 values of “%2”").arg(count, column);
}

void TablePage::tellCopied(const QString &report)
{
    Q_EMIT message(m_copyOfSelection ? report : tr("%1 (nothing was selected: all that are shown)").arg(report));
}

void TablePage::askToForget(const QString &question, const QString &detail, std::function<void()> forgetThem)
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Remove"), question, QMessageBox::Cancel, this);
    box->setObjectName(u"forgetQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(detail);
    QPushButton *yes = box->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    yes->setObjectName(u"forgetYes"_s);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this, std::move(forgetThem));
    box->open();
}

} // namespace proxydeck

#include "moc_table_page.cpp"
