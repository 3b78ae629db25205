// SPDX-License-Identifier: MIT
#include "simulator/key_state.h"

#include "simulator/own_clock.h"
#include "simulator/vendor_interface.h"

namespace proxydeck::sim {

KeyState::KeyState(const KeyPlan &plan)
    : m_plan(plan)
    , m_balance(plan.balance)
{
}

void KeyState::setPlan(const KeyPlan &plan)
{
    m_plan = plan;
    m_balance = plan.balance;
}

qint64 KeyState::period(qint64 vendorMs) const
{
    switch (m_plan.plan) {
    case Plan::ShortElastic:
        return OwnClock::day(vendorMs);
    case Plan::ShortEven:
        return OwnClock::minute(vendorMs);
    default:
        return 0;
    }
}

bool KeyState::isWithinQuota(qint64 num, qint64 vendorMs) const
{
    const qint64 quota = [this] {
        switch (m_plan.plan) {
        case Plan::ShortElastic:
            return m_plan.dailyQuota;
        case Plan::ShortEven:
            return m_plan.minuteQuota;
        case Plan::Exclusive:
        case Plan::RegionLock:
            return KeyPlan::Unlimited; // no quota is documented for them
        default:
            return m_plan.totalQuota;
        }
    }();
    const qint64 used = period(vendorMs) == m_period ? m_usedInPeriod : 0;
    return quota == KeyPlan::Unlimited || used + num <= quota;
}

bool KeyState::canPay(qint64 num) const
{
    return !paysFromBalance(m_plan.plan) || m_balance == KeyPlan::Unlimited || num * m_plan.price <= m_balance;
}

void KeyState::book(qint64 num, qint64 vendorMs)
{
    if (const qint64 now = period(vendorMs); now != m_period) {
        m_period = now;
        m_usedInPeriod = 0;
    }
    m_usedInPeriod += num;
    ++m_extractions;
    m_leases += num;
    m_charged += num * m_plan.price;
    if (paysFromBalance(m_plan.plan) && m_balance != KeyPlan::Unlimited)
        m_balance -= num * m_plan.price;
}

const RateWindow *KeyState::window(const QByteArray &url) const
{
    const auto found = m_windows.constFind(url);
    return found == m_windows.cend() ? nullptr : &*found;
}

int KeyState::nextLeaseSeconds()
{
    const int spread = m_plan.leaseSecondsMost - m_plan.leaseSeconds;
    if (spread <= 0)
        return m_plan.leaseSeconds;
    // Varies, but in the same way in every run.
    return m_plan.leaseSeconds + static_cast<int>((m_lives++ * 7919LL + 37) % (spread + 1));
}

} // namespace proxydeck::sim
