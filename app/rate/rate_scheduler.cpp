// SPDX-License-Identifier: MIT
#include "rate/rate_scheduler.h"

#include <QPointer>

#include <algorithm>
#include <array>

namespace proxydeck {

struct RateScheduler::Waiting
{
    CallId id = 0;
    Allowed allowed;
    std::function<void()> start;
};

namespace {

/// One slot is left to the operator, who would otherwise wait up to a minute behind calls of the program.
constexpr int reservedOf(int allowed) { return allowed > 1 ? 1 : 0; }

} // namespace

struct RateScheduler::Window
{
    std::array<std::deque<Waiting>, 2> queues; ///< by Priority
    std::unordered_set<CallId> inFlight;
    std::deque<qint64> answers; ///< instants, ascending: each holds a slot until windowMs + guardMs later
    qint64 pausedUntil = 0;

    int waiting() const { return int(queues[0].size() + queues[1].size()); }
    int held() const { return int(inFlight.size() + answers.size()); }
    bool isIdle() const { return waiting() == 0 && held() == 0 && pausedUntil == 0; }
    qint64 firstFreeMs() const { return answers.front() + windowMs + guardMs; }
    Priority nextPriority() const { return queues[0].empty() ? Priority::Background : Priority::Interactive; }
    const Waiting &next() const { return queues[size_t(nextPriority())].front(); }
};

RateScheduler::RateScheduler(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &RateScheduler::startDue);
}

RateScheduler::~RateScheduler() = default;

void RateScheduler::enqueue(CallId id, const RateBucket &bucket, Allowed allowed, Priority priority,
                            std::function<void()> start)
{
    const bool isNew = m_calls.emplace(id, bucket).second;
    Q_ASSERT(isNew && allowed);
    if (!isNew)
        return;
    m_windows[bucket].queues[size_t(priority)].push_back({id, std::move(allowed), std::move(start)});
    // Not called directly: the caller may not be ready for start() yet.
    recheck();
}

void RateScheduler::recheck()
{
    m_timer.start(0);
    Q_EMIT meterChanged();
}

void RateScheduler::setHeld(bool held)
{
    if (held == m_held)
        return;
    m_held = held;
    recheck();
}

bool RateScheduler::cancel(CallId id)
{
    const auto call = m_calls.find(id);
    if (call == m_calls.end())
        return false;
    for (auto &queue : m_windows.at(call->second).queues) {
        const auto waiting = std::find_if(queue.begin(), queue.end(), [id](const Waiting &w) { return w.id == id; });
        if (waiting == queue.end())
            continue;
        queue.erase(waiting);
        m_calls.erase(call);
        recheck();
        return true;
    }
    return false;
}

void RateScheduler::counted(CallId id)
{
    const auto call = m_calls.find(id);
    if (call == m_calls.end())
        return;
    Window &window = m_windows.at(call->second);
    if (window.inFlight.erase(id) == 0)
        return;
    m_calls.erase(call);
    m_counted.insert(id);
    window.answers.push_back(m_clock.steadyMs());
    recheck();
}

void RateScheduler::answered(CallId id, bool reachedVendor)
{
    if (m_counted.erase(id) != 0) {
        --m_underWay;
        recheck();
        return;
    }
    const auto call = m_calls.find(id);
    if (call == m_calls.end())
        return;
    Window &window = m_windows.at(call->second);
    if (window.inFlight.erase(id) == 0)
        return;
    --m_underWay;
    m_calls.erase(call);
    if (reachedVendor)
        window.answers.push_back(m_clock.steadyMs());
    recheck();
}

void RateScheduler::pause(const RateBucket &bucket, qint64 ms)
{
    Window &window = m_windows[bucket];
    window.pausedUntil = std::max(window.pausedUntil, m_clock.steadyMs() + std::max<qint64>(0, ms));
    recheck();
}

void RateScheduler::countEarlier(const RateBucket &bucket, qint64 agoMs)
{
    if (agoMs >= windowMs + guardMs)
        return;
    std::deque<qint64> &answers = m_windows[bucket].answers;
    const qint64 at = m_clock.steadyMs() - std::max<qint64>(0, agoMs);
    answers.insert(std::upper_bound(answers.begin(), answers.end(), at), at);
    recheck();
}

