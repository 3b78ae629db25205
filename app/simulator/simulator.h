// SPDX-License-Identifier: MIT
#pragma once

#include "base/clock.h"
#include "simulator/fault.h"
#include "simulator/key_plan.h"
#include "simulator/tally.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace proxydeck::sim {

/// A look-alike of the vendor on 127.0.0.1: ten interfaces told apart by Host, path and the key's plan, their errors by
/// their real causes, and leases that are forward proxies which work until their deadline. Written from the vendor's
/// documentation alone, so that it can disagree with the rest of the program.
///
/// It also answers `/ip` for the host d.qg.net (and for loopback hosts) with the caller's address, which through a
/// lease is the lease's exit.
///
/// Lives in one thread: to run it in another, moveToThread() before listen() and use it from there only.
class Simulator : public QObject
{
public:
    /// \a clock must outlive it.
    explicit Simulator(const Clock &clock, QObject *parent = nullptr);
    ~Simulator() override;

    /// On 127.0.0.1; \a port 0: any that is free. False if it cannot be had.
    bool listen(quint16 port = 0);
    void close(); ///< connections end, leases go on
    quint16 port() const;

    /// A key already known gets the new plan; what it used up and its leases stay.
    void addKey(const KeyPlan &plan);

    /// Its own clock differs from the machine's by so much: Date, deadlines, quotas by day and minute. Set it before
    /// leases are handed out: it does not move theirs.
    void setSkewMs(qint64 ms);
    qint64 nowMs() const; ///< by its own clock
    /// Answers leave so much later than they are made.
    void setLatencyMs(int ms);
    /// HTTP status of errors (400 at first), for all or for one code.
    void setErrorStatus(int status);
    void setErrorStatus(const QByteArray &code, int status);

    /// Off: leases get servers under 10.0.0.0/8 that do not exist, each its own, at no cost: for large numbers. On at
    /// first.
    void setProxiesOn(bool on);
    /// Proxies alive at once; beyond, NO_RESOURCE_FOUND. 2,000 at first.
    void setMostProxies(int most);
    /// Leaves at most \a exits for each operator of that area (a code from the table, not a province); 0: no resources.
    void limitStock(const QString &areaCode, int exits);

    /// Queues a fault for the next request that fits it.
    void script(const Fault &fault);
    void clearScript();
    bool hasScript() const;

    /// Ends leases whose deadline has come. Done by itself within a second, and at each request; for tests that set the
    /// clock.
    void expireDue();

    const Tally &tally() const;
    qint64 requests(const QByteArray &host, const QByteArray &path) const;
    QList<QByteArray> requestTargets() const;     ///< exactly as sent, oldest first
    qint64 extractions(const QString &key) const; ///< calls that handed out at least one lease
    qint64 leasesHandedOut(const QString &key) const;
    qint64 leasesInUse(const QString &key) const;
    QStringList serversInUse(const QString &key) const;
    qint64 charged(const QString &key) const; ///< IPs times price, whatever the plan pays with
    qint64 balance(const QString &key) const; ///< KeyPlan::Unlimited where there is none
    /// The most calls of a key that arrived at an interface in any 60 s and in any minute of the vendor's clock,
    /// refused and spoiled ones included (but those dropped unread).
    int peakInAnyMinuteLong(const QString &key, const QByteArray &host, const QByteArray &path) const;
    int peakInCalendarMinute(const QString &key, const QByteArray &host, const QByteArray &path) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace proxydeck::sim
