// SPDX-License-Identifier: MIT
#include "ui/ports/port_note.h"

#include "ports/port_holder.h"
#include "ui/port/port_texts.h"
#include "ui/widgets/note_label.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

PortNote::PortNote(LocalPorts &ports, QWidget *parent)
    : QWidget(parent)
    , m_ports(ports)
    , m_note(new NoteLabel(NoteLabel::Kind::Problem, this))
    , m_other(new QPushButton(this))
{
    setObjectName(u"portsNote"_s);
    m_other->setObjectName(u"portOther"_s);
    m_other->setAutoDefault(false);
    m_other->hide();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 2, 6, 2);
    layout->addWidget(m_note, 1);
    layout->addWidget(m_other);
    connect(m_other, &QPushButton::clicked, this, &PortNote::giveOtherNumber);
    hide();
}

void PortNote::follow(const std::optional<PortTerms> &port)
{
    m_port = port;
    const bool isTaken = port && port->isOn && m_ports.figures(port->id).state.kind == PortState::Kind::AddressInUse;
    followTaken(isTaken ? port->port : quint16(0));
    const QString said = port ? text(*port) : QString();
    if (m_note->text() != said)
        m_note->setText(said);
    setVisible(!said.isEmpty());
}

QString PortNote::text(const PortTerms &port) const
{
    const PortFigures now = m_ports.figures(port.id);
    if (const QString advice = portStateAdvice(now.state, port, m_holder); !advice.isEmpty())
        return advice;
    if (now.pool.isOwnConnection) {
        return tr("Connections through all leases fail at once: look at the connection of this machine. No lease is "
                  "put out for it.");
    }
    if (port.isOn && port.hasPassword && m_ports.password(port.id).isEmpty())
        return tr("The keychain has not given the password of this port yet: it refuses every client.");
    if (port.isOn && port.hasPassword && !m_ports.isPasswordKept(port.id))
        return tr("The password of this port is kept for this session only.");
    if (now.waiting > 0 && isPortStarved(now))
        return tr("%n connections wait for a lease, and none is ready.", nullptr, now.waiting);
    return {};
}

/// Looks up its holder and a free number, once per number.
void PortNote::followTaken(quint16 taken)
{
    if (std::exchange(m_taken, taken) == taken)
        return;
    m_holder = taken == 0 ? QString() : portHolder(taken);
    m_otherNumber = taken == 0 ? quint16(0) : m_ports.proposed().port;
    m_other->setVisible(m_otherNumber != 0);
    retranslate();
}

void PortNote::giveOtherNumber()
{
    if (!m_port)
        return;
    PortTerms port = *m_port;
    port.port = m_otherNumber;
    if (m_ports.set(port) != PortProblem::None)
        return;
    Q_EMIT numberGiven();
    //: %1 an address and port
    Q_EMIT message(tr("Local port %1 was saved.").arg(portAddressText(port)));
}

void PortNote::retranslate()
{
    //: %1 the number of a port
    m_other->setText(tr("Use %1 instead").arg(QString::number(m_otherNumber)));
    follow(m_port);
}

} // namespace proxydeck

#include "moc_port_note.cpp"
