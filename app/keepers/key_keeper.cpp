// SPDX-License-Identifier: MIT
#include "keepers/key_keeper.h"

#include "accounts/account_book.h"
#include "catalogue/catalogue.h"
#include "desk/desk.h"
#include "keeper/keeper_times.h"
#include "lease/vendor_clock.h"
#include "ledger/ledger.h"
#include "table/lease_table.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <cmath>
#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

using Phase = KeeperState::Phase;
using Stop = KeeperState::Stop;

/// Too few leases are reported after this time: with just-in-time orders, a short lack is normal.
constexpr qint64 shortAfterMs = 10'000;
/// An ended lease can be live again only after the clock was set; it is remembered for this long.
constexpr qint64 afterEndMs = 60'000;
/// How old a forecast may be that is shown.
constexpr qint64 forecastAgeMs = 5'000;
/// Where nothing is known, an undated lease is taken to live so long.
constexpr qint64 unknownLifeMs = 60'000;
constexpr int nearPercent = 80;
constexpr int failuresTold = 5;
constexpr double reserve = 1.5; ///< of the forecast, as the proposed budget

/// As the record will count it: with its resolution by a list in use or by the operator.
int countedOf(const Call &call)
{
    CallEntry entry = call.entry();
    entry.resolution = call.recordedResolution();
    return KeeperBudget::counted(entry);
}

int percentOf(int spent, int budget) { return budget > 0 ? int(100LL * spent / budget) : 0; }

} // namespace

KeyKeeper::KeyKeeper(const Keepers::Parts &parts, KeeperBudgets &budgets, const QUuid &key, const KeeperTerms &terms,
                     Happened happened)
    : m_parts(parts)
    , m_budgets(budgets)
    , m_key(key)
    , m_happened(std::move(happened))
    , m_keyNumber(parts.accounts.find(key)->keyNumber)
    , m_leases(parts.leases, key, m_keyNumber)
    , m_planner(quint32(qHash(key)))
{
    m_isRestored = parts.ledger == nullptr;
    m_keeperCall = KeeperCall::of(*parts.accounts.find(key), parts.catalogue, parts.values);
    m_planner.setPlan(m_keeperCall.plan);
    setTerms(terms);
}

qint64 KeyKeeper::now() const { return m_parts.vendorClock.nowMs(); }

void KeyKeeper::setTerms(const KeeperTerms &terms)
{
    m_planner.setTerms(terms);
    m_leases.setTerms(terms);
    m_leases.learner().setChecked(terms.mustBeChecked);
    m_hourTold = m_dayTold = 0;
    m_forecast.reset();
    if (isOn() && problem(terms) == KeeperProblem::LeastLeft)
        stop(Stop::LeastLeft);
}

void KeyKeeper::followAccount()
{
    const Account *account = m_parts.accounts.find(m_key);
    if (!account)
        return; // Keepers is about to delete this
    const Endpoint *before = m_keeperCall.extract;
    const bool isOtherKey = account->keyNumber != m_keyNumber;
    m_keeperCall = KeeperCall::of(*account, m_parts.catalogue, m_parts.values);
    m_planner.setPlan(m_keeperCall.plan);
    if (isOtherKey) {
        m_keyNumber = account->keyNumber;
        KeptLeases leases(m_parts.leases, m_key, m_keyNumber);
        leases.setTerms(terms());
        m_leases = std::move(leases);
        m_leases.learner().setChecked(terms().mustBeChecked);
    }
    const bool isOtherPlan = before && m_keeperCall.extract
        && (before->product != m_keeperCall.extract->product || before->mode != m_keeperCall.extract->mode);
    if (!isOn())
        return;
    if (isOtherKey || isOtherPlan || !m_keeperCall.extract)
        stop(Stop::KeyReplaced);
    else if (!m_parts.accounts.secrets(m_key))
        stop(Stop::KeyMissing);
}

KeeperProblem KeyKeeper::problem(const KeeperTerms &terms) const
{
    if (!m_keeperCall.extract)
        return KeeperProblem::NoExtraction;
    if (!m_isRestored)
        return KeeperProblem::NotRestored;
    if (m_parts.ledger && !m_parts.ledger->problem().isEmpty())
        return KeeperProblem::RecordFails;
    const AccountSecrets *secrets = m_parts.accounts.secrets(m_key);
    if (!secrets || secrets->key.isEmpty())
        return KeeperProblem::KeyMissing;
    if (m_keeperCall.plan.channels > 0 && terms.keep > m_keeperCall.plan.channels)
        return KeeperProblem::AboveChannels;
    const KeeperRates rates = m_leases.learner().rates();
    if (rates.known > 0 && terms.leastLeftS > keeperMostLeastLeftS(rates))
        return KeeperProblem::LeastLeft;
    if (terms.perHour <= 0 || terms.perDay <= 0)
        return KeeperProblem::NoBudget;
    return KeeperProblem::None;
}

