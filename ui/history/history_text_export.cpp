// SPDX-License-Identifier: MIT
#include "ui/history/history_text_export.h"

#include "outbox/export_job.h"
#include "table/lease_table.h"
#include "ui/history/history_export.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace proxydeck {

namespace {

constexpr int recordPageRows = 2'000; ///< some milliseconds to take

} // namespace

HistoryTextExport::HistoryTextExport(const VendorClock &clock, OutgoingLeases::CredentialsOf credentials,
                                     const QString &path, const TextFileOptions &options)
    : m_credentials(std::move(credentials))
    , m_path(path)
    , m_options(options)
    , m_table(std::make_unique<LeaseTable>(clock))
{
}

HistoryTextExport::~HistoryTextExport()
{
    if (m_history)
        m_history->cancel(m_page);
}

void HistoryTextExport::start(const QList<HistoryLease> &leases)
{
    m_expected = leases.size();
    take(leases);
    write();
}

void HistoryTextExport::startAll(LedgerHistory &history, const HistoryFilter &filter, qsizetype rows)
{
    m_history = &history;
    m_filter = filter;
    m_expected = rows;
    load({});
}

void HistoryTextExport::cancel()
{
    if (m_job) {
        m_job->cancel();
        return;
    }
    if (m_history)
        m_history->cancel(m_page);
    m_page = 0;
    ExportResult result;
    result.outcome = ExportResult::Outcome::Cancelled;
    endLater(result);
}

void HistoryTextExport::load(const std::optional<HistoryKey> &before)
{
    m_page = m_history->leases(m_filter, before, recordPageRows,
                               [this](const Expected<HistoryLeasePage, HistoryFailure> &page) {
                                   m_page = 0;
                                   if (!page) {
                                       endLater(HistoryExport::failed(page.error()));
                                       return;
                                   }
                                   take(page->rows);
                                   // Half of the work is to read the leases.
                                   Q_EMIT progress(std::min(m_table->size(), m_expected) / 2, m_expected);
                                   if (page->more)
                                       load(page->rows.constLast().key);
                                   else
                                       write();
                               });
}

void HistoryTextExport::take(const QList<HistoryLease> &leases)
{
    // Those of one call share what the table keeps of their origin.
    struct OfCall
    {
        const HistoryLease *first = nullptr;
        QList<Lease> leases = {};
        QList<qint64> delistedMs = {};
        QList<qint64> copiedMs = {};
        QList<CheckOutcome> checks = {};
        QList<LeaseTraffic> traffic = {};
    };
    std::vector<OfCall> calls;
    for (const HistoryLease &one : leases) {
        if (calls.empty() || one.key.group != calls.back().first->key.group)
            calls.push_back({&one});
        OfCall &call = calls.back();
        call.leases.append(one.lease);
        call.delistedMs.append(one.delistedMs);
        call.copiedMs.append(one.copiedMs);
        call.checks.append(one.check);
        call.traffic.append(one.traffic);
    }
    std::vector<LeaseTable::Received> received;
    for (const OfCall &call : calls)
        received.push_back(
            {call.leases, call.first->origin, call.delistedMs, true, call.copiedMs, call.checks, call.traffic});
    m_table->add(received);
}

void HistoryTextExport::write()
{
    m_job = std::make_unique<ExportJob>();
    connect(m_job.get(), &ExportRun::progress, this, [this](qsizetype done, qsizetype total) {
        if (m_history)
            Q_EMIT progress((total + done) / 2, total);
        else
            Q_EMIT progress(done, total);
    });
    connect(m_job.get(), &ExportRun::finished, this, &ExportRun::finished);
    m_job->exportText(*m_table, m_credentials, m_table->rows(), m_path, m_options);
}

void HistoryTextExport::endLater(const ExportResult &result)
{
    if (std::exchange(m_ended, true))
        return;
    ExportResult ended = result;
    ended.path = m_path;
    QMetaObject::invokeMethod(
        this, [this, ended] { Q_EMIT finished(ended); }, Qt::QueuedConnection);
}

} // namespace proxydeck

#include "moc_history_text_export.cpp"
