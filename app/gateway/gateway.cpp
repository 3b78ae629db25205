// SPDX-License-Identifier: MIT
#include "gateway/gateway.h"

#include "gateway/gateway_thread.h"

namespace proxydeck {

Gateway::Gateway(QObject *parent)
    : QObject(parent)
    , m_thread(std::make_unique<Thread>(this))
{
}

Gateway::~Gateway() = default;

void Gateway::setPort(const PortTerms &terms, const Secret &password)
{
    m_thread->run([thread = m_thread.get(), terms, password] { thread->setPort(terms, password); });
}

void Gateway::removePort(const QUuid &port)
{
    m_thread->run([thread = m_thread.get(), port] { thread->removePort(port); });
}

void Gateway::setLeases(const QUuid &port, const QList<PoolLease> &changed, const QList<quint64> &left, bool isAll)
{
    Q_UNUSED(port)
    Q_UNUSED(changed)
    Q_UNUSED(left)
    Q_UNUSED(isAll)
}

void Gateway::setVendorOffset(qint64 offsetMs) { Q_UNUSED(offsetMs) }
void Gateway::setClockUncertain(bool isUncertain) { Q_UNUSED(isUncertain) }
void Gateway::setNextLeases(const QUuid &port, qint64 atMs, bool isKeeperOn)
{
    Q_UNUSED(port)
    Q_UNUSED(atMs)
    Q_UNUSED(isKeeperOn)
}
void Gateway::networkChanged() { }
void Gateway::closeConnection(quint64 id) { Q_UNUSED(id) }
void Gateway::requestFigures(bool withConnections) { Q_UNUSED(withConnections) }

void Gateway::shutDown(qint64 graceMs)
{
    m_thread->run([thread = m_thread.get(), graceMs] { thread->shutDown(graceMs); });
}

} // namespace proxydeck
