// SPDX-License-Identifier: MIT
#include "ledger/ledger_worker.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

#include <algorithm>
#include <chrono>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// Limits the size of a transaction, and of what is repeated while writing fails.
constexpr size_t tasksInATransaction = 256;
/// One part that the UI thread adds to its tables; takes some milliseconds.
constexpr int leasesInAPart = 2'000;
constexpr int firstRetryMs = 1'000;
constexpr int lastRetryMs = 60'000;
constexpr int setAsideLockMs = 5'000;
/// Pause between two steps of a removal, for other work and for the disk.
constexpr int stepPauseMs = 10;
/// Rows marked in one step; takes about 10 ms.
constexpr qsizetype markedInAStep = 500;
/// Outcomes of checks come one by one: as long as this they are gathered, for one transaction. So is traffic.
constexpr int gatherMs = 1'000;
/// Outcomes written in one step; takes about 10 ms.
constexpr qsizetype sumsInAStep = 500;
/// From this number of leases in memory only, the problem text tells how many; updated with each doubling.
constexpr qsizetype manyHeldLeases = 10'000;
/// Checking a file of this size takes about 10 ms: it is done before anything is written.
constexpr qint64 smallFileBytes = 1 << 20;
/// Checking a file of this size takes about 0.3 s: it is done at every start, beside the work.
constexpr qint64 cheapCheckBytes = 32 << 20;

qsizetype leasesIn(const WriteTask &task)
{
    const auto *end = std::get_if<EndTask>(&task.what);
    return end ? end->batch.leases.size() + end->batch.regionLocks.size() : 0;
}

} // namespace

LedgerWorker::LedgerWorker(const QString &fileName)
    : m_fileName(fileName)
    , m_check(this)
    , m_trimStep(this)
    , m_markStep(this)
    , m_sumStep(this)
    , m_retry(this)
{
    for (QTimer *step : {&m_trimStep, &m_markStep, &m_sumStep}) {
        step->setSingleShot(true);
        step->setInterval(stepPauseMs);
    }
    connect(&m_trimStep, &QTimer::timeout, this, &LedgerWorker::trimNext);
    connect(&m_markStep, &QTimer::timeout, this, &LedgerWorker::markSome);
    connect(&m_sumStep, &QTimer::timeout, this, &LedgerWorker::writeSomeSums);
    connect(&m_check, &LedgerCheck::finished, this, &LedgerWorker::onChecked);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &LedgerWorker::flush);
}

void LedgerWorker::start() { flush(); }

void LedgerWorker::add(const WriteTask &task)
{
    // Few rows take no longer than a call: they are marked with what is written next.
    if (const auto *mark = std::get_if<MarkTask>(&task.what);
        mark && (mark->rows.size() > markedInAStep || !m_marks.isEmpty())) {
        m_marks.add(*mark);
        schedule();
        return;
    }
    if (const auto *begin = std::get_if<StartTask>(&task.what)) {
        m_running.insert(begin->call.id);
    } else if (const auto *end = std::get_if<EndTask>(&task.what)) {
        m_running.remove(end->call.id);
        for (MarkTask &first : m_marks.take(end->batch))
            m_tasks.push_back({std::move(first)});
    }
    m_heldLeases += leasesIn(task);
    m_tasks.push_back(task);
    schedule();
}

void LedgerWorker::schedule()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    // Runs after the events already queued: their tasks share one transaction and one sync to the disk.
    QMetaObject::invokeMethod(this, &LedgerWorker::flush, Qt::QueuedConnection);
}

void LedgerWorker::flush()
{
    m_scheduled = false;
    m_retry.stop();
    if (tryFlush()) {
        m_retryMs = 0;
        report({});
        if (!m_marks.isEmpty() && !m_markStep.isActive())
            m_markStep.start();
        gatherSums();
        return;
    }
    keepStarts();
    QList<quint64> refused;
    for (WriteTask &task : m_tasks) {
        if (!std::exchange(task.isRefused, true) && task.ticket != 0)
            refused.append(task.ticket);
    }
    if (!refused.isEmpty())
        Q_EMIT settled(refused, false);
    dropNeedlessStarts();
    m_retryMs = m_retryMs == 0 ? firstRetryMs : std::min(m_retryMs * 2, lastRetryMs);
    m_retry.start(m_retryMs);
}

