// SPDX-License-Identifier: MIT
#pragma once

#include "keeper/keeper_areas.h"
#include "keeper/keeper_back_off.h"
#include "keeper/keeper_rates.h"
#include "keeper/keeper_reason.h"
#include "keeper/keeper_state.h"
#include "keeper/keeper_terms.h"
#include "keeper/keeper_view.h"

#include <optional>

namespace proxydeck {

/// What came of a call of the keeper.
struct KeeperCallEnd
{
    enum class Kind : quint8 {
        Answered,
        Refused,      ///< by the vendor, see code
        Failed,       ///< HTTP 5xx without a body: the vendor failed
        NotConnected, ///< nothing was sent, the network is the cause
        NotSent,      ///< nothing was sent for another reason, see stop
        Cancelled,    ///< by the operator, before it was sent
        Unknown,      ///< it may have been carried out and charged
    };
    Kind kind = Kind::Answered;
    QString code = {};
    QString requestId = {};
    int received = 0;                                 ///< leases
    int added = 0;                                    ///< of these, not known before
    KeeperState::Stop stop = KeeperState::Stop::None; ///< of NotSent
};

/// Decides when one key extracts, how many, and why. Pure: it has no clock, no network and no timer; the same calls
/// with the same seed lead to the same decisions. Whoever uses it calls step() after every event and at wakeMs.
class KeeperPlanner
{
public:
    enum class Action : quint8 { None, List, Extract };
    struct Step
    {
        Action action = Action::None; ///< else exactly one callEnded() must follow, before the next action
        int count = 0;                ///< of Extract: IPs
        QString area = {};            ///< of Extract, if the terms name areas
        KeeperReason reason = {};
        qint64 wakeMs = 0; ///< call step() then at the latest, UTC ms by the vendor's clock; 0: only after an event
    };

    explicit KeeperPlanner(quint32 seed);

    void setTerms(const KeeperTerms &terms);
    void setPlan(const KeeperPlan &plan);
    void setRates(const KeeperRates &rates);
    const KeeperTerms &terms() const { return m_terms; }
    const KeeperPlan &plan() const { return m_plan; }
    const KeeperRates &rates() const { return m_rates; }

    /// By the operator. Also after a stop or a pause; refusals before count no longer. \a isUnknown: there is an
    /// extraction whose outcome is not known, of this run or an earlier one.
    void start(qint64 nowMs, bool isUnknown = false);
    /// An extraction of a planner before this one is still under way: nothing is planned until callEnded().
    void takeOver() { m_pending = Pending{Action::Extract, Listing::None, false}; }
    void pause();
    void stop(KeeperState::Stop why);
    bool isOn() const;

    Step step(const KeeperView &view);
    void callEnded(const KeeperCallEnd &end, qint64 nowMs);
    /// The outcome of the extraction that was not known is known now, or the operator has said it.
    void cleared(qint64 nowMs);
    /// The window of calls proved smaller than believed: calls fewer a minute than allowed, for now.
    int fewerCalls(qint64 nowMs) const;

    const KeeperState &state() const { return m_state; }
    /// Spares, in addition to what is wanted.
    int spare() const;
    /// The next extraction as foreseen at the last step(): when, how many; nothing if none is.
    struct Next
    {
        qint64 atMs = 0;
        int count = 0;
        int falling = 0; ///< leases that come to have too little time left
    };
    std::optional<Next> next() const { return m_next; }

private:
    enum class Listing : quint8 { None, Look, ClearUp, NoChannel };
    struct Pending
    {
        Action action = Action::None;
        Listing listing = Listing::None;
        bool seemedDead = false; ///< all there were when it was decided
    };
    struct Need
    {
        double counted = 0; ///< of what is there, when new ones can be here
        int good = 0;
        int falling = 0;
        int coming = 0;
    };

    Step list(const KeeperView &view);
    Step extract(const KeeperView &view, int count, const Need &need);
    Step waitUntil(qint64 ms, KeeperState::Wait wait);
    Need needAt(const KeeperView &view, qint64 horizonMs) const;
    void foresee(const KeeperView &view);
    int target() const;
    bool seemDead(const KeeperView &view) const;
    void enter(KeeperState::Phase phase);
    void listAt(Listing listing, qint64 ms);
    void extractionEnded(const KeeperCallEnd &end, qint64 nowMs);
    void listEnded(const KeeperCallEnd &end, Listing listing, qint64 nowMs);
    void refused(const KeeperCallEnd &end, qint64 nowMs);

    KeeperTerms m_terms;
    KeeperPlan m_plan;
    KeeperRates m_rates;
    KeeperState m_state;
    std::optional<Next> m_next;
    KeeperBackOff m_backOff;
    KeeperAreas m_areas;
    std::optional<Pending> m_pending;
    Listing m_listing = Listing::None; ///< due
    qint64 m_listMs = 0;               ///< when
    int m_lists = 0;                   ///< in a row for the same reason
    bool m_isUnknown = false;
    bool m_isChannelRefused = false; ///< and it is not known yet when one becomes free
    struct Refusal
    {
        KeeperState::Wait wait = KeeperState::Wait::None; ///< that it led to
        QString code = {};
        QString requestId = {};
    };
    Refusal m_refusal;          ///< the last one
    int m_fruitless = 0;        ///< answers in a row that brought nothing of use
    bool m_isFruitless = false; ///< the last one did, and it was not waited for yet
};

} // namespace proxydeck
