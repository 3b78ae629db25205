// SPDX-License-Identifier: MIT
#pragma once

#include <QHeaderView>

namespace proxydeck {

/// Column titles that begin where their cells' contents begin, in a line as high as a row.
class TableHeader : public QHeaderView
{
    Q_OBJECT

public:
    enum class Titles : quint8 {
        Left,   ///< whatever the cells' own alignment
        AsCells ///< those of numbers end where the numbers end
    };
    explicit TableHeader(QWidget *parent = nullptr, Titles titles = Titles::Left);

    QSize sizeHint() const override;

protected:
    void initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const override;

private:
    Titles m_titles;
};

/// Between a column's edge and what its cells show, in pixels before scaling.
inline constexpr int cellPadding = 6;

enum class RowDensity : quint8 { Comfortable, Compact };

/// Height of a row whose texts are that high.
int rowHeightFor(int textHeight, RowDensity density = RowDensity::Comfortable);

} // namespace proxydeck
