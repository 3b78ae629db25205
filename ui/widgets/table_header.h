// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QHeaderView>

namespace proxydeck {

/// Column titles aligned with the contents of their cells, in a line as high as a row.
class TableHeader : public QHeaderView
{
    Q_OBJECT

public:
    enum class Titles : quint8 {
        Left,   ///< whatever the alignment of the cells
        AsCells ///< right-aligned above numbers
    };
    explicit TableHeader(QWidget *parent = nullptr, Titles titles = Titles::Left);

    QSize sizeHint() const override;

    /// Makes \a column as wide as its texts need, \a width, unless its width is no longer the one set here before: then
    /// the operator has chosen it, in this run or an earlier one. Call it again after a change of font or language. A
    /// hidden column counts as unchanged.
    void fitSection(int column, int width);

protected:
    void initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const override;

private:
    Titles m_titles;
    QHash<int, int> m_fitted; ///< the widths set by fitSection(), by column
};

/// Space between a column's edge and its contents, in pixels before scaling.
inline constexpr int cellPadding = 6;

enum class RowDensity : quint8 { Comfortable, Compact };

/// Height of a row whose texts have \a textHeight.
int rowHeightFor(int textHeight, RowDensity density = RowDensity::Comfortable);

} // namespace proxydeck
