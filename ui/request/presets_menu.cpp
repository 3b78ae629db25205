// SPDX-License-Identifier: MIT
#include "ui/request/presets_menu.h"

#include "base/visible_text.h"
#include "catalogue/form_model.h"
#include "ui/form/key_forms.h"

#include <QAction>
#include <QInputDialog>
#include <QKeySequence>
#include <QLineEdit>

namespace proxydeck {

using namespace Qt::StringLiterals;

PresetsMenu::PresetsMenu(KeyForms &forms, KeyValues &values, QWidget &window)
    : QMenu(&window)
    , m_forms(forms)
    , m_values(values)
    , m_window(window)
    , m_remove(new QMenu(this))
{
    for (int place = 0; place < withShortcut; ++place) {
        // Of the window, not of the menu: the menu is made anew with every key.
        auto *action = new QAction(&m_window);
        action->setObjectName(u"preset%1"_s.arg(place + 1));
        action->setShortcut(QKeySequence(QKeyCombination(Qt::CTRL | Qt::ALT, Qt::Key(Qt::Key_1 + place))));
        action->setAutoRepeat(false);
        m_window.addAction(action);
        // Not with the menu as receiver: a menu cuts its connections to an action that is removed from it.
        connect(action, &QAction::triggered, &m_forms, [this, place] { use(place); });
        m_shortcuts.append(action);
    }
    connect(&m_values, &KeyValues::presetsChanged, this, &PresetsMenu::refresh);
    refresh();
}

void PresetsMenu::refresh()
{
    clear();
    const QList<KeyValues::Preset> presets = m_values.presets(m_forms.key());
    for (int place = 0; place < presets.size(); ++place) {
        const QString name = visibleText(presets.at(place).name).replace(u'&', "&&"_L1);
        if (place < m_shortcuts.size()) {
            m_shortcuts.at(place)->setText(name);
            addAction(m_shortcuts.at(place));
        } else {
            connect(addAction(name), &QAction::triggered, this, [this, place] { use(place); });
        }
    }
    for (int place = 0; place < m_shortcuts.size(); ++place)
        m_shortcuts.at(place)->setEnabled(place < presets.size());
    if (!presets.isEmpty())
        addSeparator();
    QAction *save = addAction(tr("&Save these values…"));
    save->setObjectName(u"savePreset"_s);
    save->setEnabled(!m_forms.key().isNull());
    connect(save, &QAction::triggered, this, &PresetsMenu::askForName);
    m_remove->clear();
    m_remove->setTitle(tr("&Remove"));
    addMenu(m_remove);
    m_remove->setEnabled(!presets.isEmpty());
    for (const KeyValues::Preset &preset : presets) {
        QAction *entry = m_remove->addAction(visibleText(preset.name).replace(u'&', "&&"_L1));
        // Later: the change makes this menu anew, and with it the entry that is being triggered.
        connect(
            entry, &QAction::triggered, this,
            [this, key = m_forms.key(), name = preset.name] { m_values.removePreset(key, name); },
            Qt::QueuedConnection);
    }
}

void PresetsMenu::use(int place)
{
    const QList<KeyValues::Preset> presets = m_values.presets(m_forms.key());
    if (place >= presets.size())
        return;
    const KeyValues::Preset &preset = presets.at(place);
    if (m_forms.apply(preset.endpoint, preset.values))
        //: %1 the name of a preset
        Q_EMIT message(tr("Values of “%1”").arg(visibleText(preset.name)));
    else
        Q_EMIT message(tr("“%1” belongs to another plan than this key has now.").arg(visibleText(preset.name)));
}

void PresetsMenu::askForName()
{
    auto *question = new QInputDialog(&m_window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setObjectName(u"presetName"_s);
    question->setWindowTitle(tr("Save preset"));
    question->setLabelText(tr("Name of these values:"));
    if (auto *line = question->findChild<QLineEdit *>())
        line->setMaxLength(KeyValues::mostName);
    connect(question, &QInputDialog::textValueSelected, this, &PresetsMenu::keep);
    question->open();
}

void PresetsMenu::keep(const QString &name)
{
    const FormModel *form = m_forms.form();
    if (form && m_values.keepPreset(m_forms.key(), {name, QString::fromLatin1(form->endpoint().id), form->save()}))
        Q_EMIT message(tr("Saved as “%1”.").arg(visibleText(KeyValues::properName(name))));
    else if (KeyValues::properName(name).isEmpty())
        Q_EMIT message(tr("A preset needs a name."));
    else
        Q_EMIT message(tr("There are too many presets. Remove one first."));
}

} // namespace proxydeck

#include "moc_presets_menu.cpp"
