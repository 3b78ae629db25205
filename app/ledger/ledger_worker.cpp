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

/// Keeps one transaction, and what is tried again while the disk refuses, small.
constexpr size_t tasksInATransaction = 256;
/// What the UI thread takes into its tables at once: some milliseconds' work.
constexpr int leasesInAPart = 2'000;
constexpr int firstRetryMs = 1'000;
constexpr int lastRetryMs = 60'000;
constexpr int setAsideLockMs = 5'000;
/// Between two steps of a removal: others get their turn, the disk too.
constexpr int trimPauseMs = 10;
/// From so many leases on that exist in memory only, the operator is told how many; again with each doubling.
constexpr qsizetype manyHeldLeases = 10'000;
/// Reading this much for damage takes some 0.3 s.
constexpr qint64 cheapCheckBytes = 32 << 20;

qsizetype leasesIn(const WriteTask &task)
{
    const auto *end = std::get_if<EndTask>(&task.what);
    return end ? end->batch.leases.size() + end->batch.regionLocks.size() : 0;
}

} // namespace

LedgerWorker::LedgerWorker(const QString &fileName)
    : m_fileName(fileName)
    , m_trimStep(this)
    , m_retry(this)
{
    m_trimStep.setSingleShot(true);
    m_trimStep.setInterval(trimPauseMs);
    connect(&m_trimStep, &QTimer::timeout, this, &LedgerWorker::trimNext);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &LedgerWorker::flush);
}

void LedgerWorker::start() { flush(); }

void LedgerWorker::add(const WriteTask &task)
{
    if (const auto *begin = std::get_if<StartTask>(&task.what))
        m_running.insert(begin->call.id);
    else if (const auto *end = std::get_if<EndTask>(&task.what))
        m_running.remove(end->call.id);
    m_heldLeases += leasesIn(task);
    m_tasks.push_back(task);
    schedule();
}

void LedgerWorker::schedule()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    // After what is in the event queue already: all of it shares one transaction, and one wait for the disk.
    QMetaObject::invokeMethod(this, &LedgerWorker::flush, Qt::QueuedConnection);
}

void LedgerWorker::flush()
{
    m_scheduled = false;
    m_retry.stop();
    if (tryFlush()) {
        m_retryMs = 0;
        report({});
        return;
    }
    QList<quint64> refused;
    for (WriteTask &task : m_tasks) {
        if (task.ticket != 0)
            refused.append(std::exchange(task.ticket, 0));
    }
    if (!refused.isEmpty())
        Q_EMIT settled(refused, false);
    dropNeedlessStarts();
    m_retryMs = m_retryMs == 0 ? firstRetryMs : std::min(m_retryMs * 2, lastRetryMs);
    m_retry.start(m_retryMs);
}

bool LedgerWorker::tryFlush()
{
    // A file deleted under us would swallow everything written from here on.
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
                m_checked = false;
                m_suspected = true;
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
        m_tasks.erase(m_tasks.begin(), m_tasks.begin() + std::ptrdiff_t(count));
        if (!durable.isEmpty())
            Q_EMIT settled(durable, true);
    }
    return true;
}

bool LedgerWorker::openFile()
{
    std::optional<LedgerFailure> failure
        = m_file.open(m_fileName, needsCheck() ? LedgerFile::Check::Quick : LedgerFile::Check::None);
    if (failure && failure->kind == LedgerFailure::Kind::Damaged)
        return setAside();
    if (failure) {
        refuse(*failure);
        return false;
    }
    m_checked = true;
    m_suspected = false;
    return true;
}

bool LedgerWorker::needsCheck() const
{
    if (m_checked)
        return false;
    // A large record that was closed in order (its side file is gone) is believed until a page of it proves wrong:
    // reading all of it at each start would keep the first extraction waiting.
    return m_suspected || QFileInfo(m_fileName).size() <= cheapCheckBytes || QFileInfo::exists(m_fileName + "-wal"_L1);
}

