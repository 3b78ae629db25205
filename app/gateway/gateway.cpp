// SPDX-License-Identifier: MIT
#include "gateway/gateway.h"

#include "gateway/gateway_thread.h"

namespace proxydeck {

Gateway::Gateway(QObject *parent, const Clock *clock)
    : QObject(parent)
    , m_thread(std::make_unique<Thread>(this, clock))
{
}

Gateway::~Gateway() = default;

void Gateway::setPort(const PortTerms &terms, const Secret &password)
{
    m_thread->run([terms, password](Thread &thread) { thread.setPort(terms, password); });
}

void Gateway::removePort(const QUuid &port)
{
    m_thread->run([port](Thread &thread) { thread.removePort(port); });
}

void Gateway::setLeases(const QUuid &port, const QList<PoolLease> &changed, const QList<quint64> &left, bool isAll)
{
    m_thread->run([port, changed, left, isAll](Thread &thread) {
        if (GatewayPort *found = thread.port(port))
            found->setLeases(changed, left, isAll);
    });
}

void Gateway::setVendorOffset(qint64 offsetMs)
{
    m_thread->run([offsetMs](Thread &thread) { thread.setVendorOffset(offsetMs); });
}

void Gateway::setClockUncertain(bool isUncertain)
{
    m_thread->run([isUncertain](Thread &thread) { thread.setClockUncertain(isUncertain); });
}

void Gateway::setNextLeases(const QUuid &port, qint64 atMs, bool isKeeperOn)
{
    m_thread->run([port, atMs, isKeeperOn](Thread &thread) {
        if (GatewayPort *found = thread.port(port))
            found->setNextLeases(atMs, isKeeperOn);
    });
}

void Gateway::networkChanged()
{
    m_thread->run([](Thread &thread) { thread.networkChanged(); });
}

void Gateway::closeConnection(quint64 id)
{
    m_thread->run([id](Thread &thread) { thread.closeConnection(id); });
}

void Gateway::requestFigures(bool withConnections)
{
    m_thread->run([withConnections](Thread &thread) { thread.answerFigures(withConnections); });
}

void Gateway::shutDown(qint64 graceMs)
{
    m_thread->run([graceMs](Thread &thread) { thread.shutDown(graceMs); });
}

} // namespace proxydeck

#include "moc_gateway.cpp"
