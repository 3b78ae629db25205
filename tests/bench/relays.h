// SPDX-License-Identifier: MIT
#pragma once

#include "process_meter.h"
#include "tunnel_origin.h"

#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QString>

#include <memory>
#include <optional>

namespace proxydeck::bench {

inline const QByteArray leaseUser = "TESTKEY01";
inline const QByteArray leasePassword = "TESTPWD01";
inline constexpr qint64 hourMs = 3'600'000;

/// The process of TunnelOrigin, from outside.
class Origin
{
public:
    Origin();
    ~Origin();

    quint16 open(const QByteArray &kind = "good");
    void end(quint16 port);
    qint64 lastMs(quint16 port);
    struct Counts
    {
        qint64 connects = 0, requests = 0, withoutLogin = 0, cut = 0;
    };
    Counts counts();

private:
    QByteArray ask(const QByteArray &order);
    QProcess m_process;
};

/// What hands connections on, in a process of its own: ours, or a peer.
class Relay
{
public:
    enum class Kind : quint8 { Us, HaProxy, TinyProxy };
    /// Of a lease at that port of loopback. Peers know no deadlines, and tinyproxy takes the first lease alone.
    struct Lease
    {
        quint64 id = 0;
        quint16 port = 0;
        qint64 endsMs = 0; ///< TunnelOrigin::steadyMs()
    };

    static QString name(Kind kind);
    static bool isInstalled(Kind kind);

    /// \a terms: further words of our port, see gateway_relay.cpp. \a folder: for the peers' configuration.
    Relay(Kind kind, const QList<Lease> &leases, const QString &folder, const QJsonObject &terms = {});
    ~Relay();
    Relay(const Relay &) = delete;
    Relay &operator=(const Relay &) = delete;

    bool isUp() const { return m_isUp; }
    quint16 port() const { return m_port; }
    /// Fields of a CONNECT through it: HAProxy moves bytes, and the lease's login is then the client's to send.
    QByteArray fields() const;
    ProcessMeter meter() const { return ProcessMeter(m_process.processId()); }

    // Ours alone:
    void change(const QList<Lease> &changed, const QList<quint64> &left = {});
    QJsonObject figures();

private:
    QJsonObject leasesOrder(const QList<Lease> &leases) const;
    bool waitUntilItTakesConnections();

    const Kind m_kind;
    quint16 m_port = 0;
    bool m_isUp = false;
    QProcess m_process;
};

/// A port of loopback that nobody listens at now.
quint16 freePort();

} // namespace proxydeck::bench
