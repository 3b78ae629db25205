// SPDX-License-Identifier: MIT
#include "ui/widgets/table_header.h"

#include <QStyleOptionHeader>

#include <algorithm>

namespace proxydeck {

TableHeader::TableHeader(QWidget *parent, Titles titles)
    : QHeaderView(Qt::Horizontal, parent)
    , m_titles(titles)
{
    // QTableView sets these for its own header only.
    setSectionsClickable(true);
    setHighlightSections(false);

    setSectionsMovable(true);
    setFirstSectionMovable(true);
    setStretchLastSection(true);
    setSortIndicator(-1, Qt::AscendingOrder);
    setSortIndicatorClearable(true);
}

QSize TableHeader::sizeHint() const
{
    // All titles have the same height. Qt would measure twenty of them, and again after each change of a section.
    return model() && count() > 0 ? QSize(length(), sectionSizeFromContents(0).height()) : QHeaderView::sizeHint();
}

void TableHeader::fitSection(int column, int width)
{
    const auto before = m_fitted.constFind(column);
    const bool hidden = isSectionHidden(column);
    if (before != m_fitted.cend() && !hidden && sectionSize(column) != *before)
        return;
    resizeSection(column, width);
    m_fitted.insert(column, hidden ? width : sectionSize(column));
}

void TableHeader::initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const
{
    QHeaderView::initStyleOptionForIndex(option, logicalIndex);
    // Titles have no padding that could be set in all styles; a space has the same effect in all of them.
    if (m_titles == Titles::AsCells && (option->textAlignment & Qt::AlignRight)) {
        option->text.append(QLatin1Char(' '));
        return;
    }
    option->textAlignment = Qt::AlignLeft | Qt::AlignVCenter;
    option->text.prepend(QLatin1Char(' '));
}

int rowHeightFor(int textHeight, RowDensity density)
{
    if (density == RowDensity::Compact)
        return textHeight + std::max(2, textHeight / 6);
    return textHeight + std::max(10, textHeight * 2 / 3);
}

} // namespace proxydeck

#include "moc_table_header.cpp"
