// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/gateway.h"
#include "lease_server.h"
#include "support/moved_clock.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

namespace proxydeck {

/// A client of a port: what it has got, and whether it was ended.
class PortClient : public QTcpSocket
{
public:
    explicit PortClient(quint16 port, const QHostAddress &address = QHostAddress::LocalHost)
    {
        setProxy(QNetworkProxy::NoProxy);
        connect(this, &QTcpSocket::readyRead, this, [this] { got += readAll(); });
        connect(this, &QTcpSocket::errorOccurred, this, [this] { isEnded = true; });
        connectToHost(address, port);
    }
    QByteArray got;
    bool isEnded = false; ///< by the port

    /// Of the head that has come first; 0: none yet.
    int status() const { return got.startsWith("HTTP/1.1 ") ? got.mid(9, 3).toInt() : 0; }
};

inline QByteArray connectTo(const QByteArray &target, const QByteArray &fields = {})
{
    return "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" + fields + "\r\n";
}

inline QByteArray basic(const QByteArray &user, const QByteArray &password)
{
    return "Proxy-Authorization: Basic " + (user + ':' + password).toBase64() + "\r\n";
}

inline quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

/// A gateway with one port, and clocks that the test sets: the vendor's, and this machine's.
class ServedPort
{
public:
    ServedPort()
        : gateway(nullptr, &m_clock)
        , figuresSpy(&gateway, &Gateway::figures)
        , stateSpy(&gateway, &Gateway::portState)
        , wantedSpy(&gateway, &Gateway::leasesWanted)
        , checksSpy(&gateway, &Gateway::checksWanted)
        , downSpy(&gateway, &Gateway::down)
    {
        terms.id = QUuid::createUuid();
        terms.port = freePort();
        terms.leastLeftS = 20;
        terms.waitS = 0;
        moveClock(startMs - m_clock.steadyMs());
    }

    static constexpr qint64 startMs = 1'700'000'000'000;
    qint64 nowMs() const { return m_clock.steadyMs() + m_offsetMs; }
    /// By both clocks; what has come due meanwhile is done.
    void passTime(qint64 ms)
    {
        m_clock.advance(ms);
        moveClock(0);
    }
    void moveClock(qint64 ms)
    {
        m_offsetMs += ms;
        gateway.setVendorOffset(m_offsetMs);
    }

    void apply() { gateway.setPort(terms, password); }
    void listen()
    {
        apply();
        QTRY_VERIFY(lastState().kind != PortState::Kind::Off);
        QCOMPARE(lastState().kind, PortState::Kind::Listening);
    }
    PortState lastState() const { return stateSpy.isEmpty() ? PortState() : stateSpy.last().at(1).value<PortState>(); }

    PoolLease lease(const LeaseServer &server, qint64 lifeMs = 600'000)
    {
        PoolLease lease;
        lease.id = m_nextLease++; // from nought, as in the table
        lease.host = server.serverAddress().toString();
        lease.port = server.serverPort();
        lease.user = Secret(QStringLiteral("TESTKEY01"));
        lease.password = Secret(QStringLiteral("TESTPWD02"));
        lease.deadlineMs = nowMs() + lifeMs;
        lease.isSocks5 = server.isSocks5;
        return lease;
    }
    void setLeases(const QList<PoolLease> &leases) { gateway.setLeases(terms.id, leases, {}, true); }
    quint64 lastLease() const { return m_nextLease - 1; }

    GatewayFigures figures(bool withConnections = true)
    {
        const qsizetype before = figuresSpy.size();
        gateway.requestFigures(withConnections);
        while (figuresSpy.size() == before)
            if (!figuresSpy.wait(60'000))
                return {};
        return figuresSpy.last().at(0).value<GatewayFigures>();
    }
    PortFigures portFigures()
    {
        const GatewayFigures all = figures();
        return all.ports.isEmpty() ? PortFigures{} : all.ports.first();
    }

private:
    MovedClock m_clock;

public:
    Gateway gateway;
    PortTerms terms;
    Secret password;
    QSignalSpy figuresSpy, stateSpy, wantedSpy, checksSpy, downSpy;

private:
    qint64 m_offsetMs = 0;
    quint64 m_nextLease = 0;
};

} // namespace proxydeck
