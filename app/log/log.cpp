// SPDX-License-Identifier: MIT
#include "log/log.h"

#include "log/log_file.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QMutex>
#include <QThread>
#include <QTimeZone>
#include <QWaitCondition>

#include <algorithm>
#include <atomic>
#include <deque>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int gatherMs = 500;
/// How long write() may block for an urgent line.
constexpr int urgentWaitMs = 50;
/// Lines that may queue up while the disk does not respond.
constexpr qsizetype mostQueued = 10'000;

} // namespace

struct Log::Private
{
    struct Line
    {
        LogLevel level;
        QString text;
    };

    Private(Log *log, const QString &where, const Clock &time, Redactor &nets, Limits bounds)
        : q(log)
        , folder(where)
        , clock(time)
        , redactor(nets)
        , limits(bounds)
        , file(where, bounds.fileBytes, bounds.files)
    {
    }

    void run();
    void report(const QString &now);
    void remember(LogLevel level, const QString &line);

    Log *q;
    const QString folder;
    const Clock &clock;
    Redactor &redactor;
    const Limits limits;
    std::atomic<LogLevel> least = LogLevel::Info;
    std::atomic<bool> waits = true;

    mutable QMutex mutex; ///< for all members below except file
    QWaitCondition wake;
    QWaitCondition written;
    QByteArrayList queue;
    std::deque<Line> recent;
    quint64 taken = 0; ///< lines ever put into the queue
    quint64 done = 0;  ///< of these, written or dropped
    qsizetype dropped = 0;
    bool urgent = false;
    bool ending = false;
    bool isSlow = false; ///< waiting for an urgent line timed out: no more waiting until the disk has caught up
    QString problem;

    LogFile file; ///< used only by the thread
    std::unique_ptr<QThread> thread;
};

void Log::Private::run()
{
    QMutexLocker locker(&mutex);
    for (;;) {
        while (queue.isEmpty() && !ending)
            wake.wait(&mutex);
        const QDeadlineTimer gathered(gatherMs);
        while (!urgent && !ending && wake.wait(&mutex, gathered)) { }
        if (queue.isEmpty() && ending)
            return;
        QByteArray lines = queue.join();
        const quint64 upTo = taken;
        if (dropped > 0)
            lines += "(" + QByteArray::number(dropped)
                + " lines were dropped: they came faster than the disk took them)\n";
        queue.clear();
        dropped = 0;
        urgent = false;
        locker.unlock();
        file.append(lines);
        const QString now = file.problem();
        locker.relock();
        done = upTo;
        isSlow = false;
        if (now.isEmpty() != problem.isEmpty())
            report(now);
        problem = now;
        written.wakeAll();
    }
}

void Log::Private::report(const QString &now)
{
    QMetaObject::invokeMethod(
        q, [log = q, now] { Q_EMIT log->problemChanged(now); }, Qt::QueuedConnection);
}

void Log::Private::remember(LogLevel level, const QString &line)
{
    recent.push_back({level, line});
    if (recent.size() <= size_t(limits.recentLines))
        return;
    // Many lines of one kind must not push out all of the other: warnings and errors get half of the room, the rest the
    // other half.
    const auto isUrgent = [](const Line &each) { return each.level <= LogLevel::Warning; };
    const bool urgentGoes = std::ranges::count_if(recent, isUrgent) > limits.recentLines / 2;
    recent.erase(std::ranges::find_if(recent, [&](const Line &each) { return isUrgent(each) == urgentGoes; }));
}

Log::Log(const QString &folder, const Clock &clock, Redactor &redactor, Limits limits, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, folder, clock, redactor, limits))
{
    d->thread.reset(QThread::create([this] { d->run(); }));
    d->thread->setObjectName(u"log"_s);
}

Log::Log(const QString &folder, const Clock &clock, Redactor &redactor, QObject *parent)
    : Log(folder, clock, redactor, Limits(), parent)
{
}

Log::~Log()
{
    {
        const QMutexLocker locker(&d->mutex);
        d->ending = true;
        d->wake.wakeAll();
    }
    d->thread->wait();
}

QString Log::folder() const { return d->folder; }

Redactor &Log::redactor() const { return d->redactor; }

void Log::setLevel(LogLevel least) { d->least = least; }

void Log::setWaits(bool waits) { d->waits = waits; }

LogLevel Log::level() const { return d->least; }

void Log::write(LogLevel level, const QString &area, const QString &text)
{
    if (level > d->least)
        return;
    const QString time
        = QDateTime::fromMSecsSinceEpoch(d->clock.utcMs(), QTimeZone::utc()).toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s);
    // Redacted here and not in the thread, so that no queued line contains a secret.
    const QString line = time + u"Z "_s + logLevelName(level) + u' ' + d->redactor.redacted(area, 60) + u": "_s
        + d->redactor.redacted(text, d->limits.lineCharacters);
    const bool urgent = level <= LogLevel::Warning;
    {
        const QMutexLocker locker(&d->mutex);
        d->remember(level, line);
        if (d->queue.size() >= mostQueued) {
            ++d->dropped;
            return;
        }
        if (!d->thread->isRunning())
            d->thread->start(QThread::LowPriority); // at the first line
        d->queue.append(line.toUtf8() + '\n');
        ++d->taken;
        d->urgent |= urgent;
        d->wake.wakeAll();
        if (!urgent || d->isSlow || !d->waits)
            return;
    }
    if (!flush(urgentWaitMs)) {
        const QMutexLocker locker(&d->mutex);
        d->isSlow = true;
    }
}

bool Log::flush(int ms)
{
    const QDeadlineTimer deadline(ms);
    QMutexLocker locker(&d->mutex);
    const quint64 upTo = d->taken;
    while (d->done < upTo) {
        d->urgent = true;
        d->wake.wakeAll();
        if (!d->written.wait(&d->mutex, deadline))
            return d->done >= upTo;
    }
    return true;
}

QStringList Log::recent(LogLevel least, int most) const
{
    const QMutexLocker locker(&d->mutex);
    QStringList lines;
    for (auto line = d->recent.rbegin(); line != d->recent.rend() && lines.size() < most; ++line) {
        if (line->level <= least)
            lines.prepend(line->text);
    }
    return lines;
}

QString Log::problem() const
{
    const QMutexLocker locker(&d->mutex);
    return d->problem;
}

QString logLevelName(LogLevel level)
{
    switch (level) {
    case LogLevel::Error:
        return u"error"_s;
    case LogLevel::Warning:
        return u"warning"_s;
    case LogLevel::Info:
        return u"info"_s;
    case LogLevel::Debug:
        return u"debug"_s;
    }
    Q_UNREACHABLE();
}

} // namespace proxydeck

#include "moc_log.cpp"
