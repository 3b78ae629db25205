// SPDX-License-Identifier: MIT
#include "ui/ports/ports_button.h"

#include "ports/local_ports.h"
#include "ui/port/port_texts.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QEvent>

namespace proxydeck {

using namespace Qt::StringLiterals;

PortsButton::PortsButton(const LocalPorts &ports, QWidget *parent)
    : QToolButton(parent)
    , m_ports(ports)
{
    setObjectName(u"portsButton"_s);
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setFocusPolicy(Qt::TabFocus);
    connect(&m_ports, &LocalPorts::portsChanged, this, &PortsButton::follow);
    connect(&m_ports, &LocalPorts::stateChanged, this, &PortsButton::follow);
    connect(&m_ports, &LocalPorts::figuresChanged, this, &PortsButton::follow);
    follow();
}

void PortsButton::setRoom(bool hasRoom)
{
    m_hasRoom = hasRoom;
    setVisible(hasRoom && !text().isEmpty());
}

int PortsButton::neededWidth() const { return text().isEmpty() ? 0 : sizeHint().width(); }

void PortsButton::follow()
{
    const QString now = portsSummaryText(m_ports);
    const int before = neededWidth();
    if (now != text()) {
        setText(now);
        setAccessibleName(now);
    }
    setAccessibleDescription({}); // of before
    setPlainToolTip(*this, portsSummaryTip(m_ports));
    setVisible(m_hasRoom && !now.isEmpty());
    if (before != neededWidth())
        Q_EMIT edited();
}

void PortsButton::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        follow();
}

} // namespace proxydeck
