// SPDX-License-Identifier: MIT
#include "gateway/gateway_thread.h"

namespace proxydeck {

Gateway::Thread::Thread(Gateway *gateway)
    : m_gateway(gateway)
    , m_work(asio::make_work_guard(m_loop.io()))
    , m_thread([this] { m_loop.io().run(); })
{
}

Gateway::Thread::~Thread()
{
    run([this] {
        m_ports.clear();
        m_work.reset();
        m_loop.io().stop();
    });
    m_thread.join();
}

void Gateway::Thread::setPort(const PortTerms &terms, const Secret &password)
{
    auto &port = m_ports[terms.id];
    if (!port)
        port = std::make_unique<GatewayPort>(m_loop, *this, terms.id);
    port->setTerms(terms, password);
}

void Gateway::Thread::shutDown(qint64 graceMs)
{
    Q_UNUSED(graceMs)
    for (const auto &[id, port] : m_ports)
        port->shutDown();
    tell([gateway = m_gateway] { Q_EMIT gateway->down(); });
}

void Gateway::Thread::portState(const QUuid &port, const PortState &state)
{
    tell([gateway = m_gateway, port, state] { Q_EMIT gateway->portState(port, state); });
}

} // namespace proxydeck
