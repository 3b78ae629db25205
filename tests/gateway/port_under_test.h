// SPDX-License-Identifier: MIT
#pragma once

#include "base/system_clock.h"
#include "gateway/gateway.h"

#include <QTcpServer>
#include <QTest>

#include <functional>

namespace proxydeck {

/// A gateway with one port, for tests that use it from outside.
class PortUnderTest
{
public:
    PortUnderTest()
    {
        gateway.setVendorOffset(m_clock.utcMs() - m_clock.steadyMs());
        QObject::connect(&gateway, &Gateway::portState, &gateway,
                         [this](const QUuid &, const PortState &state) { m_state = state; });
        QObject::connect(&gateway, &Gateway::figures, &gateway, [this](const GatewayFigures &figures) {
            m_figures = figures;
            m_hasFigures = true;
        });
        terms.id = QUuid::createUuid();
        terms.tryS = 5; // a slow machine is no silent lease
        terms.tries = 5;
    }

    /// Listens at a port that was free a moment ago.
    bool open(const Secret &password = {})
    {
        QTcpServer server;
        if (!server.listen(QHostAddress::LocalHost))
            return false;
        terms.port = server.serverPort();
        server.close();
        terms.hasPassword = !password.isEmpty();
        m_state = {};
        gateway.setPort(terms, password);
        gateway.setLeases(terms.id, m_leases, {}, true); // those from before were of no port
        return QTest::qWaitFor([this] { return m_state.kind == PortState::Kind::Listening; }, 60'000);
    }

    /// \return its id.
    quint64 addLease(quint16 port, const std::function<void(PoolLease &)> &change = {})
    {
        PoolLease lease;
        lease.id = ++m_lastLease;
        lease.host = QStringLiteral("127.0.0.1");
        lease.port = port;
        lease.user = Secret(QStringLiteral("TESTKEY01"));
        lease.password = Secret(QStringLiteral("TESTPWD01"));
        lease.deadlineMs = m_clock.utcMs() + 3'600'000;
        if (change)
            change(lease);
        m_leases.append(lease);
        gateway.setLeases(terms.id, {lease}, {}, false);
        return lease.id;
    }
    void removeLease(quint64 id)
    {
        m_leases.removeIf([id](const PoolLease &lease) { return lease.id == id; });
        gateway.setLeases(terms.id, {}, {id}, false);
    }

    GatewayFigures figures()
    {
        m_hasFigures = false;
        gateway.requestFigures(true);
        return QTest::qWaitFor([this] { return m_hasFigures; }, 60'000) ? m_figures : GatewayFigures();
    }

    PortTerms terms;
    Gateway gateway;

private:
    SystemClock m_clock;
    PortState m_state;
    GatewayFigures m_figures;
    bool m_hasFigures = false;
    quint64 m_lastLease = 0;
    QList<PoolLease> m_leases;
};

} // namespace proxydeck
