// SPDX-License-Identifier: MIT
#pragma once

#include "pool/port_pool.h"

#include <QByteArray>
#include <QHash>

#include <set>
#include <unordered_map>

namespace proxydeck {

/// Which lease the connections of a session go to: by the lease's number, for as long as there was a connection within
/// PortPool::sessionIdleMs. Times in ms of a clock that never steps.
class PoolSessions
{
public:
    struct Name
    {
        QByteArray key;   ///< empty: no session
        QByteArray shown; ///< without what the lease has to fit
    };
    /// The session of a connection. Where the lease has to be is part of it: another area is another session.
    static Name nameOf(PoolSticky sticky, const PortPool::Wish &wish);

    struct Session
    {
        quint64 id = 0;
        QByteArray key;
        quint64 lease = 0;
        bool hasWorked = false; ///< a connection through its lease: sites may know the session by its exit
        int open = 0;           ///< connections, also those that are tried
        qint64 idleSinceMs = 0; ///< of none
    };
    /// Valid until the next call of anything here.
    Session *find(const QByteArray &key);
    /// Makes room, if there are PortPool::mostSessions, by ending the one that is idle for longest.
    Session &make(const QByteArray &key, quint64 lease, qint64 nowMs);

    void touch(Session &session, qint64 nowMs); ///< somebody asked for it
    void began(Session &session);
    void worked(quint64 id, quint64 lease);
    void ended(quint64 id, qint64 nowMs);
    void expire(qint64 nowMs);
    qint64 nextExpiryMs() const; ///< noDeadline: none
    qsizetype count() const { return qsizetype(m_sessions.size()); }
    void clear();

private:
    void remove(quint64 id);

    std::unordered_map<quint64, Session> m_sessions;
    QHash<QByteArray, quint64> m_ids;
    std::set<std::pair<qint64, quint64>> m_idle; ///< those without a connection
    quint64 m_lastId = 0;
};

} // namespace proxydeck
