// SPDX-License-Identifier: MIT
#include "pool/pool_sessions.h"

#include "pool/site_of.h"

namespace proxydeck {

PoolSessions::Name PoolSessions::nameOf(PoolSticky sticky, const PortPool::Wish &wish)
{
    Name name;
    switch (sticky) {
    case PoolSticky::None:
        break;
    case PoolSticky::Site:
        name.shown = siteOf(wish.targetHost);
        break;
    case PoolSticky::UserName:
        name.shown = wish.steering.session;
        break;
    case PoolSticky::ClientAddress:
        name.shown = wish.clientAddress;
        break;
    case PoolSticky::ClientAddressSite:
        name.shown = wish.clientAddress + ' ' + siteOf(wish.targetHost);
        break;
    }
    if (!name.shown.isEmpty())
        name.key = name.shown + '\n' + wish.steering.area + '\n' + wish.steering.isp;
    return name;
}

PoolSessions::Session *PoolSessions::find(const QByteArray &key)
{
    const auto id = m_ids.constFind(key);
    return id == m_ids.cend() ? nullptr : &m_sessions.at(*id);
}

PoolSessions::Session &PoolSessions::make(const QByteArray &key, quint64 lease, qint64 nowMs)
{
    while (count() >= PortPool::mostSessions && !m_idle.empty())
        remove(m_idle.begin()->second);
    Session session;
    session.id = ++m_lastId;
    session.key = key;
    session.lease = lease;
    session.idleSinceMs = nowMs;
    m_ids.insert(key, session.id);
    m_idle.insert({nowMs, session.id});
    return m_sessions.emplace(session.id, session).first->second;
}

void PoolSessions::touch(Session &session, qint64 nowMs)
{
    if (session.open == 0) {
        m_idle.erase({session.idleSinceMs, session.id});
        m_idle.insert({nowMs, session.id});
    }
    session.idleSinceMs = nowMs;
}

void PoolSessions::began(Session &session)
{
    if (session.open == 0)
        m_idle.erase({session.idleSinceMs, session.id});
    ++session.open;
}

void PoolSessions::worked(quint64 id, quint64 lease)
{
    const auto place = m_sessions.find(id);
    if (place != m_sessions.end() && place->second.lease == lease)
        place->second.hasWorked = true;
}

void PoolSessions::ended(quint64 id, qint64 nowMs)
{
    const auto place = m_sessions.find(id);
    if (place == m_sessions.end() || place->second.open == 0)
        return;
    Session &session = place->second;
    if (--session.open == 0) {
        session.idleSinceMs = nowMs;
        m_idle.insert({nowMs, id});
    }
}

void PoolSessions::expire(qint64 nowMs)
{
    while (!m_idle.empty() && m_idle.begin()->first <= nowMs - PortPool::sessionIdleMs)
        remove(m_idle.begin()->second);
}

qint64 PoolSessions::nextExpiryMs() const
{
    return m_idle.empty() ? noDeadline : m_idle.begin()->first + PortPool::sessionIdleMs;
}

void PoolSessions::clear()
{
    m_sessions.clear();
    m_ids.clear();
    m_idle.clear();
}

void PoolSessions::remove(quint64 id)
{
    const auto place = m_sessions.find(id);
    m_idle.erase({place->second.idleSinceMs, id});
    m_ids.remove(place->second.key);
    m_sessions.erase(place);
}

} // namespace proxydeck
