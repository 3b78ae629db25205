// SPDX-License-Identifier: MIT
#include "ui/record/history_table.h"

#include "outbox/cells_text.h"
#include "ui/look/fixed_font.h"
#include "ui/record/history_model.h"
#include "ui/widgets/headings.h"
#include "ui/widgets/plain_delegate.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QSettings>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

/// Aligns contents with the titles.
class HistoryTable::Delegate final : public PlainDelegate
{
public:
    using PlainDelegate::PlainDelegate;

    void setFont(const QFont &text) { m_fixed = fixedFont(text); }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.model()->headerData(index.column(), Qt::Horizontal, HistoryModel::FixedWidthRole).toBool())
            option->font = m_fixed;
        if (option->displayAlignment & Qt::AlignRight)
            option->text.append(QLatin1Char(' '));
        else
            option->text.prepend(QLatin1Char(' ')); // same margin as in TableHeader
    }

private:
    QFont m_fixed;
};

HistoryTable::HistoryTable(QAbstractTableModel &model, const QString &name, QWidget *parent)
    : RowTable(parent)
    , m_model(model)
    , m_name(name)
    , m_empty(new QLabel(viewport()))
{
    setObjectName(name);
    auto *header = new TableHeader(this, TableHeader::Titles::AsCells);
    setHorizontalHeader(header);
    setModel(&model);
    setItemDelegate(new Delegate(this));
    setTextElideMode(Qt::ElideMiddle);
    setHorizontalScrollMode(ScrollPerPixel);
    setFrameShape(QFrame::NoFrame);
    header->setSectionsClickable(false); // the order is always newest first
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::Text);
    m_empty->hide();
    connect(this, &RowTable::fontEdited, this, &HistoryTable::applyFont);
    applyFont();
    connect(header, &QHeaderView::geometriesChanged, this, &HistoryTable::placeEmptyText);
    const auto follow = [this] { m_empty->setVisible(m_model.rowCount() == 0 && !m_empty->text().isEmpty()); };
    connect(&model, &QAbstractItemModel::modelReset, this, follow);
    connect(&model, &QAbstractItemModel::rowsInserted, this, follow);
}

void HistoryTable::setEmptyText(const QString &text)
{
    m_empty->setText(text);
    m_empty->setVisible(m_model.rowCount() == 0 && !text.isEmpty());
    setAccessibleDescription(m_empty->isHidden() ? QString() : text);
    placeEmptyText();
}

QString HistoryTable::emptyText() const { return m_empty->isHidden() ? QString() : m_empty->text(); }

QList<int> HistoryTable::selectedRows() const
{
    QList<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

QString HistoryTable::text(const QList<int> &rows) const
{
    const QHeaderView *header = horizontalHeader();
    QList<int> columns;
    for (int visual = 0; visual < header->count(); ++visual)
        columns.append(header->logicalIndex(visual));
    return cellsText(m_model, rows, columns);
}

void HistoryTable::saveState(QSettings &settings) const
{
    settings.setValue(m_name + "/columns"_L1, m_model.columnCount());
    settings.setValue(m_name + "/header"_L1, horizontalHeader()->saveState());
}

void HistoryTable::restoreState(QSettings &settings)
{
    // A state saved with other columns would assign widths and order to the wrong columns.
    if (settings.value(m_name + "/columns"_L1).toInt() != m_model.columnCount())
        return;
    QHeaderView *header = horizontalHeader();
    header->restoreState(settings.value(m_name + "/header"_L1).toByteArray());
    header->setSectionsClickable(false);
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
}

void HistoryTable::fitColumns()
{
    auto *header = static_cast<TableHeader *>(horizontalHeader());
    const QFontMetrics text = fontMetrics();
    const QFontMetrics fixed(fixedFont(font()));
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const bool isFixed = m_model.headerData(column, Qt::Horizontal, HistoryModel::FixedWidthRole).toBool();
        const QString sample = m_model.headerData(column, Qt::Horizontal, HistoryModel::SampleRole).toString();
        const QString title = m_model.headerData(column, Qt::Horizontal).toString();
        const int width = std::max((isFixed ? fixed : text).horizontalAdvance(sample),
                                   header->fontMetrics().horizontalAdvance(title));
        header->fitSection(column, width + text.horizontalAdvance(u"  "_s) + 2 * cellPadding);
    }
}

void HistoryTable::placeEmptyText() { m_empty->setGeometry(viewport()->rect().adjusted(24, 16, -24, -16)); }

void HistoryTable::resizeEvent(QResizeEvent *event)
{
    RowTable::resizeEvent(event);
    placeEmptyText();
}

void HistoryTable::applyFont()
{
    static_cast<Delegate *>(itemDelegate())->setFont(font());
    setTextHeight(std::max(fontMetrics().height(), QFontMetrics(fixedFont(font())).height()));
    fitColumns();
}

void HistoryTable::changeEvent(QEvent *event)
{
    RowTable::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        fitColumns();
}

} // namespace proxydeck

#include "moc_history_table.cpp"
