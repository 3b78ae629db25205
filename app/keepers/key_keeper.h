// SPDX-License-Identifier: MIT
#pragma once

#include "api/call_id.h"
#include "keeper/keeper_forecast.h"
#include "keepers/keeper_budgets.h"
#include "keepers/keeper_call.h"
#include "keepers/keeper_past.h"
#include "keepers/keepers.h"
#include "keepers/kept_leases.h"

#include <optional>

namespace proxydeck {

/// Keeps one key: tells its planner what there is, does what the planner decides, and learns from what comes. Has no
/// timer: Keepers calls step() after events and at wakeMs().
class KeyKeeper
{
public:
    using Happened = std::function<void(KeeperNews)>;

    /// \a parts, which have the account, and \a budgets must outlive it.
    KeyKeeper(const Keepers::Parts &parts, KeeperBudgets &budgets, const QUuid &key, const KeeperTerms &terms,
              Happened happened);

    const KeeperTerms &terms() const { return m_planner.terms(); }
    void setTerms(const KeeperTerms &terms);
    /// The account, or what is entered for it, has changed.
    void followAccount();

    KeeperProblem problem(const KeeperTerms &terms) const;
    void start();
    void pause();
    bool isOn() const { return m_planner.isOn(); }
    /// \a charged: IPs that the operator says were charged.
    void clearUnknown(int charged);

    /// What there is has changed, or it is wakeMs(): looks, and calls if it is time to.
    void step();
    /// When step() has to be called next without an event, UTC ms by the vendor's clock; 0: not.
    qint64 wakeMs() const { return m_wakeMs; }

    KeptLeases &leases() { return m_leases; }
    /// Null: the plan has nothing that can be kept.
    const Endpoint *extraction() const { return m_keeperCall.extract; }
    /// A call of the key has changed, has ended, or was resolved by a list.
    void takeCall(const Call &call);
    void callEnded(const Call &call);
    /// Extractions of earlier runs by the keeper, for the budget.
    void takeEarlier(const QList<CallEntry> &calls);
    void setRestored() { m_isRestored = true; }

    KeeperStatus status() const;
    KeeperChart chart() const;
    KeeperPrice price(const KeeperTerms &terms) const;

private:
    qint64 now() const;
    qint64 lifeMs() const;
    KeeperView view(const KeptLeases::Look &look) const;
    void perform(const KeeperPlanner::Step &step);
    void stop(KeeperState::Stop why);
    void cancelWaiting();
    void followShortage(int good, qint64 nowMs);
    void tellOfBudget(qint64 nowMs);
    void tellOfState(const KeeperState &before);
    const KeeperForecast &forecast(const KeptLeases::Look &look) const;
    std::optional<qint64> costOf(double ips) const;

    const Keepers::Parts &m_parts;
    KeeperBudgets &m_budgets;
    QUuid m_key;
    Happened m_happened;
    int m_keyNumber = 0;
    KeeperCall m_keeperCall;
    KeptLeases m_leases;
    KeeperPlanner m_planner;
    KeeperPast m_past;

    CallId m_call = 0;    ///< in the queue or sent
    CallId m_unknown = 0; ///< the extraction whose outcome is not known
    bool m_isRestored = false;
    bool m_isStepping = false;
    qint64 m_wakeMs = 0;
    qint64 m_shortSinceMs = 0; ///< 0: there are enough
    bool m_isShortTold = false;
    int m_hourTold = 0; ///< percent of the budget that were told of
    int m_dayTold = 0;
    int m_failures = 0; ///< of the vendor, in a row
    mutable std::unique_ptr<KeeperForecast> m_forecast;
    mutable qint64 m_forecastMs = 0;
};

} // namespace proxydeck
