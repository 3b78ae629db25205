// SPDX-License-Identifier: MIT
#include "ui/leases/region_locks_view.h"

#include "filter/filter_query.h"
#include "outbox/cells_text.h"
#include "table/region_lock_model.h"
#include "ui/filter/filter_words.h"
#include "ui/look/fixed_font.h"
#include "ui/widgets/plain_delegate.h"

#include <QHeaderView>
#include <QSettings>
#include <QSortFilterProxyModel>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace proxydeck {

namespace {

/// Aligns contents with the titles; all cells have tool tips, since most texts are longer than their column.
class LockDelegate final : public PlainDelegate
{
public:
    using PlainDelegate::PlainDelegate;

protected:
    QString toolTipText(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QString tip = PlainDelegate::toolTipText(option, index);
        return tip.isEmpty() ? index.data().toString() : tip;
    }

    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->displayAlignment = Qt::AlignLeft | Qt::AlignVCenter;
        using Column = RegionLockModel::Column;
        const auto column = Column(index.column());
        if (column == Column::Uuid || column == Column::LockedSince || column == Column::Request)
            option->font = fixedFont(option->font);
        option->text.prepend(QLatin1Char(' ')); // same margin as in TableHeader
    }
};

constexpr int lineColumns = int(RegionLockModel::Column::Count);

} // namespace

class RegionLocksView::Filter final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setText(const QString &text)
    {
        m_query = FilterQuery(text, filterVocabulary());
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        using Column = RegionLockModel::Column;
        const auto occursIn = [&](int column, const QString &text) {
            return sourceModel()->index(row, column, parent).data().toString().contains(text, Qt::CaseInsensitive);
        };
        const auto holds = [&](const FilterWord &word) {
            switch (word.field) {
            case FilterField::Any:
                for (int column = 0; column < lineColumns; ++column) {
                    if (occursIn(column, word.text))
                        return true;
                }
                return false;
            case FilterField::Area:
                return occursIn(int(Column::Area), word.text);
            case FilterField::Isp:
                return occursIn(int(Column::Isp), word.text);
            case FilterField::Account:
                return occursIn(int(Column::Account), word.text);
            case FilterField::Request:
                return occursIn(int(Column::Request), word.text);
            default:
                return !word.negated; // these lines do not have this field: the word is ignored
            }
        };
        return std::all_of(m_query.words().begin(), m_query.words().end(),
                           [&](const FilterWord &word) { return holds(word) != word.negated; });
    }

private:
    FilterQuery m_query;
};

RegionLocksView::RegionLocksView(RegionLockModel &model, QWidget *parent)
    : RowTable(parent)
    , m_model(model)
    , m_filter(new Filter(this))
{
    m_filter->setSourceModel(&model);
    setHorizontalHeader(new TableHeader(this));
    setModel(m_filter);
    setItemDelegate(new LockDelegate(this));
    setTextElideMode(Qt::ElideMiddle);
    setSortingEnabled(true);
    connect(this, &RowTable::fontEdited, this, &RegionLocksView::applyFont);
    applyFont();
    retranslate();
    using Column = RegionLockModel::Column;
    constexpr std::pair<Column, int> widths[]{{Column::Uuid, 40},  {Column::Area, 14},        {Column::Isp, 8},
                                              {Column::State, 14}, {Column::LockedSince, 20}, {Column::Account, 16}};
    for (const auto &[column, characters] : widths)
        setColumnWidth(int(column), fontMetrics().horizontalAdvance(QLatin1Char('0')) * characters);
}

void RegionLocksView::retranslate() { setAccessibleName(tr("Region locks")); }

void RegionLocksView::setFilterText(const QString &text) { m_filter->setText(text); }

QList<int> RegionLocksView::selectedLines() const
{
    QList<int> lines;
    const QModelIndexList rows = selectionModel()->selectedRows();
    for (const QModelIndex &index : rows)
        lines.append(m_filter->mapToSource(index).row());
    std::sort(lines.begin(), lines.end());
    return lines;
}

void RegionLocksView::selectLines(const QList<int> &lines)
{
    QItemSelection selection;
    for (const int line : lines) {
        const QModelIndex index = m_filter->mapFromSource(m_model.index(line, 0));
        if (index.isValid())
            selection.select(index, index);
    }
    if (selection.isEmpty())
        return;
    selectionModel()->setCurrentIndex(selection.first().topLeft(), QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(selection.first().topLeft());
}

QList<int> RegionLocksView::shownLines() const
{
    QList<int> lines;
    for (int row = 0; row < m_filter->rowCount(); ++row)
        lines.append(m_filter->mapToSource(m_filter->index(row, 0)).row());
    return lines;
}

QString RegionLocksView::text(const QList<int> &lines) const
{
    QList<int> columns(lineColumns);
    std::iota(columns.begin(), columns.end(), 0);
    return text(lines, columns, false);
}

QString RegionLocksView::text(const QList<int> &lines, const QList<int> &columns, bool titles) const
{
    return cellsText(m_model, lines, columns, titles);
}

void RegionLocksView::setDensity(RowDensity density)
{
    m_density = density;
    applyFont();
}

void RegionLocksView::saveState(QSettings &settings) const
{
    settings.setValue(u"regionLocks/columns"_s, lineColumns);
    settings.setValue(u"regionLocks/header"_s, horizontalHeader()->saveState());
}

void RegionLocksView::restoreState(QSettings &settings)
{
    if (settings.value(u"regionLocks/columns"_s).toInt() != lineColumns)
        return;
    horizontalHeader()->restoreState(settings.value(u"regionLocks/header"_s).toByteArray());
    horizontalHeader()->setSortIndicatorClearable(true);
}

void RegionLocksView::applyFont() { setTextHeight(fontMetrics().height(), m_density); }

} // namespace proxydeck

#include "moc_region_locks_view.cpp"
