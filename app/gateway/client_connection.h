// SPDX-License-Identifier: MIT
#pragma once

#include "base/ip_address.h"
#include "gateway/gateway_figures.h"
#include "gateway/http_exchange.h"
#include "gateway/lease_seeker.h"
#include "handshake/client_dialogue.h"
#include "relay/due_time.h"
#include "relay/tunnel.h"
#include "relay/wire.h"

#include <asio/ip/tcp.hpp>

#include <memory>
#include <optional>

namespace proxydeck {

class GatewayPort;

/// One connection of a client to a local port, from its first byte to its end.
class ClientConnection final : public std::enable_shared_from_this<ClientConnection>,
                               private Wire::Owner,
                               private LeaseSeeker::Owner,
                               private Tunnel::Owner,
                               private HttpExchange::Owner
{
public:
    ClientConnection(GatewayPort &port, quint64 id);

    void start(asio::ip::tcp::socket socket, const asio::ip::tcp::endpoint &client);
    quint64 id() const { return m_id; }
    quint64 lease() const { return m_seeker.lease(); }

    /// Ends as soon as no byte has gone through it for Gateway::idleMs: its lease ends soon.
    void endWhenIdle();
    /// The same, since the program does; what has no lease yet ends at once.
    void shutDown();
    /// Its lease is gone: whatever is still running is cut.
    void leaseGone();
    void networkChanged() { m_seeker.networkChanged(); }
    void close(); ///< for good: takes it from its port

    ConnectionFigures figures() const;
    void tellTraffic() { m_seeker.tellTraffic(); }

private:
    enum class Stage : quint8 { Handshake, Seeking, Tunnel, Exchange, Farewell, Closed };

    void wireReadable(Wire &wire) override;
    void wireWritten(Wire &wire) override;
    void wireBroken(Wire &wire) override;
    void leaseFound() override;
    void noLeaseFound(const PortError &error) override;
    void tunnelMoved(bool isUp, qsizetype bytes) override;
    void tunnelFirstByte(qint32 ms) override { m_seeker.firstByte(ms); }
    void tunnelHalfEnded() override;
    void tunnelEnded(Tunnel::End end) override;
    void exchangeMoved(bool isUp, qsizetype bytes) override;
    void exchangeAnswered(qint32 firstByteMs) override;
    void exchangeDone(const QByteArray &rest, bool keeps) override;
    void exchangeUpgraded(const QByteArray &fromClient, const QByteArray &fromLease) override;
    void exchangeFailed(const PortError &error, bool isClients) override;
    void exchangeBroken(bool byLease) override;

    void waitForRequest();
    void nextRequest(); ///< when the client has taken the answer before it
    void onHandshakeBytes(QByteArrayView bytes);
    void onHttpRequest();
    void onSocksRequest();
    void onHandshakeDue();
    void serve(const Authority &target);
    void takeEarly();
    void discard();
    void beginTunnel(QByteArrayView fromClient, QByteArrayView fromLease);
    void refuse(const PortError &error);
    void answer(const PortError &error);
    void farewell();
    void breakOff();
    void countCut();
    void endIfIdle();

    GatewayPort &m_port;
    const quint64 m_id;
    const qint64 m_begunMs; ///< steady
    IpAddress m_clientAddress;
    quint16 m_clientPort = 0;
    Stage m_stage = Stage::Handshake;
    bool m_endsWhenIdle = false;
    bool m_leaseEnds = false;      ///< from Closing on
    bool m_isCut = false;          ///< counted
    bool m_isRequestWhole = false; ///< one has been: it is not in the handshake any more
    qsizetype m_discarded = 0;
    qint64 m_up = 0, m_down = 0;
    QByteArray m_early; ///< came with a request, and waits for the lease's yes; or with the one before it
    Authority m_target;
    SteeringName m_steering;
    std::optional<ClientDialogue> m_dialogue; ///< until the request is whole and handed on
    std::unique_ptr<HttpExchange> m_exchange;
    std::unique_ptr<Tunnel> m_tunnel;
    LeaseSeeker m_seeker;
    DueTime m_due;
    DescriptorBudget::Hold m_descriptors;
    Wire m_wire;
};

} // namespace proxydeck