RateMeter RateScheduler::meter(const RateBucket &bucket, int allowed) const
{
    RateMeter meter;
    meter.allowed = std::max(1, allowed);
    const int toBackground = meter.allowed - reservedOf(meter.allowed);
    meter.freeToBackground = toBackground;
    const auto found = m_windows.find(bucket);
    if (found == m_windows.end())
        return meter;
    const Window &window = found->second;
    const qint64 now = m_clock.steadyMs();
    meter.waiting = window.waiting();

    // A slot held only because of guardMs is no longer in the vendor's 60 s.
    const auto counted
        = std::count_if(window.answers.begin(), window.answers.end(), [now](qint64 at) { return at > now - windowMs; });
    meter.used = int(window.inFlight.size()) + int(counted);

    const auto holding = std::find_if(window.answers.begin(), window.answers.end(),
                                      [now](qint64 at) { return at + windowMs + guardMs > now; });
    const qint64 held = qint64(window.inFlight.size()) + std::distance(holding, window.answers.end());
    // The first instant at which fewer than \a most slots are held.
    const auto freeAt = [&](int most) {
        const qint64 due = std::max(now, window.pausedUntil);
        if (held < most)
            return m_underWay >= mostInFlight ? std::max(due, now + 1) : due;
        // When the number was lowered, more than one slot has to become free.
        const qint64 tooMany = held - most;
        const bool onlyAnswersHelp = tooMany >= std::distance(holding, window.answers.end());
        const qint64 frees = onlyAnswersHelp ? now : *(holding + tooMany);
        return std::max(due, frees + windowMs + guardMs);
    };
    meter.nextFreeInMs = freeAt(meter.allowed) - now;
    const qint64 mayFill = window.pausedUntil > now ? 0 : toBackground - held - meter.waiting;
    meter.freeToBackground = int(std::max<qint64>(0, mayFill));
    meter.backgroundFreeInMs
        = meter.freeToBackground > 0 ? 0 : std::max<qint64>(freeAt(toBackground - meter.waiting) - now, 1);
    return meter;
}

void RateScheduler::setVisible(bool visible)
{
    if (visible == m_visible)
        return;
    m_visible = visible;
    m_timer.start(0); // checks at once what became due while the machine slept
}

int RateScheduler::position(CallId id) const
{
    const auto call = m_calls.find(id);
    if (call == m_calls.end())
        return 0;
    int position = 0;
    for (const auto &queue : m_windows.at(call->second).queues) {
        for (const Waiting &waiting : queue) {
            ++position;
            if (waiting.id == id)
                return position;
        }
    }
    return 0;
}

bool RateScheduler::mayStart(const Window &window, qint64 now) const
{
    if (window.waiting() == 0 || window.pausedUntil > now)
        return false;
    const Priority priority = window.nextPriority();
    const int allowed = std::max(1, window.next().allowed());
    const int reserved = priority == Priority::Background ? reservedOf(allowed) : 0;
    const int mostUnderWay = priority == Priority::Background ? mostInFlight - leftToInteractive : mostInFlight;
    return window.held() < allowed - reserved && m_underWay < mostUnderWay;
}

RateScheduler::Window *RateScheduler::nextToStart(qint64 now)
{
    if (m_held)
        return nullptr;
    Window *best = nullptr;
    for (auto &[bucket, window] : m_windows) {
        if (!mayStart(window, now))
            continue;
        const auto rank = [](const Window &of) { return std::pair(of.nextPriority(), of.next().id); };
        if (!best || rank(window) < rank(*best))
            best = &window;
    }
    return best;
}

void RateScheduler::startDue()
{
    const QPointer<RateScheduler> self(this);
    const qint64 now = m_clock.steadyMs();
    bool changed = forgetOld(now);

    // A started call can call any function of this class: a window found before it is not valid after it.
    while (Window *window = nextToStart(now)) {
        auto &queue = window->queues[size_t(window->nextPriority())];
        const Waiting call = std::move(queue.front());
        queue.pop_front();
        window->inFlight.insert(call.id);
        ++m_underWay;
        changed = true;
        call.start();
        if (!self)
            return;
    }
    arm();
    if (changed)
        Q_EMIT meterChanged();
}

bool RateScheduler::forgetOld(qint64 now)
{
    bool changed = false;
    for (auto entry = m_windows.begin(); entry != m_windows.end();) {
        Window &window = entry->second;
        while (!window.answers.empty() && window.firstFreeMs() <= now) {
            window.answers.pop_front();
            changed = true;
        }
        if (window.pausedUntil != 0 && window.pausedUntil <= now) {
            window.pausedUntil = 0;
            changed = true;
        }
        entry = window.isIdle() ? m_windows.erase(entry) : std::next(entry);
    }
    return changed;
}

qint64 RateScheduler::windowDueMs(const Window &window, qint64 now) const
{
    qint64 due = -1;
    const auto consider = [&due](qint64 at) { due = due < 0 ? at : std::min(due, at); };
    if (!window.answers.empty())
        consider(window.firstFreeMs());
    if (window.pausedUntil != 0)
        consider(window.pausedUntil);
    if (!m_held && mayStart(window, now))
        consider(now);
    return due;
}

qint64 RateScheduler::nextDueMs() const
{
    const qint64 now = m_clock.steadyMs();
    qint64 next = -1;
    for (const auto &[bucket, window] : m_windows) {
        const qint64 due = windowDueMs(window, now);
        if (due >= 0)
            next = next < 0 ? due : std::min(next, due);
    }
    return next;
}

void RateScheduler::arm()
{
    const qint64 next = nextDueMs();
    if (next < 0) {
        m_timer.stop();
        return;
    }
    // On some systems timers stop during sleep while the clock goes on: a long timer would then be late by the time
    // slept. So startDue() runs at least once a second while calls wait and the operator can see them.
    const bool somebodyWaits
        = std::any_of(m_windows.begin(), m_windows.end(), [](const auto &entry) { return entry.second.waiting() > 0; });
    const qint64 left = std::max<qint64>(0, next - m_clock.steadyMs());
    m_timer.start(int(std::min<qint64>(left, somebodyWaits && m_visible ? 1'000 : windowMs)));
}

} // namespace proxydeck

#include "moc_rate_scheduler.cpp"
