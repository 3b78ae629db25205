// SPDX-License-Identifier: MIT
#pragma once

#include "handshake/authority.h"
#include "handshake/connect_dialogue.h"
#include "handshake/socks5_dialogue.h"
#include "relay/lease_dial.h"
#include "relay/wire.h"

#include <memory>
#include <optional>

namespace proxydeck {

/// A connection to a lease, up to where the bytes of a client may go through it: the lease has been connected to, and
/// has said yes to the target.
class LeaseConnection final : public std::enable_shared_from_this<LeaseConnection>,
                              private LeaseDial::Owner,
                              private Wire::Owner
{
public:
    enum class Way : quint8 {
        Tunnel, ///< to the target, whatever the lease speaks
        Request ///< of plain HTTP: a lease that speaks HTTP is sent it as to a proxy, one of SOCKS5 through a tunnel
    };
    struct Failure
    {
        TryEnd end = TryEnd::CannotConnect;
        int said = 0; ///< the lease's status of HTTP, or its reply of SOCKS5; 0: nothing
    };
    class Owner
    {
    public:
        virtual void leaseOpened() = 0;
        virtual void leaseFailed(const Failure &failure) = 0;

    protected:
        ~Owner() = default;
    };

    LeaseConnection(RelayLoop &loop, PoolLease lease, Owner &owner);

    void start(const Authority &target, Way way, qint64 mostMs);
    /// For good. Nothing more is told.
    void close();
    void reset();

    const PoolLease &lease() const { return m_lease; }
    bool isDialing() const { return m_state == State::Dialing; }
    Wire &wire() { return m_wire; }
    /// What came with the lease's yes: the tunnel's first bytes.
    QByteArray takeEarly() { return std::exchange(m_early, {}); }

private:
    enum class State : quint8 { Dialing, Talking, Open, Over };

    void dialed(asio::ip::tcp::socket socket) override;
    void dialFailed(TryEnd end) override;
    void wireReadable(Wire &wire) override;
    void wireWritten(Wire &) override { }
    void wireBroken(Wire &) override { fail({TryEnd::ClosedEarly}); }

    void onBytes(QByteArrayView bytes);
    void onClosed();
    void followConnect();
    void followSocks5();
    void setOpen();
    void fail(const Failure &failure);

    RelayLoop &m_loop;
    const PoolLease m_lease;
    Owner &m_owner;
    Authority m_target;
    Way m_way = Way::Tunnel;
    State m_state = State::Dialing;
    LeaseDial m_dial;
    std::optional<ConnectDialogue> m_connect;
    std::optional<Socks5Dialogue> m_socks5;
    QByteArray m_early;
    DueTime m_due;
    Wire m_wire;
};

} // namespace proxydeck
