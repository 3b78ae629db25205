// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <functional>

namespace proxydeck {

/// Notices that this machine is in another network, by its addresses: what Qt has for it needs a plugin and a service
/// of the system's, which not every machine has. Addresses that say nothing of a network, of loopback and link-local
/// ones, do not count: those of containers come and go.
class NetworkWatch : public QObject
{
    Q_OBJECT

public:
    /// \a addresses: all of this machine; null: as the system has them.
    explicit NetworkWatch(std::function<QStringList()> addresses = {}, QObject *parent = nullptr);

    /// While it does not run, nothing is asked and nothing told, also not afterwards.
    void setRunning(bool running);
    /// Called by a timer and by tests.
    void look();

Q_SIGNALS:
    void changed();

private:
    QStringList read() const;

    std::function<QStringList()> m_addresses;
    QStringList m_known;
    QTimer m_timer;
};

} // namespace proxydeck
