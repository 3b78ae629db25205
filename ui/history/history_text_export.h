// SPDX-License-Identifier: MIT
#pragma once

#include "history/ledger_history.h"
#include "outbox/export_run.h"
#include "outbox/lease_text_file.h"
#include "outbox/outgoing_leases.h"

#include <memory>

namespace proxydeck {

class ExportJob;
class LeaseTable;
class VendorClock;

/// One export of recorded leases in a copy format, by the rules of the table of leases: expired ones are left out
/// unless all are expired. The leases are read page by page into a table of their own, which takes some 50 bytes each,
/// and written by the same job.
class HistoryTextExport final : public ExportRun
{
    Q_OBJECT

public:
    /// \a clock and all that \a credentials uses must outlive it. \a credentials: null if the file must not hold any.
    HistoryTextExport(const VendorClock &clock, OutgoingLeases::CredentialsOf credentials, const QString &path,
                      const TextFileOptions &options);
    ~HistoryTextExport() override;

    // Each object runs one export.
    void start(const QList<HistoryLease> &leases);
    /// All recorded leases that match \a filter; about \a rows, for the progress. \a history must outlive it.
    void startAll(LedgerHistory &history, const HistoryFilter &filter, qsizetype rows);
    void cancel() override;

private:
    void load(const std::optional<HistoryKey> &before);
    void take(const QList<HistoryLease> &leases);
    void write();
    void endLater(const ExportResult &result);

    OutgoingLeases::CredentialsOf m_credentials;
    QString m_path;
    TextFileOptions m_options;
    LedgerHistory *m_history = nullptr;
    HistoryFilter m_filter;
    LedgerHistory::Ticket m_page = 0;
    qsizetype m_expected = 0;
    std::unique_ptr<LeaseTable> m_table;
    std::unique_ptr<ExportJob> m_job; ///< declared after the table that it reads
    bool m_ended = false;
};

} // namespace proxydeck
