// SPDX-License-Identifier: MIT
#include "ui/outgoing/cells_menu.h"

namespace proxydeck {

using namespace Qt::StringLiterals;

CellsMenu::CellsMenu(QAction &copyCell, QWidget *parent)
    : QMenu(parent)
    , m_column(new QAction(this))
    , m_rows(new QAction(this))
    , m_rowsAndTitles(new QAction(this))
{
    setObjectName(u"cellsMenu"_s);
    m_column->setObjectName(u"copyColumn"_s);
    m_rows->setObjectName(u"copyRows"_s);
    m_rowsAndTitles->setObjectName(u"copyRowsWithTitles"_s);
    constexpr auto keys = Qt::CTRL | Qt::ALT;
    copyCell.setShortcut(QKeySequence(keys | Qt::Key_C));
    m_column->setShortcut(QKeySequence(keys | Qt::SHIFT | Qt::Key_C));
    m_rows->setShortcut(QKeySequence(keys | Qt::Key_R));
    m_rowsAndTitles->setShortcut(QKeySequence(keys | Qt::SHIFT | Qt::Key_R));
    for (QAction *action : {&copyCell, m_column, m_rows, m_rowsAndTitles}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        action->setAutoRepeat(false);
        addAction(action);
    }
    insertSeparator(m_rows);
    connect(m_column, &QAction::triggered, this, &CellsMenu::columnRequested);
    connect(m_rows, &QAction::triggered, this, [this] { Q_EMIT rowsRequested(false); });
    connect(m_rowsAndTitles, &QAction::triggered, this, [this] { Q_EMIT rowsRequested(true); });
    retranslate();
}

void CellsMenu::serve(QWidget &table) const
{
    const auto entries = actions();
    for (QAction *entry : entries) {
        if (!entry->isSeparator())
            table.addAction(entry);
    }
}

void CellsMenu::setPossible(bool rows, bool current)
{
    m_column->setEnabled(rows && current);
    m_rows->setEnabled(rows);
    m_rowsAndTitles->setEnabled(rows);
    menuAction()->setEnabled(rows);
}

void CellsMenu::retranslate()
{
    setTitle(tr("Copy ce&lls"));
    m_column->setText(tr("Copy co&lumn"));
    m_rows->setText(tr("Copy &rows"));
    m_rowsAndTitles->setText(tr("Copy rows with &titles"));
}

} // namespace proxydeck

#include "moc_cells_menu.cpp"
