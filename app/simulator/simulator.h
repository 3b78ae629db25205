// SPDX-License-Identifier: MIT
#pragma once

#include "base/clock.h"
#include "simulator/fault.h"
#include "simulator/key_plan.h"
#include "simulator/proxy_fault.h"
#include "simulator/tally.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>

namespace proxydeck::sim {

/// Simulates the vendor on 127.0.0.1: ten interfaces told apart by Host, path and the key's plan, errors with their
/// real causes, and leases that are forward proxies which work until their deadline. Written only from the vendor's
/// documentation, so that it can disagree with the rest of the program.
///
/// It also answers `/ip` for the hosts d.qg.net and check.qg-demo.test (and for loopback hosts) with the caller's
/// address; through a lease this is the lease's exit.
///
/// For one thread: to run it in another, call moveToThread() before listen() and then use it only from there.
class Simulator : public QObject
{
public:
    /// \a clock must outlive it.
    explicit Simulator(const Clock &clock, QObject *parent = nullptr);
    ~Simulator() override;

    /// On 127.0.0.1; \a port 0: any free port. False if the port is not available.
    bool listen(quint16 port = 0);
    void close(); ///< closes connections; leases stay
    quint16 port() const;

    /// For a known key this replaces the plan; its usage and its leases stay.
    void addKey(const KeyPlan &plan);

    /// Difference between the vendor's clock and the machine's: affects Date, deadlines, quotas by day and minute. Set
    /// it before leases are issued: it does not change their deadlines.
    void setSkewMs(qint64 ms);
    qint64 nowMs() const; ///< by the vendor's clock
    /// Delay of the answers; the request is executed before it.
    void setLatencyMs(int ms);
    /// HTTP status of errors (400 by default), for all or for one code.
    void setErrorStatus(int status);
    void setErrorStatus(const QByteArray &code, int status);

    /// Off: leases get servers under 10.0.0.0/8 that do not exist, each a different one, at no cost: for large numbers.
    /// On by default.
    void setProxiesOn(bool on);
    /// Proxies alive at the same time; more give NO_RESOURCE_FOUND. 2,000 by default.
    void setMostProxies(int most);
    /// What is wrong with the proxies of the leases to come, by the number of the lease, from 1.
    void setProxyFaults(std::function<ProxyFault(quint64 lease)> faults);
    /// What is wrong with the proxy at that `host:port` from now on.
    void setProxyFault(const QString &server, ProxyFault fault);
    /// Leaves at most \a exits for each operator of that area (a code of the table, not a province); 0: no resources.
    void limitStock(const QString &areaCode, int exits);

    /// A call that another program with the same key makes now, \a query as in the URL: it uses up the key's rate,
    /// channels and quota, and is charged, like any other. It is not counted among the requests and in the peaks, which
    /// are the client's. \return the body of the answer.
    QByteArray callFromElsewhere(const QByteArray &host, const QByteArray &path, const QByteArray &query);

    /// Queues a fault for the next request that matches it.
    void script(const Fault &fault);
    void clearScript();
    bool hasScript() const;

    /// Ends leases whose deadline is reached. This also happens by a timer within a second, and at each request; tests
    /// that set the clock call it.
    void expireDue();

    const Tally &tally() const;
    qint64 requests(const QByteArray &host, const QByteArray &path) const;
    QList<QByteArray> requestTargets() const;     ///< exactly as sent, oldest first
    qint64 extractions(const QString &key) const; ///< calls that issued at least one lease
    qint64 leasesHandedOut(const QString &key) const;
    qint64 leasesInUse(const QString &key) const;
    QStringList serversInUse(const QString &key) const;
    qint64 charged(const QString &key) const; ///< IPs times price, for any way of paying
    qint64 balance(const QString &key) const; ///< KeyPlan::Unlimited if there is none
    /// The most calls of a key that arrived at an interface in any 60 s and in any minute of the vendor's clock,
    /// including refused calls and calls with faults (but not those dropped unread).
    int peakInAnyMinuteLong(const QString &key, const QByteArray &host, const QByteArray &path) const;
    int peakInCalendarMinute(const QString &key, const QByteArray &host, const QByteArray &path) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace proxydeck::sim
