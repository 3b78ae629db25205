// SPDX-License-Identifier: MIT
#pragma once

#include "ui/ports/ports_panel.h"
#include "ui/window/tabbed_dock.h"

namespace proxydeck {

/// The dock of the local ports: its title says how many are on. Sees to it that figures are read only while they can
/// be seen, here or in the status bar.
class PortsDock final : public TabbedDock
{
    Q_OBJECT

public:
    explicit PortsDock(const PortsPanel::Parts &parts, QWidget *parent = nullptr);

    PortsPanel &panel() { return *m_panel; }
    /// Whether something else shows the figures of ports now.
    void setSeenElsewhere(bool isSeen);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showTitle();
    void watch();

    LocalPorts &m_ports;
    PortsPanel *m_panel;
    bool m_isSeen = false;
    bool m_isSeenElsewhere = false;
};

} // namespace proxydeck
