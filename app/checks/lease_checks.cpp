// SPDX-License-Identifier: MIT
#include "checks/lease_checks.h"

#include "checks/check_addresses.h"
#include "desk/lease_marks.h"
#include "lease/lease_key.h"
#include "lease/vendor_clock.h"
#include "preferences/preferences.h"
#include "table/lease_store.h"
#include "table/lease_table.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace proxydeck {

namespace {

/// A lease with less than this left is not begun: the engine would only say that it has expired.
constexpr qint64 leastLeftMs = 3'000;
/// What falls due within this time is checked together.
constexpr qint64 togetherMs = 1'000;
/// Longest wait of the timer, which does not run while the machine sleeps.
constexpr qint64 longestWaitMs = 60'000;

} // namespace

LeaseChecks::LeaseChecks(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LeaseChecks::checkDue);
    connect(&m_parts.leases, &LeaseTable::rowsAdded, this, &LeaseChecks::takeNewRows);
    connect(&m_parts.leases, &LeaseTable::rowsAboutToBeRemoved, this, &LeaseChecks::takeRemoved);
    connect(&m_parts.preferences, &Preferences::changed, this, &LeaseChecks::follow);
    connect(&m_parts.addresses, &CheckAddresses::changed, this, &LeaseChecks::applySettings);
    applySettings();
}

LeaseChecks::~LeaseChecks() = default;

void LeaseChecks::applySettings()
{
    CheckSettings settings;
    settings.addresses = m_parts.isLocal ? QList{simulatorsCheckAddress()} : m_parts.addresses.all();
    settings.samples = m_parts.preferences.number(Preference::CheckSamples);
    settings.atOnce = m_parts.preferences.number(Preference::CheckAtOnce);
    settings.findsSocks5 = m_parts.preferences.flag(Preference::CheckSocks5);
    settings.anyExitCounts = m_parts.isLocal;
    settings.ownAddresses = m_ownAddresses;
    m_parts.engine.setSettings(settings);
}

void LeaseChecks::followOwnAddresses()
{
    if (!m_parts.ownAddresses)
        return;
    QStringList addresses = m_parts.ownAddresses();
    if (addresses == m_ownAddresses)
        return;
    m_ownAddresses = std::move(addresses);
    applySettings();
}

void LeaseChecks::follow(Preference preference)
{
    if (preference == Preference::CheckAgain || preference == Preference::CheckKept)
        planAll();
    else if (preference == Preference::CheckSamples || preference == Preference::CheckAtOnce
             || preference == Preference::CheckSocks5)
        applySettings();
}

LeaseChecks::Begun LeaseChecks::check(const QList<RowId> &rows) { return begin(rows, CheckPriority::Selection); }

LeaseChecks::Begun LeaseChecks::begin(const QList<RowId> &rows, CheckPriority priority)
{
    Begun begun;
    QList<CheckJob> jobs;
    QList<RowId> waiting;
    const qint64 nowMs = m_parts.leases.clock().nowMs();
    for (RowId row : rows) {
        if (!m_parts.leases.contains(row))
            continue;
        const qint64 deadlineMs = m_parts.leases.deadlineMs(row);
        if (deadlineMs != noDeadline && deadlineMs - nowMs < leastLeftMs) {
            ++begun.ended;
            continue;
        }
        const CheckState state = m_parts.leases.checkState(row);
        const bool isUnderWay = state == CheckState::Waiting || state == CheckState::Running;
        if (state == CheckState::Running) {
            ++begun.checks;
            continue;
        }
        const Lease lease = m_parts.leases.lease(row);
        if (m_parts.mayReach && !m_parts.mayReach(lease.host)) {
            ++begun.elsewhere;
            continue;
        }
        const LeaseOrigin origin = m_parts.leases.origin(row);
        const Expected<ProxyCredentials, NoLogin> login = m_parts.loginOf(origin);
        if (!login) {
            ++(login.error() == NoLogin::KeyReplaced ? begun.otherKeys : begun.noSecrets);
            continue;
        }
        CheckJob job;
        job.id = row;
        job.host = lease.host;
        job.port = lease.port;
        job.user = login->user;
        job.password = login->password;
        job.declaredExit = lease.exitIp;
        job.deadlineMs = deadlineMs;
        job.group = origin.account.toString(QUuid::WithoutBraces) + origin.endpoint;
        if (const std::optional<CheckOutcome> last = m_parts.leases.check(row))
            job.lastCheckedMs = last->atMs;
        jobs.append(job);
        if (!isUnderWay)
            waiting.append(row);
        m_due.remove(row);
        m_keptDue.remove(row);
    }
    begun.checks += jobs.size();
    if (!waiting.isEmpty())
        m_parts.leases.setCheckState(waiting, CheckState::Waiting);
    if (!jobs.isEmpty()) {
        followOwnAddresses();
        m_parts.engine.check(jobs, priority);
    }
    return begun;
}

