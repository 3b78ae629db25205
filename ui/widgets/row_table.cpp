// SPDX-License-Identifier: MIT
#include "ui/widgets/row_table.h"

#include "ui/look/contrast.h"

#include <QEvent>
#include <QKeyEvent>

namespace proxydeck {

RowTable::RowTable(QWidget *parent)
    : QTableView(parent)
{
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    applyPalette();
}

QModelIndex RowTable::moveCursor(CursorAction cursorAction, Qt::KeyboardModifiers modifiers)
{
    const QAbstractItemModel *rows = model();
    if ((cursorAction == MoveHome || cursorAction == MoveEnd) && rows && rows->rowCount() > 0) {
        const int column = currentIndex().isValid() ? currentIndex().column() : horizontalHeader()->logicalIndex(0);
        return rows->index(cursorAction == MoveHome ? 0 : rows->rowCount() - 1, column);
    }
    return QTableView::moveCursor(cursorAction, modifiers);
}

void RowTable::keyPressEvent(QKeyEvent *event)
{
    // QAbstractItemView would put the current cell on the clipboard as it is, past the guard against formulas and the
    // clipboard's other rules.
    if (event->matches(QKeySequence::Copy))
        event->ignore();
    else
        QTableView::keyPressEvent(event);
}

void RowTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT selectionEdited();
}

void RowTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
        if (!m_applyingPalette)
            applyPalette();
        break;
    case QEvent::FontChange:
    case QEvent::StyleChange:
        Q_EMIT fontEdited();
        break;
    default:
        break;
    }
}

void RowTable::setTextHeight(int height, RowDensity density)
{
    const int row = rowHeightFor(height, density);
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(row);
    horizontalHeader()->setMinimumHeight(row);
}

void RowTable::applyPalette()
{
    m_applyingPalette = true;
    applyLegibleSelection(*this);
    m_applyingPalette = false;
}

} // namespace proxydeck

#include "moc_row_table.cpp"
