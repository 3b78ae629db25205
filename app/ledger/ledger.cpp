// SPDX-License-Identifier: MIT
#include "ledger/ledger.h"

#include "ledger/ledger_worker.h"

#include <QPointer>
#include <QSemaphore>

#include <algorithm>
#include <memory>
#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int firstRetentionMs = 60'000; ///< not during start-up
constexpr int nextRetentionMs = 24 * 60 * 60 * 1000;

} // namespace

QString Ledger::fileName(const QString &dataFolder) { return dataFolder + "/ledger.sqlite"_L1; }

template<typename Task>
void Ledger::post(Task task)
{
    if (!m_thread.isRunning())
        m_thread.start();
    QMetaObject::invokeMethod(m_worker, std::move(task));
}

Ledger::Ledger(const QString &dataFolder, Opening opening, QObject *parent)
    : QObject(parent)
    , m_worker(new LedgerWorker(fileName(dataFolder)))
{
    connect(m_worker, &LedgerWorker::settled, &m_waits, &DurableWaits::settle);
    connect(&m_waits, &DurableWaits::silentChanged, this, &Ledger::tellProblem);
    connect(&m_waits, &DurableWaits::writtenLate, this, &Ledger::writtenLate);
    connect(m_worker, &LedgerWorker::livingLoaded, this, &Ledger::onLivingLoaded);
    connect(m_worker, &LedgerWorker::callsLoaded, this, [this](quint64 ticket, const QList<CallEntry> &calls) {
        if (const auto done = m_callsDone.take(ticket))
            done(calls);
    });
    connect(m_worker, &LedgerWorker::keeperCallsLoaded, this,
            [this](quint64 ticket, const std::optional<QList<CallEntry>> &calls) {
                if (const auto done = m_keeperCallsDone.take(ticket))
                    done(calls);
            });
    connect(m_worker, &LedgerWorker::recentLoaded, this, [this](quint64 ticket, const RecentLeases &recent) {
        if (const auto done = m_recentDone.take(ticket))
            done(recent);
    });
    connect(m_worker, &LedgerWorker::problemChanged, this, [this](const QString &problem) {
        m_refusal = problem;
        tellProblem();
    });
    connect(m_worker, &LedgerWorker::damagedFileSetAside, this, &Ledger::damagedFileSetAside);
    connect(m_worker, &LedgerWorker::trimmed, this, &Ledger::retentionApplied);
    connect(&m_retention, &QTimer::timeout, this, &Ledger::applyRetention);

    m_thread.setObjectName(u"ledger"_s);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    if (opening == Opening::AtOnce)
        post([worker = m_worker] { worker->start(); });
}

