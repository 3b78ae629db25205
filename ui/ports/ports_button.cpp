// SPDX-License-Identifier: MIT
#include "ui/ports/ports_button.h"

#include "ports/local_ports.h"
#include "ui/port/port_texts.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QEvent>
#include <QIcon>
#include <QPainter>

#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

PortsButton::PortsButton(const LocalPorts &ports, QWidget *parent)
    : QToolButton(parent)
    , m_ports(ports)
{
    setObjectName(u"portsButton"_s);
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
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
    if (const auto sign = portsSummarySign(m_ports); std::exchange(m_sign, sign) != sign)
        showSign();
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

void PortsButton::showSign()
{
    const int side = fontMetrics().ascent() + 1;
    const int gap = side / 3; // styles leave next to none before the text
    setIconSize({side + gap, side});
    if (!m_sign) {
        setIcon({});
        return;
    }
    const double ratio = devicePixelRatioF();
    QPixmap wide(QSize(side + gap, side) * ratio);
    wide.setDevicePixelRatio(ratio);
    wide.fill(Qt::transparent);
    QPainter painter(&wide);
    painter.drawPixmap(0, 0, signPixmap(*m_sign, side, ratio, palette()));
    painter.end();
    setIcon(wide);
}

void PortsButton::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    switch (event->type()) {
    case QEvent::LanguageChange:
        follow();
        break;
    case QEvent::FontChange:
    case QEvent::PaletteChange:
        showSign();
        break;
    default:
        break;
    }
}

} // namespace proxydeck

#include "moc_ports_button.cpp"