bool LedgerWorker::tryFlush()
{
    // If the file was deleted while open, everything written to it would be lost.
    if (m_file.isOpen() && (!m_file.isWritable() || !QFileInfo::exists(m_fileName)))
        m_file.close();
    if (!m_file.isOpen() && !openFile())
        return false;

    bool mended = false;
    while (!m_tasks.empty()) {
        const size_t count = std::min(m_tasks.size(), tasksInATransaction);
        if (const auto failure = m_file.writer().write(std::span(m_tasks).first(count))) {
            m_file.close();
            if (failure->kind == LedgerFailure::Kind::Damaged && !mended) {
                mended = true;
                suspect();
                if (openFile())
                    continue;
                return false;
            }
            refuse(*failure);
            return false;
        }
        QList<quint64> durable;
        for (size_t i = 0; i < count; ++i) {
            m_heldLeases -= leasesIn(m_tasks[i]);
            if (m_tasks[i].ticket != 0)
                durable.append(m_tasks[i].ticket);
        }
        const auto written = m_tasks.begin() + std::ptrdiff_t(count);
        if (m_check.isRunning())
            m_unchecked.insert(m_unchecked.end(), m_tasks.begin(), written);
        m_tasks.erase(m_tasks.begin(), written);
        if (!durable.isEmpty())
            Q_EMIT settled(durable, true);
    }
    return true;
}

bool LedgerWorker::openFile()
{
    const Check check = neededCheck();
    std::optional<LedgerFailure> failure
        = m_file.open(m_fileName, check == Check::First ? LedgerFile::Check::Quick : LedgerFile::Check::None);
    if (failure && failure->kind == LedgerFailure::Kind::Damaged)
        return setAside();
    if (failure) {
        refuse(*failure);
        return false;
    }
    m_checked = true;
    m_suspected = false;
    if (check == Check::Beside)
        m_check.start(m_fileName);
    else if (check == Check::First && !m_check.isRunning())
        m_unchecked.clear(); // all of it is in a file that is whole
    return true;
}

LedgerWorker::Check LedgerWorker::neededCheck() const
{
    if (m_checked)
        return Check::None;
    const qint64 bytes = QFileInfo(m_fileName).size();
    if (m_suspected || bytes <= smallFileBytes)
        return Check::First;
    // A large file that was closed properly (no WAL file left) is not checked unless a page turns out to be damaged.
    // Whatever takes long to read is checked beside the work: the first press does not wait for it.
    return bytes <= cheapCheckBytes || QFileInfo::exists(m_fileName + "-wal"_L1) ? Check::Beside : Check::None;
}

void LedgerWorker::onChecked(bool isDamaged)
{
    if (!isDamaged) {
        m_unchecked.clear();
        return;
    }
    m_file.close();
    suspect();
    flush(); // if the file cannot be set aside now, m_unchecked waits with it
}

/// An error gives reason to check the file before it is used again.
void LedgerWorker::suspect()
{
    m_checked = false;
    m_suspected = true;
}

bool LedgerWorker::setAside()
{
    const QFileInfo info(m_fileName);
    // If two programs find the damage at the same time, the second must not rename the new file of the first.
    QLockFile lock(info.absolutePath() + "/ledger.lock"_L1);
    if (!lock.tryLock(setAsideLockMs)) {
        refuse({LedgerFailure::Kind::Refused,
                tr("The damaged record cannot be set aside: %1").arg(QDir::toNativeSeparators(m_fileName))});
        return false;
    }
    std::optional<LedgerFailure> failure = m_file.open(m_fileName, LedgerFile::Check::Quick);
    if (failure && failure->kind == LedgerFailure::Kind::Damaged) {
        m_file.close();
        QString newName;
        for (int i = 1; newName.isEmpty() || QFileInfo::exists(newName); ++i)
            newName = info.absolutePath() + u"/ledger.damaged-%1.sqlite"_s.arg(i);
        QFile damaged(m_fileName);
        if (!damaged.rename(newName)) {
            refuse({LedgerFailure::Kind::Refused,
                    tr("The damaged record cannot be set aside: %1").arg(damaged.errorString())});
            return false;
        }
        // The last commits may exist only in the WAL file: keep it with the damaged file, for a later repair.
        QFile::rename(m_fileName + "-wal"_L1, newName + "-wal"_L1);
        QFile::remove(m_fileName + "-wal"_L1);
        QFile::remove(m_fileName + "-shm"_L1);
        m_cursors.clear(); // they refer to the old file
        m_trim.reset();
        m_marks.clear();
        // What this run wrote into the damaged file goes into the new one too.
        for (WriteTask &task : m_unchecked) {
            task.ticket = 0;
            m_heldLeases += leasesIn(task);
        }
        m_tasks.insert(m_tasks.begin(), m_unchecked.begin(), m_unchecked.end());
        m_unchecked.clear();
        Q_EMIT damagedFileSetAside(newName);
        failure = m_file.open(m_fileName, LedgerFile::Check::None);
    }
    if (failure) {
        refuse(*failure);
        return false;
    }
    m_checked = true;
    m_suspected = false;
    return true;
}

