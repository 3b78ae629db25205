// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/table_header.h"

#include <QTableView>

namespace proxydeck {

/// A table of which rows are selected and nothing is edited: Tab leaves it, Home and End go to the first and the last
/// row, all rows are of one height, and texts stay legible on the selection whatever the theme.
class RowTable : public QTableView
{
    Q_OBJECT

public:
    explicit RowTable(QWidget *parent = nullptr);

Q_SIGNALS:
    void selectionEdited();
    /// Rows have to be measured anew.
    void fontEdited();

protected:
    QModelIndex moveCursor(CursorAction cursorAction, Qt::KeyboardModifiers modifiers) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void changeEvent(QEvent *event) override;

    /// Rows and titles as high as texts of that height need them.
    void setTextHeight(int height, RowDensity density = RowDensity::Comfortable);

private:
    void applyPalette();

    bool m_applyingPalette = false;
};

} // namespace proxydeck
