// SPDX-License-Identifier: MIT
#include "check/check_worker.h"

#include <algorithm>
#include <utility>

namespace proxydeck {

namespace {

constexpr int tickMs = 20;
constexpr qint64 leastLeftMs = 3'000;  ///< of a lease's life, or its check is not begun
constexpr qint64 expiryStepMs = 1'000; ///< between two looks at the deadlines of those that wait
constexpr qint64 askAgainMs = 2'000;   ///< between two questions whether the vendor answers
constexpr qint64 tryAgainMs = 5'000;   ///< paused without anybody to ask: until one check tries it again
constexpr qint64 gapMs = 5'000;        ///< a longer pause between two ticks: the machine slept
constexpr size_t manyFail = 8;         ///< failures that mean a broken connection if the vendor cannot be asked
constexpr int mostLocalFailures = 5;   ///< of one job
constexpr qint64 enoughWaitMs = 2'000; ///< in which a packet that was lost is sent again

bool isAboutTheNetwork(CheckVerdict verdict)
{
    return verdict == CheckVerdict::Unreachable || verdict == CheckVerdict::TimedOut
        || verdict == CheckVerdict::NameNotFound;
}

} // namespace

CheckWorker::CheckWorker(const Clock &clock, bool canAskVendor)
    : m_clock(clock)
    , m_canAskVendor(canAskVendor)
    , m_vendorMinusSteadyMs(clock.utcMs() - clock.steadyMs())
    , m_aliveMs(clock.steadyMs() - 1'000'000)
    , m_lookedMs(clock.steadyMs())
    , m_timer(this)
{
    m_timer.setInterval(tickMs);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &CheckWorker::look);
}

CheckWorker::~CheckWorker() = default;

void CheckWorker::setSettings(const CheckSettings &settings)
{
    if (settings.roots != m_settings->roots)
        m_trust.setRoots(settings.roots);
    if (settings.findsSocks5 != m_settings->findsSocks5)
        m_protocols.forget();
    m_settings = std::make_shared<CheckSettings>(settings);
    m_pace.configure(settings.atOnce, settings.adapts);
}

void CheckWorker::add(const QList<CheckJob> &jobs, CheckPriority priority)
{
    qint64 added = 0;
    if (m_tally.isIdle()) {
        m_tally.begin();
        m_pace.begin(m_clock.steadyMs());
        m_lookedMs = m_clock.steadyMs();
    }
    for (const CheckJob &job : jobs) {
        const bool isHeld
            = std::any_of(m_held.begin(), m_held.end(), [&](const Held &held) { return held.entry.job.id == job.id; });
        if (!m_running.contains(job.id) && !isHeld && m_queue.add(job, priority))
            ++added;
    }
    m_tally.jobsAdded(added);
    afterChange();
}

void CheckWorker::cancel(const QList<quint64> &ids)
{
    for (const quint64 id : ids) {
        if (const auto check = takeRunning(id)) {
            check->end(CheckVerdict::Cancelled);
            settle(check->result());
        } else if (m_queue.remove(id)
                   || std::erase_if(m_held, [id](const Held &held) { return held.entry.job.id == id; }) > 0) {
            settleEnd(id, CheckVerdict::Cancelled);
        }
    }
    afterChange();
}

void CheckWorker::cancelAll()
{
    QList<quint64> ids;
    for (const auto &[id, check] : m_running)
        ids.append(id);
    for (const Held &held : m_held)
        ids.append(held.entry.job.id);
    for (const CheckJob &job : m_queue.takeAll())
        settleEnd(job.id, CheckVerdict::Cancelled);
    cancel(ids);
}

void CheckWorker::look()
{
    const qint64 now = m_clock.steadyMs();
    const bool slept = now - m_lookedMs > gapMs;
    m_lookedMs = now;
    if (slept) {
        // Checks under way lost their time while the machine slept: they begin again.
        m_pace.begin(now);
        putBackRunning();
    }
    m_pace.look(now);
    QList<LeaseCheck *> checks;
    for (const auto &[id, check] : m_running)
        checks.append(check.get());
    for (LeaseCheck *check : std::as_const(checks)) {
        const quint64 id = check->job().id;
        if (check->job().deadlineMs != noDeadline && vendorMs() >= check->job().deadlineMs) {
            const auto ended = takeRunning(id);
            ended->end(CheckVerdict::Expired);
            settle(ended->result());
        } else {
            check->look(); // may end it, and no other
        }
    }
    dropWaitingExpired();
    followPause();
    if (!m_held.empty() || m_pace.manyTimeOut())
        askVendor();
    afterChange();
}

