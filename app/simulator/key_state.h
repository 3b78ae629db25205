// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/key_plan.h"
#include "simulator/rate_window.h"

#include <QHash>

namespace proxydeck::sim {

/// A key and its usage.
class KeyState
{
public:
    explicit KeyState(const KeyPlan &plan = {});

    const KeyPlan &plan() const { return m_plan; }
    /// As if the vendor edits the key's record: the usage stays, the balance is the new plan's.
    void setPlan(const KeyPlan &plan);

    /// Whether \a num more IPs are within the plan's quota at \a vendorMs.
    bool isWithinQuota(qint64 num, qint64 vendorMs) const;
    bool canPay(qint64 num) const;
    /// Records one extraction of \a num IPs.
    void book(qint64 num, qint64 vendorMs);
    /// Lifetime of the next lease, in seconds.
    int nextLeaseSeconds();

    RateWindow &windowFor(const QByteArray &url) { return m_windows[url]; }
    /// Null if the key has not called it.
    const RateWindow *window(const QByteArray &url) const;

    qint64 extractions() const { return m_extractions; }
    qint64 leases() const { return m_leases; }
    qint64 charged() const { return m_charged; }
    qint64 balance() const { return m_balance; }

private:
    qint64 period(qint64 vendorMs) const;

    KeyPlan m_plan;
    QHash<QByteArray, RateWindow> m_windows;
    qint64 m_extractions = 0;
    qint64 m_leases = 0;
    qint64 m_charged = 0;
    qint64 m_balance = KeyPlan::Unlimited;
    qint64 m_period = 0;
    qint64 m_usedInPeriod = 0;
    int m_lives = 0;
};

} // namespace proxydeck::sim