void KeyKeeper::start()
{
    m_shortSinceMs = 0;
    m_isShortTold = false;
    m_hourTold = m_dayTold = 0;
    m_failures = 0;
    // Of an earlier run, or of a keeper that was paused or removed since.
    const CallLog &log = m_parts.desk.log();
    for (int i = 0; i < log.size(); ++i) {
        const Call &call = log.at(i);
        const bool isOurs = call.account == m_key && call.keyNumber == m_keyNumber && call.endpoint
            && call.pressedBy == PressedBy::Keeper && call.endpoint->charges();
        if (isOurs && call.isOver() && call.isUnknown())
            m_unknown = call.id;
        if (isOurs && !call.isOver() && !m_call) {
            m_call = call.id;
            m_planner.takeOver();
        }
    }
    m_planner.start(now(), m_unknown != 0);
    step();
}

void KeyKeeper::pause()
{
    m_planner.pause();
    cancelWaiting();
    step();
}

void KeyKeeper::stop(Stop why)
{
    const KeeperState before = m_planner.state();
    m_planner.stop(why);
    cancelWaiting();
    tellOfState(before);
}

void KeyKeeper::cancelWaiting()
{
    const Call *call = m_parts.desk.log().find(m_call);
    if (call && call->isWaiting())
        m_parts.desk.cancel(call->id);
}

void KeyKeeper::clearUnknown(int charged)
{
    if (!m_unknown)
        return;
    const Call *call = m_parts.desk.log().find(m_unknown);
    const int asked = call ? KeeperBudget::asked(call->entry().parameters) : 0;
    const int beside = std::min(charged, asked) - (call ? call->received : 0); // what it is known to have brought
    m_parts.desk.resolve(m_unknown, std::max(0, beside)); // which is told like any other change of a call
    step();
}

qint64 KeyKeeper::lifeMs() const
{
    const qint64 life = m_planner.rates().lifeP10Ms;
    return life > 0 ? life : unknownLifeMs;
}

KeeperView KeyKeeper::view(const KeptLeases::Look &look) const
{
    KeeperView view;
    view.nowMs = now();
    view.leases = look.leases;
    view.spent = m_budgets.spent(m_key, view.nowMs);
    if (m_keeperCall.extract) {
        const RateMeter meter = m_parts.desk.meter(m_key, *m_keeperCall.extract);
        view.freeCalls = std::max(0, meter.freeToBackground - m_planner.fewerCalls(view.nowMs));
        view.nextFreeInMs = view.freeCalls > 0 ? 0 : std::max<qint64>(meter.backgroundFreeInMs, 1);
    }
    return view;
}

