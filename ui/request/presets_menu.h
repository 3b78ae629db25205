// SPDX-License-Identifier: MIT
#pragma once

#include "preferences/key_values.h"

#include <QMenu>
#include <QUuid>

namespace proxydeck {

class KeyForms;

/// The presets of the key that is shown: named values of its form. The first nine have Ctrl+Alt+1 to Ctrl+Alt+9.
class PresetsMenu : public QMenu
{
    Q_OBJECT

public:
    static constexpr int withShortcut = 9;

    /// \a window gets the shortcuts.
    PresetsMenu(KeyForms &forms, KeyValues &values, QWidget &window);

    /// After another key was chosen.
    void refresh();
    void retranslate() { refresh(); }

Q_SIGNALS:
    /// A short text for the status bar. Plain.
    void message(const QString &text);

private:
    void use(int place);
    /// Asks for a name, in a dialog that does not block, and keeps the values under it.
    void askForName();
    void keep(const QString &name);

    KeyForms &m_forms;
    KeyValues &m_values;
    QWidget &m_window;
    QList<QAction *> m_shortcuts;
    QMenu *m_remove;
};

} // namespace proxydeck