Ledger::~Ledger()
{
    if (!m_thread.isRunning()) {
        delete m_worker;
        return;
    }
    m_worker->giveUpReading();
    // Queued after all earlier tasks.
    QMetaObject::invokeMethod(m_worker, &LedgerWorker::stop, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void Ledger::recordStart(const CallEntry &call, Done done)
{
    WriteTask task{StartTask{call}, m_waits.addStart(std::move(done))};
    post([worker = m_worker, task] { worker->add(task); });
}

void Ledger::recordEnd(const CallEntry &call, const LeaseBatch &batch, Done done)
{
    WriteTask task{EndTask{call, batch}, m_waits.addEnd(call.id, batch, std::move(done))};
    post([worker = m_worker, task] { worker->add(task); });
}

void Ledger::forget(const QList<LeaseKey> &rows) { mark({MarkTask::Mark::Forgotten, rows}); }

void Ledger::undoForget(const QList<LeaseKey> &rows) { mark({MarkTask::Mark::ForgetUndone, rows}); }

void Ledger::markCopied(const QList<LeaseKey> &leases, qint64 atMs) { mark({MarkTask::Mark::Copied, leases, atMs}); }

void Ledger::mark(const MarkTask &task)
{
    if (!task.rows.isEmpty())
        post([worker = m_worker, task] { worker->add({task, 0}); });
}

void Ledger::recordChecks(const QList<CheckRecord> &checks)
{
    if (!checks.isEmpty())
        post([worker = m_worker, checks] { worker->addChecks(checks); });
}

void Ledger::recordTraffic(const QList<TrafficRecord> &records)
{
    if (!records.isEmpty())
        post([worker = m_worker, records] { worker->addTraffic(records); });
}

void Ledger::delist(const QList<std::pair<QUuid, QString>> &accountAndServer, qint64 atMs)
{
    if (accountAndServer.isEmpty())
        return;
    const WriteTask task{DelistTask{accountAndServer, atMs}, 0};
    post([worker = m_worker, task] { worker->add(task); });
}

void Ledger::resolve(const QList<QUuid> &calls, const CallResolution &resolution)
{
    if (calls.isEmpty())
        return;
    const WriteTask task{ResolveTask{calls, resolution}, 0};
    post([worker = m_worker, task] { worker->add(task); });
}

void Ledger::loadLiving(qint64 nowMs, TakeLiving take)
{
    const quint64 ticket = ++m_lastTicket;
    m_takeLiving.insert(ticket, std::move(take));
    post([worker = m_worker, ticket, nowMs] { worker->addLivingRequest(ticket, nowMs); });
}

void Ledger::loadUnfinished(std::function<void(const QList<CallEntry> &)> done)
{
    const quint64 ticket = ++m_lastTicket;
    m_callsDone.insert(ticket, std::move(done));
    post([worker = m_worker, ticket] { worker->addUnfinishedRequest(ticket); });
}

void Ledger::loadSentSince(qint64 sinceMs, qint64 sinceSteadyMs, std::function<void(const QList<CallEntry> &)> done)
{
    const quint64 ticket = ++m_lastTicket;
    m_callsDone.insert(ticket, std::move(done));
    post([worker = m_worker, ticket, sinceMs, sinceSteadyMs] {
        worker->addSentRequest(ticket, sinceMs, sinceSteadyMs);
    });
}

void Ledger::loadKeeperCalls(qint64 sinceMs, TakeKeeperCalls done)
{
    const quint64 ticket = ++m_lastTicket;
    m_keeperCallsDone.insert(ticket, std::move(done));
    post([worker = m_worker, ticket, sinceMs] { worker->addKeeperCallsRequest(ticket, sinceMs); });
}

void Ledger::loadRecentLeases(const QUuid &account, int keyNumber, const QString &endpoint, int most,
                              std::function<void(const RecentLeases &)> done)
{
    const quint64 ticket = ++m_lastTicket;
    m_recentDone.insert(ticket, std::move(done));
    post([worker = m_worker, ticket, account, keyNumber, endpoint, most] {
        worker->addRecentRequest(ticket, account, keyNumber, endpoint, most);
    });
}

void Ledger::setRetention(int days, std::function<qint64()> nowMs)
{
    m_retentionDays = std::max(0, days);
    m_nowMs = std::move(nowMs);
    if (m_retentionDays > 0)
        m_retention.start(firstRetentionMs);
    else
        m_retention.stop();
}

void Ledger::applyRetention()
{
    if (m_retentionDays == 0 || !m_nowMs)
        return;
    m_retention.start(nextRetentionMs);
    post([worker = m_worker, now = m_nowMs(), days = m_retentionDays] { worker->trim(now, days); });
}

void Ledger::onLivingLoaded(quint64 ticket, const QList<LeaseBatch> &part, bool last)
{
    const QPointer<Ledger> self(this); // a callback may delete this object
    const TakeLiving take = m_takeLiving.value(ticket);
    if (last)
        m_takeLiving.remove(ticket);
    if (take)
        take(part, last);
    // Request the next part only after this one was taken: queued parts would delay all other events.
    if (self && !last)
        post([worker = m_worker, ticket] { worker->loadNextLiving(ticket); });
}

void Ledger::tellProblem()
{
    const QString problem = m_refusal.isEmpty() && m_waits.isSilent()
        ? tr("The disk does not respond; new records wait in memory until it does")
        : m_refusal;
    if (problem == m_problem)
        return;
    m_problem = problem;
    Q_EMIT problemChanged(problem);
}

bool Ledger::flush(int ms)
{
    if (!m_thread.isRunning())
        return true;
    struct Answer
    {
        QSemaphore given;
        bool isAll = false;
    };
    const auto answer = std::make_shared<Answer>();
    post([worker = m_worker, answer] {
        answer->isAll = worker->writeAll();
        answer->given.release();
    });
    return answer->given.tryAcquire(1, ms) && answer->isAll;
}

} // namespace proxydeck

#include "moc_ledger.cpp"
