// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/table_header.h"

#include <QTableView>

namespace proxydeck {

/// A read-only table with row selection: Tab leaves it, Home and End go to the first and the last row, all rows have
/// the same height, and selected texts stay readable in any theme.
class RowTable : public QTableView
{
    Q_OBJECT

public:
    explicit RowTable(QWidget *parent = nullptr);

Q_SIGNALS:
    void selectionEdited();
    /// Row heights must be computed again.
    void fontEdited();

protected:
    QModelIndex moveCursor(CursorAction cursorAction, Qt::KeyboardModifiers modifiers) override;
    void keyPressEvent(QKeyEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void changeEvent(QEvent *event) override;

    /// Sets the height of rows and titles for texts of \a height.
    void setTextHeight(int height, RowDensity density = RowDensity::Comfortable);

private:
    void applyPalette();

    bool m_applyingPalette = false;
};

} // namespace proxydeck
