// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/gateway.h"
#include "gateway/gateway_loop.h"
#include "gateway/gateway_port.h"

#include <asio/executor_work_guard.hpp>
#include <asio/post.hpp>

#include <map>
#include <memory>
#include <thread>

namespace proxydeck {

/// The thread of a Gateway with all that is in it. Public functions are called from the gateway's thread; the others
/// run in this one.
class Gateway::Thread final : public GatewayPort::Outlet
{
public:
    explicit Thread(Gateway *gateway);
    ~Thread();

    /// Runs \a what in the thread.
    template<typename What>
    void run(What what)
    {
        asio::post(m_loop.io(), std::move(what));
    }

    void setPort(const PortTerms &terms, const Secret &password);
    void removePort(const QUuid &port) { m_ports.erase(port); }
    void shutDown(qint64 graceMs);

private:
    void portState(const QUuid &port, const PortState &state) override;
    /// In the gateway's thread, from its event loop.
    template<typename What>
    void tell(What what)
    {
        QMetaObject::invokeMethod(m_gateway, std::move(what), Qt::QueuedConnection);
    }

    Gateway *const m_gateway;
    GatewayLoop m_loop;
    asio::executor_work_guard<asio::io_context::executor_type> m_work;
    std::map<QUuid, std::unique_ptr<GatewayPort>> m_ports;
    std::thread m_thread;
};

} // namespace proxydeck
