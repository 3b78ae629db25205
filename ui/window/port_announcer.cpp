// SPDX-License-Identifier: MIT
#include "ui/window/port_announcer.h"

#include "ports/local_ports.h"
#include "ui/port/port_texts.h"

namespace proxydeck {

PortAnnouncer::PortAnnouncer(const LocalPorts &ports, QObject *parent)
    : QObject(parent)
    , m_ports(ports)
{
    connect(&m_ports, &LocalPorts::stateChanged, this, &PortAnnouncer::follow);
}

void PortAnnouncer::tellAll()
{
    const QList<PortTerms> ports = m_ports.ports();
    for (const PortTerms &port : ports)
        follow(port.id);
}

void PortAnnouncer::follow(const QUuid &id)
{
    const auto port = m_ports.port(id);
    if (!port) {
        m_known.remove(id);
        return;
    }
    const PortState state = m_ports.figures(id).state;
    const PortState::Kind before = m_known.value(id, PortState::Kind::Off);
    m_known.insert(id, state.kind);
    if (!isPortBroken(state) || before == state.kind)
        return;
    Notice notice;
    notice.kind = Notice::Kind::PortBroken;
    notice.account = id; // so that two ports do not silence each other
    //: %1 an address and port, %2 why: "Address in use"
    notice.title = tr("Local port %1: %2").arg(portAddressText(*port), portStateText(state));
    notice.text = portStateAdvice(state, *port);
    Q_EMIT told(notice);
    Q_EMIT message(notice.title);
}

} // namespace proxydeck

#include "moc_port_announcer.cpp"
