// SPDX-License-Identifier: MIT
#include "history/ledger_history.h"

#include "history/history_reader.h"
#include "ledger/ledger.h"

namespace proxydeck {

using namespace Qt::StringLiterals;

LedgerHistory::LedgerHistory(const QString &dataFolder, QObject *parent)
    : QObject(parent)
    , m_fileName(Ledger::fileName(dataFolder))
    , m_worker(new QObject)
{
    m_thread.setObjectName(u"history"_s);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
}

LedgerHistory::~LedgerHistory()
{
    for (const Pending &pending : std::as_const(m_pending))
        *pending.cancelled = true;
    if (!m_thread.isRunning()) {
        delete m_worker;
        return;
    }
    m_thread.quit();
    m_thread.wait();
}

template<typename Value>
LedgerHistory::Ticket LedgerHistory::ask(std::function<Expected<Value, HistoryFailure>(HistoryReader &)> search,
                                         Done<Value> done)
{
    using Answer = Expected<Value, HistoryFailure>;
    if (!m_thread.isRunning())
        m_thread.start(QThread::LowPriority); // not at start-up, since most runs do not use the history
    const Ticket ticket = ++m_lastTicket;
    auto cancelled = std::make_shared<std::atomic<bool>>(false);
    m_pending.insert(ticket, {cancelled, [done = std::move(done)](const void *answer) {
                                  if (done)
                                      done(*static_cast<const Answer *>(answer));
                              }});
    QMetaObject::invokeMethod(m_worker, [this, ticket, cancelled, search = std::move(search)] {
        if (*cancelled)
            return;
        // Opened for each search: the file may have been renamed or restored since the last one.
        HistoryReader reader(m_fileName, [cancelled] { return cancelled->load(); });
        const std::optional<HistoryFailure> failure = reader.open();
        auto answer
            = std::make_shared<const Answer>(failure ? Answer(Unexpected<HistoryFailure>(*failure)) : search(reader));
        if (*cancelled)
            return;
        // Qt drops this call if this object is destroyed first.
        QMetaObject::invokeMethod(
            this, [this, ticket, answer] { deliver(ticket, answer.get()); }, Qt::QueuedConnection);
    });
    return ticket;
}

void LedgerHistory::deliver(Ticket ticket, const void *answer)
{
    const auto pending = m_pending.constFind(ticket);
    if (pending == m_pending.cend())
        return; // cancelled after the answer was sent
    const auto done = pending->deliver;
    m_pending.erase(pending);
    done(answer);
}

void LedgerHistory::cancel(Ticket ticket)
{
    const auto pending = m_pending.constFind(ticket);
    if (pending == m_pending.cend())
        return;
    *pending->cancelled = true;
    m_pending.erase(pending);
}

LedgerHistory::Ticket LedgerHistory::leases(const HistoryFilter &filter, const std::optional<HistoryKey> &before,
                                            int limit, Done<HistoryLeasePage> done)
{
    return ask<HistoryLeasePage>([=](HistoryReader &reader) { return reader.leases(filter, before, limit); },
                                 std::move(done));
}

LedgerHistory::Ticket LedgerHistory::calls(const HistoryFilter &filter, const std::optional<HistoryKey> &before,
                                           int limit, Done<HistoryCallPage> done)
{
    return ask<HistoryCallPage>([=](HistoryReader &reader) { return reader.calls(filter, before, limit); },
                                std::move(done));
}

LedgerHistory::Ticket LedgerHistory::countLeases(const HistoryFilter &filter, Done<qint64> done)
{
    return ask<qint64>([=](HistoryReader &reader) { return reader.countLeases(filter); }, std::move(done));
}

LedgerHistory::Ticket LedgerHistory::countCalls(const HistoryFilter &filter, Done<qint64> done)
{
    return ask<qint64>([=](HistoryReader &reader) { return reader.countCalls(filter); }, std::move(done));
}

LedgerHistory::Ticket LedgerHistory::summary(const HistoryFilter &filter, Done<HistorySummary> done)
{
    return ask<HistorySummary>([=](HistoryReader &reader) { return reader.summary(filter); }, std::move(done));
}

LedgerHistory::Ticket LedgerHistory::accounts(Done<QList<HistoryAccount>> done)
{
    return ask<QList<HistoryAccount>>([](HistoryReader &reader) { return reader.accounts(); }, std::move(done));
}

LedgerHistory::Ticket LedgerHistory::reply(const LeaseOrigin &origin, Done<QByteArray> done)
{
    return ask<QByteArray>([=](HistoryReader &reader) { return reader.reply(origin); }, std::move(done));
}

} // namespace proxydeck

#include "moc_ledger_history.cpp"
