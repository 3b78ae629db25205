// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/gateway.h"
#include "gateway/gateway_loop.h"
#include "gateway/gateway_port.h"
#include "relay/due_time.h"

#include <QSet>

#include <asio/executor_work_guard.hpp>
#include <asio/post.hpp>

#include <map>
#include <memory>
#include <thread>

namespace proxydeck {

/// The thread of a Gateway and all in it. run() is called from the gateway's thread; everything else runs in this one.
class Gateway::Thread final : public GatewayPort::Outlet
{
public:
    Thread(Gateway *gateway, const Clock *clock);
    ~Thread();

    /// \a what is given this.
    template<typename What>
    void run(What what)
    {
        asio::post(m_loop.io(), [this, what = std::move(what)] { what(*this); });
    }

    void setPort(const PortTerms &terms, const Secret &password);
    void removePort(const QUuid &port) { const auto gone = m_ports.extract(port); } // out of the map before it ends
    /// Null: there is none.
    GatewayPort *port(const QUuid &port);
    void setVendorOffset(qint64 offsetMs);
    void setClockUncertain(bool isUncertain);
    void networkChanged();
    void closeConnection(quint64 id);
    void answerFigures(bool withConnections);
    void shutDown(qint64 graceMs);

private:
    void portState(const QUuid &port, const PortState &state) override;
    void leasesWanted(const QUuid &port, int waiting) override;
    void checkWanted(quint64 lease) override;
    void connectionEnded() override;
    const OwnPlaces &ownPlaces() const override { return m_ownPlaces; }

    /// In the gateway's thread, from its event loop.
    template<typename What>
    void tell(What what)
    {
        QMetaObject::invokeMethod(m_gateway, std::move(what), Qt::QueuedConnection);
    }
    void askName(const QString &host);
    void tellChecks();
    void finish();

    Gateway *const m_gateway;
    GatewayLoop m_loop;
    asio::executor_work_guard<asio::io_context::executor_type> m_work;
    std::map<QUuid, std::unique_ptr<GatewayPort>> m_ports;
    OwnPlaces m_ownPlaces;
    bool m_isClockUncertain = false;
    bool m_isShuttingDown = false;
    bool m_isDown = false;
    QSet<quint64> m_checks; ///< wanted, and not told yet
    DueTime m_tellsChecks;
    DueTime m_graceEnds;
    std::thread m_thread;
};

} // namespace proxydeck
