// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"
#include "simulator/egress_table.h"
#include "simulator/key_plan.h"
#include "simulator/proxy_listener.h"
#include "simulator/stock.h"

#include <QHash>
#include <QSet>

#include <functional>
#include <map>
#include <memory>
#include <set>

namespace proxydeck::sim {

/// A lease in use.
struct SimLease
{
    QString key;
    Exit exit;
    QString server;  ///< host:port; empty for a region-lock line
    QString line;    ///< of a region lock, e.g. "hn_sqdx2-1:ppp14"
    int waiting = 0; ///< the number in a region-lock line's state
    bool exclusive = false;
    qint64 sinceMs = 0;
    qint64 deadlineMs = 0; ///< in whole seconds, the resolution of the reply
    std::unique_ptr<ProxyListener> proxy;
};

/// The leases in use and their proxies.
class LeaseBook
{
public:
    enum class Refusal {
        NoResource, ///< no matching exit in stock, or too many proxies
        Failed,     ///< the proxy could not be set up
    };

    explicit LeaseBook(EgressTable &egress);

    Stock &stock() { return m_stock; }
    /// Off: leases use no resources and get made-up servers, each a different one, so that 100,000 leases are possible.
    void setProxiesOn(bool on);
    void setMostProxies(int most) { m_mostProxies = most; }
    /// What is wrong with the proxies to come, by the number of the lease, from 1.
    void setFaults(std::function<ProxyFault(quint64 lease)> faults) { m_faults = std::move(faults); }
    /// What is wrong with that proxy from now on; nothing happens if there is none.
    void setFault(const QString &server, ProxyFault fault);

    /// Issues one lease. \a distinct: not at an exit that the key already uses.
    Expected<const SimLease *, Refusal> open(const KeyPlan &plan, const Wanted &wanted, bool distinct, qint64 nowMs,
                                             int seconds);
    qsizetype inUse(const QString &key) const;
    /// In the order they were issued.
    QList<const SimLease *> of(const QString &key) const;
    qsizetype size() const { return static_cast<qsizetype>(m_leases.size()); }

    /// Ends leases whose deadline is reached.
    void expire(qint64 nowMs);
    std::optional<qint64> nextDeadlineMs() const;
    void clear();

private:
    bool isTaken(const KeyPlan &plan, bool distinct, const QString &address) const;
    bool giveServer(SimLease &lease, const KeyPlan &plan);
    static QString lineName(const Exit &exit, quint64 number);

    EgressTable &m_egress;
    Stock m_stock;
    bool m_proxiesOn = true;
    int m_mostProxies = 2'000;
    std::function<ProxyFault(quint64)> m_faults;
    int m_liveProxies = 0;
    quint64 m_lastId = 0;
    std::map<quint64, SimLease> m_leases;
    std::set<std::pair<qint64, quint64>> m_deadlines;
    QHash<QString, std::set<quint64>> m_ofKey;
    QHash<std::pair<QString, QString>, int> m_exitsInUse; ///< by key and address
    QSet<QString> m_exclusiveExits;
};

} // namespace proxydeck::sim
