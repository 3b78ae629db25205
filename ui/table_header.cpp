// SPDX-License-Identifier: MIT
#include "ui/table_header.h"

#include <QStyleOptionHeader>

#include <algorithm>

namespace proxydeck {

TableHeader::TableHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    // What QTableView sets for the one it makes itself.
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
    // Titles are of one height. Qt would measure twenty of them, and again after each change of a section.
    return model() && count() > 0 ? QSize(length(), sectionSizeFromContents(0).height()) : QHeaderView::sizeHint();
}

void TableHeader::initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const
{
    QHeaderView::initStyleOptionForIndex(option, logicalIndex);
    option->textAlignment = Qt::AlignLeft | Qt::AlignVCenter;
    // No style has a padding for titles that could be set; a space is one in all of them.
    option->text.prepend(QLatin1Char(' '));
}

int rowHeightFor(int textHeight, RowDensity density)
{
    if (density == RowDensity::Compact)
        return textHeight + std::max(2, textHeight / 6);
    return textHeight + std::max(10, textHeight * 2 / 3);
}

} // namespace proxydeck