bool LedgerWorker::setAside()
{
    const QFileInfo info(m_fileName);
    // Of two programs that find the damage at the same time, the second must not set aside the first one's new file.
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
        // What was committed last may be only in the side file: it goes along, for whoever mends the damaged one.
        QFile::rename(m_fileName + "-wal"_L1, newName + "-wal"_L1);
        QFile::remove(m_fileName + "-wal"_L1);
        QFile::remove(m_fileName + "-shm"_L1);
        m_cursors.clear(); // they point into the old file
        m_trim.reset();
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
        text = tr("%1; more than %L2 leases exist in memory only, and end with the program").arg(text).arg(atLeast);
    }
    report(text);
}

/// While nothing can be written, memory is for what cannot be had again: the end of a call says all that its start
/// does.
void LedgerWorker::dropNeedlessStarts()
{
    QSet<QUuid> ended;
    for (const WriteTask &task : m_tasks) {
        if (const auto *end = std::get_if<EndTask>(&task.what))
            ended.insert(end->call.id);
    }
    std::erase_if(m_tasks, [&ended](const WriteTask &task) {
        const auto *start = std::get_if<StartTask>(&task.what);
        return start && task.ticket == 0 && ended.contains(start->call.id);
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
auto LedgerWorker::loaded(Load load)
{
    // What was recorded before is part of the answer.
    flush();
    using Rows = typename decltype(load())::value_type;
    for (int attempt = 0; attempt < 2 && m_file.isOpen(); ++attempt) {
        const auto rows = load();
        if (rows)
            return *rows;
        m_file.close();
        if (rows.error().kind != LedgerFailure::Kind::Damaged) {
            refuse(rows.error());
            m_retry.start(firstRetryMs); // to notice when all is well again
            break;
        }
        m_checked = false;
        m_suspected = true;
        openFile();
    }
    return Rows();
}

void LedgerWorker::addLivingRequest(quint64 ticket, qint64 nowMs)
{
    m_cursors.insert(ticket, loaded([this, nowMs] { return m_file.reader().begin(nowMs, m_giveUp); }));
    loadNextLiving(ticket);
}

void LedgerWorker::loadNextLiving(quint64 ticket)
{
    LivingCursor cursor = m_cursors.take(ticket);
    // Reading goes on in a copy: where it fails half-way it begins again at the same place.
    LivingCursor after = cursor;
    QList<LeaseBatch> part;
    if (!cursor.isAtEnd()) {
        part = loaded([this, &cursor, &after] {
            after = cursor;
            return m_file.reader().next(after, leasesInAPart, m_giveUp);
        });
    }
    const bool last = part.isEmpty() || after.isAtEnd();
    if (!last)
        m_cursors.insert(ticket, std::move(after));
    Q_EMIT livingLoaded(ticket, part, last);
}

void LedgerWorker::addUnfinishedRequest(quint64 ticket)
{
    Q_EMIT unfinishedLoaded(ticket, loaded([this] { return m_file.reader().unfinishedCalls(m_running); }));
}

void LedgerWorker::trim(qint64 nowMs, int days)
{
    if (m_trim || days <= 0)
        return;
    flush();
    if (!m_file.isWritable())
        return; // the next round will do
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
        if (const auto failure = m_file.trim().removeSome(*m_trim))
            return endTrim(*failure);
    } else {
        const auto more = m_file.trim().shrinkSome();
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

/// Whatever hinders a removal hinders recording too, and is told and mended there: the next round goes on.
void LedgerWorker::endTrim(const LedgerFailure &failure)
{
    m_trim.reset();
    if (failure.kind == LedgerFailure::Kind::Damaged) {
        m_file.close();
        m_checked = false;
        m_suspected = true;
        schedule();
    }
}

void LedgerWorker::stop()
{
    m_trim.reset();
    m_trimStep.stop();
    if (!m_tasks.empty())
        flush();
    m_retry.stop();
    m_file.close();
}

} // namespace proxydeck
