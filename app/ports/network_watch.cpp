// SPDX-License-Identifier: MIT
#include "ports/network_watch.h"

#include <QNetworkInterface>

#include <utility>

namespace proxydeck {

namespace {

constexpr int readMs = 5'000;

QStringList systemAddresses()
{
    QStringList addresses;
    for (const QHostAddress &address : QNetworkInterface::allAddresses())
        addresses.append(address.toString());
    return addresses;
}

} // namespace

NetworkWatch::NetworkWatch(std::function<QStringList()> addresses, QObject *parent)
    : QObject(parent)
    , m_addresses(addresses ? std::move(addresses) : systemAddresses)
{
    m_timer.setInterval(readMs);
    connect(&m_timer, &QTimer::timeout, this, &NetworkWatch::look);
}

void NetworkWatch::setRunning(bool running)
{
    if (running == m_timer.isActive())
        return;
    if (!running)
        return m_timer.stop();
    m_known = read();
    m_timer.start();
}

void NetworkWatch::look()
{
    QStringList found = read();
    if (std::exchange(m_known, found) != found)
        Q_EMIT changed();
}

QStringList NetworkWatch::read() const
{
    QStringList found = m_addresses();
    found.removeIf([](const QString &text) {
        const QHostAddress address(text);
        return address.isLoopback() || address.isLinkLocal();
    });
    found.sort();
    return found;
}

} // namespace proxydeck

#include "moc_network_watch.cpp"
