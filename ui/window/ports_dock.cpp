// SPDX-License-Identifier: MIT
#include "ui/window/ports_dock.h"

#include "ports/local_ports.h"

#include <QEvent>
#include <QLocale>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

PortsDock::PortsDock(const PortsPanel::Parts &parts, QWidget *parent)
    : TabbedDock(parent)
    , m_ports(parts.ports)
    , m_panel(new PortsPanel(parts, this))
{
    setObjectName(u"portsDock"_s);
    setWidget(m_panel);
    connect(&m_ports, &LocalPorts::portsChanged, this, &PortsDock::showTitle);
    connect(m_panel, &PortsPanel::shownRequested, this, &TabbedDock::bringToFront);
    connect(m_panel, &PortsPanel::seenChanged, this, [this](bool isSeen) {
        m_isSeen = isSeen;
        watch();
    });
    showTitle();
}

void PortsDock::setSeenElsewhere(bool isSeen)
{
    m_isSeenElsewhere = isSeen;
    watch();
}

void PortsDock::watch() { m_ports.setWatched(m_isSeen || m_isSeenElsewhere, m_isSeen); }

void PortsDock::showTitle()
{
    const QList<PortTerms> ports = m_ports.ports();
    const auto on = std::count_if(ports.begin(), ports.end(), [](const PortTerms &port) { return port.isOn; });
    //: title of a part of the window; %1 number of ports that are on
    setWindowTitle(on > 0 ? tr("Local ports (%1)").arg(QLocale().toString(qlonglong(on))) : tr("Local ports"));
}

void PortsDock::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showTitle();
    TabbedDock::changeEvent(event);
}

} // namespace proxydeck

#include "moc_ports_dock.cpp"