void LeaseChecks::cancel() { m_parts.engine.cancelAll(); }

void LeaseChecks::takeNewRows(RowId first, RowId last)
{
    // Only what the vendor has just given: what the record or an undo brings back is not new.
    const LeaseTable::Arrivals arrived = m_parts.leases.arrived();
    const bool isNew = first >= arrived.first && last < arrived.end;
    if (isNew && m_parts.preferences.flag(Preference::CheckNew)) {
        // A little later: others have still to hear of the new rows.
        if (m_arrived.isEmpty())
            QMetaObject::invokeMethod(this, &LeaseChecks::checkArrived, Qt::QueuedConnection);
        for (RowId row = first; row <= last; ++row)
            m_arrived.append(row);
    } else {
        for (RowId row = first; row <= last; ++row)
            plan(row);
        arm();
    }
}

void LeaseChecks::checkArrived() { begin(std::exchange(m_arrived, {}), CheckPriority::New); }

void LeaseChecks::takeRemoved(const QList<RowId> &rows)
{
    QList<quint64> underWay;
    for (RowId row : rows) {
        m_recent.remove(row);
        m_failures.remove(row);
        m_due.remove(row);
        m_keptDue.remove(row);
        const CheckState state = m_parts.leases.checkState(row);
        if (state == CheckState::Waiting || state == CheckState::Running)
            underWay.append(row);
    }
    if (!underWay.isEmpty())
        m_parts.engine.cancel(underWay);
}

void LeaseChecks::takeBegun(const QList<quint64> &ids)
{
    QList<RowId> rows;
    for (quint64 id : ids)
        rows.append(RowId(id));
    m_parts.leases.setCheckState(rows, CheckState::Running);
}

void LeaseChecks::takeResults(const QList<CheckResult> &results)
{
    QList<LeaseTable::Check> checks;
    QList<RowId> judged;
    for (const CheckResult &result : results) {
        const RowId row = RowId(result.id);
        if (!m_parts.leases.contains(row))
            continue;
        checks.append({row, result.outcome});
        if (!isJudgement(result.outcome.verdict)) {
            if (result.outcome.verdict == CheckVerdict::Cancelled)
                addDue(row, m_parts.leases.clock().nowMs() + intervalMs(row));
            continue;
        }
        judged.append(row);
        QList<CheckResult> &recent = m_recent[row];
        recent.prepend(result);
        if (recent.size() > mostRecent)
            recent.removeLast();
        if (isGood(result.outcome.verdict))
            m_failures.remove(row);
        else
            ++m_failures[row];
    }
    if (!checks.isEmpty())
        m_parts.marks.setChecks(checks);
    for (RowId row : judged)
        plan(row);
    arm();
    if (judged.isEmpty())
        return;
    std::sort(judged.begin(), judged.end());
    Q_EMIT checked(judged);
}

void LeaseChecks::takeProgress(const CheckProgress &progress)
{
    m_progress = progress;
    Q_EMIT progressChanged(progress);
}

QList<CheckResult> LeaseChecks::recent(RowId row) const
{
    if (const auto found = m_recent.constFind(row); found != m_recent.constEnd())
        return *found;
    const std::optional<CheckOutcome> recorded = m_parts.leases.check(row);
    if (!recorded)
        return {};
    CheckResult result;
    result.id = row;
    result.outcome = *recorded;
    return {result};
}

bool LeaseChecks::keeps(RowId row) const
{
    return m_parts.isKept && m_parts.isKept(m_parts.leases.store().accountOfRow(row));
}

qint64 LeaseChecks::keptIntervalMs() const
{
    const qint64 all = m_parts.preferences.text(Preference::CheckAgain).toInt() * 1'000LL;
    const qint64 kept = m_parts.preferences.text(Preference::CheckKept).toInt() * 1'000LL;
    return kept > 0 && all > 0 ? std::min(kept, all) : std::max(kept, all);
}

