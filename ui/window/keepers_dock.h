// SPDX-License-Identifier: MIT
#pragma once

#include "ui/keeper/keepers_panel.h"
#include "ui/window/tabbed_dock.h"

namespace proxydeck {

class KeysPanel;

/// The dock of the keys that are kept filled: its title says how many are on. The list of keys says it of each.
class KeepersDock final : public TabbedDock
{
    Q_OBJECT

public:
    KeepersDock(const KeepersPanel::Parts &parts, KeysPanel &keys, QWidget *parent = nullptr);

    KeepersPanel &panel() { return *m_panel; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void showTitle();

    Keepers &m_keepers;
    KeepersPanel *m_panel;
    int m_on = -1; ///< in the title
};

} // namespace proxydeck