/// Begins what may begin.
void CheckWorker::startSome()
{
    connectSome();
    const qint64 now = m_clock.steadyMs();
    while (!m_queue.isEmpty() && m_wanting.empty() && m_pace.mayConnect(now)) {
        const int most = m_isPaused ? (m_isTrying ? 1 : 0) : m_pace.atOnce();
        const bool isTlsFull = m_settings->isAnySecure() && m_secureRunning >= CheckSettings::MostInTls;
        if (qint64(m_running.size()) >= most || isTlsFull)
            return;
        CheckQueue::Entry entry = *m_queue.take();
        if (entry.job.deadlineMs != noDeadline && entry.job.deadlineMs - vendorMs() < leastLeftMs)
            settleEnd(entry.job.id, CheckVerdict::Expired);
        else
            begin(std::move(entry));
        connectSome();
    }
}

void CheckWorker::begin(CheckQueue::Entry entry)
{
    const LeaseCheck::World world{m_clock, m_trust, m_protocols};
    auto owned = std::make_unique<LeaseCheck>(entry.job, entry.priority, m_settings, world, nullptr);
    LeaseCheck *check = owned.get();
    m_running.emplace(entry.job.id, std::move(owned));
    m_begun.append(entry.job.id);
    m_secureRunning += check->settings().isAnySecure() ? 1 : 0;
    connect(check, &LeaseCheck::wantsConnection, this, [this, check] { m_wanting.push_back(check); });
    connect(check, &LeaseCheck::connected, this, [this](qint32 ms) { m_pace.connected(ms); });
    connect(check, &LeaseCheck::alive, this, [this] {
        m_aliveMs = m_clock.steadyMs();
        if (!m_canAskVendor) {
            release();
            resume();
        }
    });
    connect(check, &LeaseCheck::ended, this, [this, check] { onEnded(check); });
    check->begin();
}

/// Those that have begun and need another connection go before those that have not.
void CheckWorker::connectSome()
{
    const qint64 now = m_clock.steadyMs();
    while (!m_wanting.empty() && m_pace.mayConnect(now)) {
        LeaseCheck *check = m_wanting.front();
        m_wanting.pop_front();
        m_pace.connecting(now);
        check->connectNow();
    }
}

void CheckWorker::onEnded(LeaseCheck *check)
{
    auto owned = takeRunning(check->job().id);
    const CheckQueue::Entry entry{check->job(), check->priority()};
    const CheckResult &result = check->result();
    if (check->failedLocally()) {
        onLocalFailure(entry);
    } else {
        m_pace.ended(result.outcome.verdict == CheckVerdict::TimedOut
                     || result.outcome.verdict == CheckVerdict::Unreachable);
        if (isAboutTheNetwork(result.outcome.verdict) && shouldHold(*check))
            m_held.push_back({entry, result});
        else
            settle(result);
    }
    owned.release()->deleteLater(); // this is its own signal
    if (!m_isTrying)
        return;
    m_isTrying = false; // it did not help
    m_pausedMs = m_clock.steadyMs();
}

/// No descriptor or no port was left on this machine: later, with fewer at once.
void CheckWorker::onLocalFailure(const CheckQueue::Entry &entry)
{
    m_pace.halve(m_clock.steadyMs());
    if (++m_localFailures[entry.job.id] < mostLocalFailures) {
        m_queue.putBack(entry);
        return;
    }
    m_localFailures.erase(entry.job.id);
    settleEnd(entry.job.id, CheckVerdict::Cancelled);
}

/// Whether nothing has come over the network for so long that the failure may be this machine's.
bool CheckWorker::shouldHold(const LeaseCheck &check) const
{
    const qint64 waitedMs = m_clock.steadyMs() - check.waitingSinceMs();
    return m_aliveMs < check.waitingSinceMs() + std::min(enoughWaitMs, waitedMs / 2);
}

void CheckWorker::askVendor()
{
    const qint64 now = m_clock.steadyMs();
    if (!m_canAskVendor) {
        // Failures without a success between them: many mean the network; few mean the leases, once no check is left.
        if (m_held.size() >= manyFail)
            pause();
        else if (!m_isPaused && m_running.empty() && m_queue.isEmpty())
            release();
        return;
    }
    if (m_isAsking || (m_askedMs != 0 && now - m_askedMs < askAgainMs))
        return;
    m_isAsking = true;
    m_askedMs = now;
    Q_EMIT vendorWanted();
}

void CheckWorker::onVendorAnswers(bool answers)
{
    const bool wasAsking = std::exchange(m_isAsking, false);
    if (!wasAsking)
        return;
    if (answers) {
        m_aliveMs = m_clock.steadyMs();
        release();
        resume();
    } else if (m_aliveMs >= m_askedMs && !m_isPaused) {
        m_pace.halve(m_clock.steadyMs());
        release();
    } else if (!m_held.empty() || m_isPaused) {
        pause();
    }
    afterChange();
}