void KeyKeeper::step()
{
    if (m_isStepping)
        return; // its own actions come back as signals
    const QScopedValueRollback stepping(m_isStepping, true);
    const qint64 nowMs = now();
    m_leases.forgetEnded(nowMs - afterEndMs);
    m_leases.learner().setCheckInterval(m_parts.checkIntervalMs ? m_parts.checkIntervalMs() : 0);
    m_planner.setRates(m_leases.learner().rates());
    KeptLeases::Look look = m_leases.look(nowMs, lifeMs());
    m_past.take(nowMs, look.past, terms().leastLeftS * 1'000LL, isOn() ? terms().keep : 0);
    m_wakeMs = 0;
    if (!isOn()) {
        m_shortSinceMs = 0;
        return;
    }
    if (terms().mustBeChecked && m_parts.check) {
        if (const QList<RowId> rows = m_leases.takeUnjudged(nowMs); !rows.isEmpty())
            m_parts.check(rows);
    }
    const KeeperState before = m_planner.state();
    if (!m_call) {
        const KeeperPlanner::Step next = m_planner.step(view(look));
        m_wakeMs = next.wakeMs;
        perform(next);
    }
    followShortage(look.good, nowMs);
    tellOfState(before);
    tellOfBudget(nowMs);
}

void KeyKeeper::perform(const KeeperPlanner::Step &step)
{
    using Wanted = KeeperPlanner::Action;
    if (step.action == Wanted::None)
        return;
    const bool extracts = step.action == Wanted::Extract;
    // As the form is now: the operator may want another area since.
    if (const Account *account = m_parts.accounts.find(m_key))
        m_keeperCall = KeeperCall::of(*account, m_parts.catalogue, m_parts.values);
    const Endpoint &endpoint = extracts ? *m_keeperCall.extract : *m_keeperCall.list;
    const QueryItems items = extracts ? m_keeperCall.items(step.count, step.area) : QueryItems();
    const CallId id = m_parts.desk.press(m_key, endpoint, items, PressedBy::Keeper, step.reason.toText());
    if (!id) {
        KeeperCallEnd end;
        end.kind = KeeperCallEnd::Kind::NotSent;
        end.stop = Stop::KeyMissing;
        m_planner.callEnded(end, now());
        return;
    }
    m_call = id;
    if (!extracts)
        return;
    // The record, and the second copy, count it before it is sent; m_budgets counts it from now on.
    m_budgets.take(m_key, m_parts.desk.log().find(id)->recordId, now(), step.count);
    m_budgets.save(m_key, now(), KeeperBudgets::Write::Now);
}

void KeyKeeper::takeCall(const Call &call)
{
    if (call.pressedBy != PressedBy::Keeper || !call.endpoint || !call.endpoint->charges() || !call.isOver())
        return;
    m_budgets.take(m_key, call.recordId, call.pressedMs, countedOf(call));
    m_budgets.save(m_key, now(), KeeperBudgets::Write::Soon);
    if (call.id != m_unknown || call.isUnknown())
        return;
    m_unknown = 0;
    m_planner.cleared(now());
}

void KeyKeeper::callEnded(const Call &call)
{
    if (call.id != m_call)
        return;
    m_call = 0;
    const KeeperState before = m_planner.state();
    const KeeperCallEnd end = keeperCallEnd(call);
    const bool extracts = call.endpoint && call.endpoint->charges();
    const bool hasAnswer = end.kind == KeeperCallEnd::Kind::Answered;
    if (extracts) {
        m_budgets.take(m_key, call.recordId, call.pressedMs, countedOf(call));
        m_budgets.save(m_key, now(), KeeperBudgets::Write::Soon);
        m_past.takeCall({now(), KeeperBudget::asked(call.entry().parameters), call.received});
        if (hasAnswer)
            m_leases.learner().take(KeeperLearner::Call{now() - call.sentMs});
        if (end.kind == KeeperCallEnd::Kind::Unknown)
            m_unknown = call.id;
    }
    m_planner.callEnded(end, now());
    const bool isUnreadable = hasAnswer && call.received == 0 && call.faultyCount() > 0;
    const bool hasFailed = end.kind == KeeperCallEnd::Kind::Failed || isUnreadable;
    m_failures = hasFailed ? m_failures + 1 : hasAnswer ? 0 : m_failures;
    if (m_failures == failuresTold)
        m_happened(KeeperNews::Failing);
    if (end.code == "REQUEST_LIMIT_EXCEEDED"_L1)
        m_happened(KeeperNews::OtherUser);
    else if (end.code == "NO_AVAILABLE_CHANNEL"_L1)
        m_happened(KeeperNews::FewChannels);
    tellOfState(before);
    step();
}

void KeyKeeper::takeEarlier(const QList<CallEntry> &calls)
{
    for (const CallEntry &call : calls) {
        const Endpoint *endpoint = m_parts.catalogue.find(call.endpoint);
        if (call.account == m_key && call.pressedBy == PressedBy::Keeper && endpoint && endpoint->charges())
            m_budgets.take(m_key, call.id, call.startedMs, KeeperBudget::counted(call));
    }
}

void KeyKeeper::followShortage(int good, qint64 nowMs)
{
    if (good >= terms().keep) {
        m_shortSinceMs = 0;
        if (std::exchange(m_isShortTold, false))
            m_happened(KeeperNews::EnoughAgain);
        return;
    }
    if (m_shortSinceMs == 0 || m_shortSinceMs > nowMs)
        m_shortSinceMs = nowMs;
    if (m_isShortTold)
        return;
    const qint64 tellMs = m_shortSinceMs + shortAfterMs;
    if (nowMs >= tellMs) {
        m_isShortTold = true;
        m_happened(KeeperNews::Short);
    } else {
        m_wakeMs = m_wakeMs == 0 ? tellMs : std::min(m_wakeMs, tellMs);
    }
}

void KeyKeeper::tellOfBudget(qint64 nowMs)
{
    const KeeperSpent spent = m_budgets.spent(m_key, nowMs);
    const int hour = percentOf(spent.hour, terms().perHour);
    const int day = percentOf(spent.day, terms().perDay);
    const bool isNear
        = (hour >= nearPercent && m_hourTold < nearPercent) || (day >= nearPercent && m_dayTold < nearPercent);
    m_hourTold = hour;
    m_dayTold = day;
    if (isNear && m_planner.state().phase != Phase::BudgetSpent)
        m_happened(KeeperNews::BudgetNear);
}

void KeyKeeper::tellOfState(const KeeperState &before)
{
    const KeeperState &state = m_planner.state();
    const auto entered = [&](Phase phase) { return state.phase == phase && before.phase != phase; };
    if (entered(Phase::Stopped))
        m_happened(KeeperNews::Stopped);
    else if (entered(Phase::Unknown))
        m_happened(KeeperNews::Unknown);
    else if (entered(Phase::BudgetSpent))
        m_happened(KeeperNews::BudgetSpent);
    else if (state.wait == KeeperState::Wait::Limit && before.wait != KeeperState::Wait::Limit)
        m_happened(KeeperNews::Limit);
}

std::optional<qint64> KeyKeeper::costOf(double ips) const
{
    const Account *account = m_parts.accounts.find(m_key);
    if (!account || !account->price)
        return {};
    return qint64(std::llround(ips * double(*account->price)));
}

const KeeperForecast &KeyKeeper::forecast(const KeptLeases::Look &look) const
{
    const qint64 nowMs = now();
    if (!m_forecast || std::abs(nowMs - m_forecastMs) > forecastAgeMs) {
        m_forecast
            = std::make_unique<KeeperForecast>(KeeperForecast::of(m_planner, view(look), quint32(nowMs / 1'000)));
        m_forecastMs = nowMs;
    }
    return *m_forecast;
}

KeeperStatus KeyKeeper::status() const
{
    const qint64 nowMs = now();
    const KeptLeases::Look look = m_leases.look(nowMs, lifeMs());
    KeeperStatus status;
    status.key = m_key;
    status.state = m_planner.state();
    status.terms = terms();
    status.rates = m_leases.learner().rates();
    status.good = look.good;
    status.live = look.live;
    status.isChecking = m_parts.checkIntervalMs && m_parts.checkIntervalMs() > 0;
    status.next = isOn() ? m_planner.next() : std::nullopt;
    status.perHour = keeperExtractionsAnHour(terms(), status.rates);
    if (status.perHour > 0)
        status.costPerHour = costOf(status.perHour);
    status.spent = m_budgets.spent(m_key, nowMs);
    status.isShort = isOn() && m_isShortTold;
    if (!isOn())
        return status;
    if (status.rates.known > 0)
        status.expectedShare = forecast(look).share;
    if (status.perHour > 0) {
        const auto lasts = [&](int left) { return nowMs + qint64(std::max(0, left) * 3'600'000.0 / status.perHour); };
        const qint64 hour = lasts(terms().perHour - status.spent.hour);
        const qint64 day = lasts(terms().perDay - status.spent.day);
        if (hour < keeper_times::hourEnd(nowMs))
            status.budgetUntilMs = std::min(hour, day);
        else if (day < keeper_times::dayEnd(nowMs))
            status.budgetUntilMs = day;
    }
    return status;
}

KeeperChart KeyKeeper::chart() const
{
    KeeperChart chart;
    chart.nowMs = now();
    chart.keep = terms().keep;
    chart.past = m_past.samples(chart.nowMs);
    chart.calls = m_past.calls(chart.nowMs);
    if (!isOn() || m_leases.learner().rates().known == 0)
        return chart;
    const KeeperForecast &future = forecast(m_leases.look(chart.nowMs, lifeMs()));
    for (const KeeperForecast::Point &point : future.points)
        chart.future.append({point.atMs, point.p10, point.p50, point.p90});
    for (const KeeperForecast::Call &call : future.calls)
        chart.planned.append({call.atMs, call.count, 0});
    return chart;
}

KeeperPrice KeyKeeper::price(const KeeperTerms &terms) const
{
    const KeeperRates rates = m_leases.learner().rates();
    KeeperPrice price;
    price.isGuess = rates.isGuess();
    price.spares = keeperSpares(terms, rates);
    price.mostLeastLeftS = keeperMostLeastLeftS(rates);
    price.perHour = keeperExtractionsAnHour(terms, rates);
    if (price.perHour <= 0)
        return price;
    price.costPerHour = costOf(price.perHour);
    price.proposedPerHour = std::min(int(std::ceil(price.perHour * reserve)), KeeperTerms::mostBudget);
    price.proposedPerDay = std::min(int(std::ceil(price.perHour * 24 * reserve)), KeeperTerms::mostBudget);
    return price;
}

} // namespace proxydeck
