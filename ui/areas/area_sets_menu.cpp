// SPDX-License-Identifier: MIT
#include "ui/areas/area_sets_menu.h"

#include "base/visible_text.h"
#include "catalogue/area_catalogue.h"
#include "preferences/area_sets.h"
#include "ui/areas/area_choice.h"
#include "ui/areas/area_texts.h"
#include "ui/widgets/field_input.h"

#include <QFontMetrics>
#include <QInputDialog>
#include <QLineEdit>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// Escapes ampersands: in a name they are no mnemonics.
QString menuText(QString text) { return text.replace(u'&', "&&"_L1); }

} // namespace

AreaSetsMenu::AreaSetsMenu(const AreaChoice &choice, AreaSets &sets, QWidget *parent)
    : QMenu(parent)
    , m_choice(choice)
    , m_sets(sets)
{
    setObjectName(u"areaSetsMenu"_s);
    connect(this, &QMenu::aboutToShow, this, &AreaSetsMenu::fill);
}

void AreaSetsMenu::addList(const QString &text, const QStringList &codes)
{
    QAction *action
        = addAction(menuText(fontMetrics().elidedText(text, Qt::ElideRight, fontMetrics().averageCharWidth() * 60)));
    action->setData(codes);
    // A list of several areas cannot be used where only one is allowed.
    action->setEnabled(m_choice.limit() == AreaChoice::Limit::Several || codes.size() == 1);
    connect(action, &QAction::triggered, this, [this, codes] { Q_EMIT chosen(codes); });
}

void AreaSetsMenu::fill()
{
    clear();
    qDeleteAll(findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly)); // clear() does not delete them
    const AreaScope scope = m_choice.scope();
    addSection(tr("Favourites"));
    for (const AreaSets::Favourite &favourite : m_sets.favourites(scope))
        addList(visibleText(favourite.name), favourite.codes);
    QAction *keep = addAction(tr("Save as a favourite…"));
    keep->setObjectName(u"keepAreas"_s);
    keep->setEnabled(!m_choice.codes().isEmpty());
    connect(keep, &QAction::triggered, this, &AreaSetsMenu::askForName);
    if (!m_sets.favourites(scope).isEmpty()) {
        QMenu *forget = addMenu(tr("Remove a favourite"));
        for (const AreaSets::Favourite &favourite : m_sets.favourites(scope)) {
            const QString name = favourite.name;
            connect(forget->addAction(menuText(visibleText(name))), &QAction::triggered, this,
                    [this, scope, name] { m_sets.forget(scope, name); });
        }
    }

    addSection(tr("Recent"));
    for (const QStringList &codes : m_sets.recent(scope))
        addList(areaNames(m_choice.areas(), scope, codes, 4), codes);
    if (m_sets.recent(scope).isEmpty())
        addAction(tr("None yet"))->setEnabled(false);
    else
        connect(addAction(tr("Clear recent")), &QAction::triggered, this, [this, scope] { m_sets.clearRecent(scope); });
}

void AreaSetsMenu::askForName()
{
    auto *dialog = new QInputDialog(parentWidget());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"favouriteName"_s);
    dialog->setWindowTitle(tr("Save as a favourite"));
    dialog->setLabelText(tr("Name of this list of areas:"));
    dialog->setTextValue(areaNames(m_choice.areas(), m_choice.scope(), m_choice.codes(), 2));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this](const QString &name) { m_sets.keep(m_choice.scope(), name, m_choice.codes()); });
    dialog->open();
    if (auto *line = dialog->findChild<QLineEdit *>()) // made when it is opened
        new FieldInput(*line, TextKind::Label);
}

} // namespace proxydeck

#include "moc_area_sets_menu.cpp"
