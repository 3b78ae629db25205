// SPDX-License-Identifier: MIT
#pragma once

#include "history/history_filter.h"
#include "history/history_rows.h"
#include "outbox/csv_writer.h"
#include "outbox/export_run.h"

#include <QThread>

#include <atomic>
#include <memory>

namespace proxydeck {

/// One CSV export from the record, read and written in its own thread: of selected rows, or of all rows that match a
/// filter, with only one page in memory at a time. Never contains credentials. The destructor cancels and waits for the
/// thread, at most for one step of a search; the file then keeps its previous content.
class HistoryExport final : public ExportRun
{
    Q_OBJECT

public:
    explicit HistoryExport(QObject *parent = nullptr);
    ~HistoryExport() override;

    // Each object runs one export.
    void exportLeases(const QList<HistoryLease> &rows, const QString &path, const CsvOptions &options);
    void exportCalls(const QList<CallEntry> &rows, const QString &path, const CsvOptions &options);
    /// All recorded rows in \a fileName that match \a filter, read from one snapshot.
    void exportAllLeases(const QString &fileName, const HistoryFilter &filter, const QString &path,
                         const CsvOptions &options);
    void exportAllCalls(const QString &fileName, const HistoryFilter &filter, const QString &path,
                        const CsvOptions &options);
    void cancel() override { m_cancelled = true; }
    /// The result of an export whose rows could not be read.
    static ExportResult failed(const HistoryFailure &failure);

    /// The columns of a lease export are those of LeaseCsv; those of calls: started_at, account, endpoint, parameters,
    /// outcome, code, request_id, duration_ms, received, bad_rows, sent_at (empty: not sent, or not known), pressed_by;
    /// resolved_at, resolved_found (of an unknown outcome that a list in use told of since, else empty); reason (of a
    /// call that the program made by itself, else empty). Outcome names are the same in all languages.
    static QStringList callHeader();

private:
    void run(const QString &path, std::function<ExportResult()> work);
    /// Runs in the thread.
    ExportResult write(const QString &path, const QStringList &header, qsizetype rows, const CsvRowSource &source,
                       const CsvOptions &options, const QString &trouble);
    template<typename Count, typename Next, typename Put>
    void exportAll(const QString &fileName, const QString &path, const QStringList &header, const CsvOptions &options,
                   Count count, Next next, Put put);

    std::atomic<bool> m_cancelled = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace proxydeck
