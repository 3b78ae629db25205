// SPDX-License-Identifier: MIT
#include "ui/columns/column_sets_menu.h"

#include "base/visible_text.h"
#include "preferences/column_sets.h"
#include "ui/columns/column_set_dialog.h"
#include "ui/columns/lease_header.h"

#include <QMessageBox>
#include <QPushButton>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// Escapes ampersands: in a name they are no mnemonics.
QString setEntry(const QString &name) { return visibleText(name).replace(u'&', "&&"_L1); }

} // namespace

ColumnSetsMenu::ColumnSetsMenu(LeaseHeader &header, ColumnSets &sets, QWidget *parent)
    : QMenu(parent)
    , m_header(header)
    , m_sets(sets)
{
    setObjectName(u"columnSetsMenu"_s);
    connect(this, &QMenu::aboutToShow, this, &ColumnSetsMenu::fill);
}

void ColumnSetsMenu::retranslate() { setTitle(tr("Column &sets")); }

void ColumnSetsMenu::fill()
{
    clear();
    qDeleteAll(findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly)); // clear() does not delete them
    const ColumnLayout now = m_header.columnLayout();
    const auto add = [&](const ColumnSets::Set &set) {
        QAction *action = addAction(setEntry(set.name));
        action->setObjectName(u"columnSet."_s + set.name);
        action->setCheckable(true);
        action->setChecked(set.layout.looksSameAs(now));
        connect(action, &QAction::triggered, &m_header,
                [this, layout = set.layout] { m_header.setColumnLayout(layout); });
    };
    const QList<ColumnSets::Set> builtIn = ColumnSets::builtIn();
    for (const ColumnSets::Set &set : builtIn)
        add(set);
    addSeparator();
    for (const ColumnSets::Set &set : m_sets.own())
        add(set);
    addSeparator();
    QAction *save = addAction(tr("&Save columns as a set…"));
    save->setObjectName(u"keepColumnSet"_s);
    connect(save, &QAction::triggered, this, [this] { askForName({}); });
    if (m_sets.own().isEmpty())
        return;
    addOfOwn(tr("&Update to the current columns"), &ColumnSetsMenu::update)->setObjectName(u"updateColumnSet"_s);
    addOfOwn(tr("&Rename"), &ColumnSetsMenu::askToRename)->setObjectName(u"renameColumnSet"_s);
    addOfOwn(tr("&Delete"), &ColumnSetsMenu::askToRemove)->setObjectName(u"deleteColumnSet"_s);
}

QMenu *ColumnSetsMenu::addOfOwn(const QString &title, void (ColumnSetsMenu::*what)(const QString &))
{
    QMenu *menu = addMenu(title);
    for (const ColumnSets::Set &set : m_sets.own()) {
        // Queued: the action may open a window, and it clears this menu.
        connect(
            menu->addAction(setEntry(set.name)), &QAction::triggered, this,
            [this, what, name = set.name] { (this->*what)(name); }, Qt::QueuedConnection);
    }
    return menu;
}

void ColumnSetsMenu::askForName(const QString &renamed)
{
    auto *dialog = new ColumnSetDialog(m_sets, renamed, m_header.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, renamed] {
        if (renamed.isEmpty())
            m_sets.keep(dialog->name(), m_header.columnLayout());
        else
            m_sets.rename(renamed, dialog->name());
    });
    dialog->open();
}

void ColumnSetsMenu::update(const QString &name) { m_sets.keep(name, m_header.columnLayout()); }

void ColumnSetsMenu::askToRemove(const QString &name)
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Column sets"),
                                tr("Delete the column set “%1”?").arg(visibleText(name)), QMessageBox::Cancel,
                                m_header.window());
    box->setObjectName(u"deleteColumnSetQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("The columns stay as they are now."));
    QPushButton *yes = box->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    yes->setObjectName(u"deleteColumnSetYes"_s);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this, [this, name] { m_sets.remove(name); });
    box->open();
}

} // namespace proxydeck

#include "moc_column_sets_menu.cpp"