void LedgerWorker::refuse(const LedgerFailure &failure)
{
    QString text = failure.text.isEmpty() ? tr("The record cannot be written") : failure.text;
    if (m_heldLeases >= manyHeldLeases) {
        qsizetype atLeast = manyHeldLeases;
        while (atLeast * 2 <= m_heldLeases)
            atLeast *= 2;
        text = tr("%1; more than %L2 leases exist in memory only and would be lost when the program ends")
                   .arg(text)
                   .arg(atLeast);
    }
    report(text);
}

/// The start of a call takes little room: it may fit where its leases do not, and tells the next run of the call.
void LedgerWorker::keepStarts()
{
    const auto isStart = [](const WriteTask &task) { return std::holds_alternative<StartTask>(task.what); };
    if (std::all_of(m_tasks.begin(), m_tasks.end(), isStart))
        return; // that was tried
    std::vector<WriteTask> starts;
    for (const WriteTask &task : m_tasks) {
        if (const auto *end = std::get_if<EndTask>(&task.what); end && !task.isStartKept) {
            CallEntry begun = end->call;
            begun.outcome = CallEntry::Outcome::Started;
            starts.push_back({StartTask{begun}});
        } else if (isStart(task)) {
            starts.push_back(task);
        }
    }
    if (starts.empty() || (!m_file.isOpen() && !openFile()) || !m_file.isWritable())
        return;
    if (m_file.writer().write(starts)) {
        m_file.close();
        return;
    }
    QList<quint64> durable;
    for (WriteTask &task : m_tasks) {
        if (std::holds_alternative<EndTask>(task.what))
            task.isStartKept = true;
        else if (isStart(task) && task.ticket != 0)
            durable.append(task.ticket);
    }
    std::erase_if(m_tasks, isStart);
    if (!durable.isEmpty())
        Q_EMIT settled(durable, true);
}

/// While writing fails, saves memory for data that exists nowhere else: the record of a call's end contains that of its
/// start.
void LedgerWorker::dropNeedlessStarts()
{
    QSet<QUuid> ended;
    for (const WriteTask &task : m_tasks) {
        if (const auto *end = std::get_if<EndTask>(&task.what))
            ended.insert(end->call.id);
    }
    std::erase_if(m_tasks, [&ended](const WriteTask &task) {
        const auto *start = std::get_if<StartTask>(&task.what);
        return start && task.isRefused && ended.contains(start->call.id);
    });
}

void LedgerWorker::report(const QString &problem)
{
    if (problem == m_problem)
        return;
    m_problem = problem;
    Q_EMIT problemChanged(problem);
}

template<typename Load>
auto LedgerWorker::loaded(Load load) -> std::optional<typename decltype(load())::value_type>
{
    // The result must include everything recorded before.
    flush();
    for (int attempt = 0; attempt < 2 && m_file.isOpen(); ++attempt) {
        auto rows = load();
        if (rows)
            return std::move(*rows);
        m_file.close();
        if (rows.error().kind != LedgerFailure::Kind::Damaged) {
            refuse(rows.error());
            m_retry.start(firstRetryMs); // to notice when the problem is solved
            break;
        }
        suspect();
        openFile();
    }
    return std::nullopt;
}

void LedgerWorker::addLivingRequest(quint64 ticket, qint64 nowMs)
{
    writeAll(); // what was deleted before is not loaded
    auto begun = loaded([this, nowMs] { return m_file.reader().begin(nowMs, m_giveUp); });
    m_cursors.insert(ticket, std::move(begun).value_or(LivingCursor()));
    loadNextLiving(ticket);
}

void LedgerWorker::loadNextLiving(quint64 ticket)
{
    LivingCursor cursor = m_cursors.take(ticket);
    // Works on a copy: after a failure, reading is repeated from the same position.
    LivingCursor after = cursor;
    QList<LeaseBatch> part;
    if (!cursor.isAtEnd()) {
        auto read = loaded([this, &cursor, &after] {
            after = cursor;
            return m_file.reader().next(after, leasesInAPart, m_giveUp);
        });
        part = std::move(read).value_or(QList<LeaseBatch>());
    }
    const bool last = part.isEmpty() || after.isAtEnd();
    if (!last)
        m_cursors.insert(ticket, std::move(after));
    Q_EMIT livingLoaded(ticket, part, last);
}

void LedgerWorker::addUnfinishedRequest(quint64 ticket)
{
    const auto calls = loaded([this] { return m_file.reader().unfinishedCalls(m_running); });
    Q_EMIT callsLoaded(ticket, calls.value_or(QList<CallEntry>()));
}

void LedgerWorker::addSentRequest(quint64 ticket, qint64 sinceMs, qint64 sinceSteadyMs)
{
    const auto calls = loaded([=, this] { return m_file.reader().callsSentSince(sinceMs, sinceSteadyMs); });
    Q_EMIT callsLoaded(ticket, calls.value_or(QList<CallEntry>()));
}