/// The results held back are valid: the leases failed, not the network.
void CheckWorker::release()
{
    for (const Held &held : std::exchange(m_held, {}))
        settle(held.result);
}

/// Nothing is marked bad: all of it is tried again.
void CheckWorker::pause()
{
    for (const Held &held : std::exchange(m_held, {}))
        m_queue.putBack(held.entry);
    putBackRunning();
    m_isPaused = true;
    m_isTrying = false;
    m_pausedMs = m_clock.steadyMs();
}

void CheckWorker::resume()
{
    if (!m_isPaused)
        return;
    m_isPaused = false;
    m_isTrying = false;
    m_pace.begin(m_clock.steadyMs());
}

void CheckWorker::followPause()
{
    if (!m_isPaused)
        return;
    if (m_queue.isEmpty() && m_running.empty() && m_held.empty()) {
        resume(); // there is nothing left to be tried
    } else if (m_canAskVendor) {
        askVendor();
    } else if (!m_isTrying && m_clock.steadyMs() - m_pausedMs >= tryAgainMs) {
        m_isTrying = true;
    }
}

void CheckWorker::putBackRunning()
{
    QList<quint64> ids;
    for (const auto &[id, check] : m_running)
        ids.append(id);
    for (const quint64 id : std::as_const(ids)) {
        const auto check = takeRunning(id);
        check->end(CheckVerdict::Cancelled);
        m_queue.putBack({check->job(), check->priority()});
    }
}

std::unique_ptr<LeaseCheck> CheckWorker::takeRunning(quint64 id)
{
    const auto found = m_running.find(id);
    if (found == m_running.end())
        return {};
    std::unique_ptr<LeaseCheck> check = std::move(found->second);
    m_running.erase(found);
    check->disconnect(this);
    std::erase(m_wanting, check.get());
    m_secureRunning -= check->settings().isAnySecure() ? 1 : 0;
    return check;
}

void CheckWorker::settle(CheckResult result)
{
    m_localFailures.erase(result.id);
    result.outcome.atMs = vendorMs();
    for (CheckOutcome &outcome : result.all)
        outcome.atMs = result.outcome.atMs;
    m_tally.ended(result);
}

/// Without having been begun, or with nothing to be said about it.
void CheckWorker::settleEnd(quint64 id, CheckVerdict verdict)
{
    CheckResult result;
    result.id = id;
    result.outcome.verdict = verdict;
    settle(result);
}

void CheckWorker::dropWaitingExpired()
{
    const qint64 now = m_clock.steadyMs();
    if (now - m_expiryMs < expiryStepMs)
        return;
    m_expiryMs = now;
    for (const CheckJob &job : m_queue.takeExpiring(vendorMs(), leastLeftMs))
        settleEnd(job.id, CheckVerdict::Expired);
    for (auto held = m_held.begin(); held != m_held.end();) {
        const qint64 deadlineMs = held->entry.job.deadlineMs;
        if (deadlineMs == noDeadline || deadlineMs - vendorMs() >= leastLeftMs) {
            ++held;
            continue;
        }
        settleEnd(held->entry.job.id, CheckVerdict::Expired);
        held = m_held.erase(held);
    }
}

void CheckWorker::afterChange()
{
    startSome();
    tell();
    const bool isNeeded = !m_tally.isIdle() || !m_tally.isAllTold();
    if (isNeeded && !m_timer.isActive())
        m_timer.start();
    else if (!isNeeded)
        m_timer.stop();
}

void CheckWorker::tell()
{
    const qint64 now = m_clock.steadyMs();
    if (const QList<CheckResult> results = m_tally.takeResults(now); !results.isEmpty())
        Q_EMIT checked(results);
    CheckProgress progress;
    const auto pauseOf = m_isPaused ? CheckProgress::Pause::OwnConnection : CheckProgress::Pause::None;
    if (m_tally.takeProgress(now, qint64(m_running.size()) + qint64(m_held.size()), m_pace.atOnce(), pauseOf,
                             progress)) {
        // As often as the progress, and not each by itself: a row of the table follows.
        QList<quint64> begun = std::exchange(m_begun, {});
        begun.removeIf([this](quint64 id) { return m_running.find(id) == m_running.end(); });
        if (!begun.isEmpty())
            Q_EMIT this->begun(begun);
        Q_EMIT progressChanged(progress);
    }
}

} // namespace proxydeck

#include "moc_check_worker.cpp"
