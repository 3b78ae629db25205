// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/gateway_figures.h"
#include "ui/tray/notice.h"

#include <QHash>
#include <QObject>
#include <QUuid>

namespace proxydeck {

class LocalPorts;

/// Puts into words that a local port cannot listen, for notices and the status bar: once, until it has listened or was
/// off.
class PortAnnouncer final : public QObject
{
    Q_OBJECT

public:
    explicit PortAnnouncer(const LocalPorts &ports, QObject *parent = nullptr);

    /// Those that cannot listen now are told, as at the start.
    void tellAll();

Q_SIGNALS:
    void told(const proxydeck::Notice &notice);
    /// For the status bar.
    void message(const QString &text);

private:
    void follow(const QUuid &port);

    const LocalPorts &m_ports;
    QHash<QUuid, PortState::Kind> m_known;
};

} // namespace proxydeck