void LedgerWorker::addKeeperCallsRequest(quint64 ticket, qint64 sinceMs)
{
    Q_EMIT keeperCallsLoaded(ticket, loaded([=, this] { return m_file.keeperReader().calls(sinceMs); }));
}

void LedgerWorker::addRecentRequest(quint64 ticket, const QUuid &account, int keyNumber, const QString &endpoint,
                                    int most)
{
    writeAll(); // what checks have found is gathered
    const auto recent = loaded([&] { return m_file.keeperReader().recent(account, keyNumber, endpoint, most); });
    Q_EMIT recentLoaded(ticket, recent.value_or(RecentLeases()));
}

void LedgerWorker::trim(qint64 nowMs, int days)
{
    if (m_trim || days <= 0)
        return;
    flush();
    if (!m_file.isWritable())
        return; // the next run will do it
    const auto cursor = m_file.trim().begin(nowMs, days);
    if (!cursor)
        return endTrim(cursor.error());
    m_trim = *cursor;
    trimNext();
}

void LedgerWorker::trimNext()
{
    if (!m_trim)
        return;
    if (!m_file.isWritable()) {
        m_trim.reset();
        return;
    }
    if (!m_trim->isDone) {
        if (const auto failure = m_file.trim().removeStep(*m_trim))
            return endTrim(*failure);
    } else {
        const auto more = m_file.trim().shrinkStep();
        if (!more)
            return endTrim(more.error());
        if (!*more) {
            const TrimCursor done = *std::exchange(m_trim, {});
            Q_EMIT trimmed(done.calls, done.leases);
            return;
        }
    }
    m_trimStep.start();
}

/// The same problem also stops recording, which reports it and retries; the next run continues the removal.
void LedgerWorker::endTrim(const LedgerFailure &failure)
{
    m_trim.reset();
    if (failure.kind == LedgerFailure::Kind::Damaged) {
        m_file.close();
        suspect();
        schedule();
    }
}

bool LedgerWorker::markSome()
{
    if (m_marks.isEmpty() || !m_file.isWritable())
        return false; // flush() goes on with it
    const WriteTask some{m_marks.next(markedInAStep)};
    if (const auto failure = m_file.writer().write(std::span(&some, 1))) {
        m_file.close();
        if (failure->kind == LedgerFailure::Kind::Damaged)
            suspect();
        schedule();
        return false;
    }
    m_marks.drop(std::get<MarkTask>(some.what).rows.size());
    if (!m_marks.isEmpty())
        m_markStep.start();
    return true;
}

void LedgerWorker::addChecks(const QList<CheckRecord> &checks)
{
    for (const CheckRecord &check : checks)
        m_checks.add(check);
    gatherSums();
}

void LedgerWorker::addTraffic(const QList<TrafficRecord> &records)
{
    for (const TrafficRecord &record : records)
        m_traffic.add(record);
    gatherSums();
}

void LedgerWorker::gatherSums()
{
    if (!(m_checks.isEmpty() && m_traffic.isEmpty()) && !m_sumStep.isActive())
        m_sumStep.start(gatherMs);
}

bool LedgerWorker::writeSomeSums()
{
    if (m_checks.isEmpty() && m_traffic.isEmpty())
        return false;
    // Their leases may be in what is queued; and flush() opens the file, tells of problems, and goes on with this.
    if (!m_tasks.empty() || !m_file.isWritable()) {
        schedule();
        return false;
    }
    const QList<LeaseCheckSum> checks = m_checks.next(sumsInAStep);
    const QList<TrafficRecord> traffic = m_traffic.next(checks.isEmpty() ? sumsInAStep : 0);
    if (const auto failure
        = checks.isEmpty() ? m_file.trafficWriter().write(traffic) : m_file.checkWriter().write(checks)) {
        m_file.close();
        if (failure->kind == LedgerFailure::Kind::Damaged)
            suspect();
        schedule();
        return false;
    }
    m_checks.drop(checks);
    m_traffic.drop(traffic);
    if (!(m_checks.isEmpty() && m_traffic.isEmpty()))
        m_sumStep.start(stepPauseMs);
    return true;
}

bool LedgerWorker::isAllWritten() const
{
    return m_tasks.empty() && m_marks.isEmpty() && m_checks.isEmpty() && m_traffic.isEmpty();
}

bool LedgerWorker::writeAll()
{
    flush();
    while (markSome()) { }
    while (writeSomeSums()) { }
    return isAllWritten();
}

void LedgerWorker::stop()
{
    m_trim.reset();
    m_trimStep.stop();
    if (!isAllWritten())
        writeAll();
    m_markStep.stop();
    m_sumStep.stop();
    m_retry.stop();
    m_file.close();
}

} // namespace proxydeck

#include "moc_ledger_worker.cpp"