qint64 LeaseChecks::intervalMs(RowId row) const
{
    return keeps(row) ? keptIntervalMs() : m_parts.preferences.text(Preference::CheckAgain).toInt() * 1'000LL;
}

/// A lease that failed once is tried again sooner: that may have been chance.
void LeaseChecks::plan(RowId row)
{
    const std::optional<CheckOutcome> last = m_parts.leases.check(row);
    if (!last)
        return;
    const qint64 interval = intervalMs(row);
    addDue(row, last->atMs + (m_failures.value(row) == 1 ? interval / 2 : interval));
}

void LeaseChecks::addDue(RowId row, qint64 atMs)
{
    const bool kept = keeps(row);
    if (kept)
        m_kept.insert(m_parts.leases.store().accountOfRow(row));
    const bool isReliedOn = kept || (m_parts.isUsed && m_parts.isUsed(row));
    (isReliedOn ? m_due : m_keptDue).remove(row);
    if (intervalMs(row) > 0)
        (isReliedOn ? m_keptDue : m_due).add(row, atMs);
}

std::optional<qint64> LeaseChecks::dueMs(RowId row) const
{
    const std::optional<qint64> atMs = m_keptDue.dueMs(row);
    return atMs ? atMs : m_due.dueMs(row);
}

void LeaseChecks::followUse(const QList<RowId> &rows)
{
    for (const RowId row : rows) {
        if (const std::optional<qint64> atMs = dueMs(row))
            addDue(row, *atMs);
    }
    arm();
}

void LeaseChecks::sawReachable(const QList<RowId> &rows)
{
    const qint64 nowMs = m_parts.leases.clock().nowMs();
    for (const RowId row : rows) {
        if (!m_parts.leases.contains(row))
            continue; // removed while the figures were on their way
        const std::optional<CheckOutcome> last = m_parts.leases.check(row);
        const std::optional<qint64> atMs = dueMs(row);
        const qint64 againMs = nowMs + intervalMs(row);
        // A lease found bad needs a check: a connection through it is none. Of many connections, not each one moves
        // the time of the next check.
        if (last && isGood(last->verdict) && atMs && againMs - *atMs > intervalMs(row) / 10)
            addDue(row, againMs);
    }
    arm();
}

void LeaseChecks::followKept(const QUuid &account)
{
    const bool kept = m_parts.isKept && m_parts.isKept(account);
    if (kept == m_kept.contains(account))
        return;
    if (kept)
        m_kept.insert(account);
    else
        m_kept.remove(account);
    const QList<RowId> rows = m_parts.leases.rows();
    for (const RowId row : rows) {
        if (m_parts.leases.store().accountOfRow(row) != account)
            continue;
        const CheckState state = m_parts.leases.checkState(row);
        if (state == CheckState::Waiting || state == CheckState::Running)
            continue; // its end plans it
        m_due.remove(row);
        m_keptDue.remove(row);
        plan(row);
    }
    arm();
}

void LeaseChecks::planAll()
{
    m_due.clear();
    m_keptDue.clear();
    const QList<RowId> rows = m_parts.leases.rows();
    for (RowId row : rows)
        plan(row);
    arm();
}

void LeaseChecks::setVisible(bool visible)
{
    m_isVisible = visible;
    arm();
}

void LeaseChecks::arm()
{
    std::optional<qint64> next;
    if (m_isVisible && !m_due.isEmpty())
        next = m_due.nextMs();
    if (!m_keptDue.isEmpty())
        next = std::min(next.value_or(m_keptDue.nextMs()), m_keptDue.nextMs());
    if (!next) {
        m_timer.stop();
        return;
    }
    const qint64 left = *next - m_parts.leases.clock().nowMs() + togetherMs;
    m_timer.start(int(std::clamp(left, qint64(0), longestWaitMs)));
}

void LeaseChecks::checkDue()
{
    const qint64 nowMs = m_parts.leases.clock().nowMs();
    QList<RowId> due = m_keptDue.take(nowMs);
    if (m_isVisible)
        due += m_due.take(nowMs);
    if (!due.isEmpty())
        begin(due, CheckPriority::Again);
    arm();
}

} // namespace proxydeck

#include "moc_lease_checks.cpp"
