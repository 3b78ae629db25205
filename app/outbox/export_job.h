// SPDX-License-Identifier: MIT
#pragma once

#include "outbox/export_run.h"
#include "outbox/lease_csv.h"
#include "outbox/lease_text_file.h"
#include "outbox/outgoing_leases.h"
#include "table/lease_table.h"

#include <QThread>

#include <atomic>
#include <memory>

namespace proxydeck {

class RegionLockModel;
class SnapshotTaker;

/// One export: takes a snapshot of the rows in short slices between events, then writes it in its own thread. Rows
/// that are forgotten during the export are still in the file. Destroying the job cancels it and waits for the thread,
/// at most for one write; the file is then unchanged.
class ExportJob : public ExportRun
{
    Q_OBJECT

public:
    explicit ExportJob(QObject *parent = nullptr);
    ~ExportJob() override;

    // Each job can be started once. The table, and the objects that \a credentials uses, must outlive it.
    /// \a credentials: null if \a options do not ask for them.
    void exportLeases(const LeaseTable &leases, OutgoingLeases::CredentialsOf credentials, const QList<RowId> &rows,
                      const QString &path, const CsvOptions &options);
    /// \a credentials: null if the file must not hold any. If there was nothing to write, the outcome is Written with
    /// 0 rows, and the file is as it was.
    void exportText(const LeaseTable &leases, OutgoingLeases::CredentialsOf credentials, const QList<RowId> &rows,
                    const QString &path, const TextFileOptions &options);
    /// \a lines are rows of the model.
    void exportRegionLocks(const RegionLockModel &model, const QList<int> &lines, const QString &path,
                           const CsvOptions &options);
    void cancel() override;

private:
    struct LockLine
    {
        RegionLock line;
        LeaseOrigin origin;
    };

    using Progress = std::function<bool(qsizetype)>;
    /// Runs writeCsv() in the thread; \a source must not use data of the event loop's thread.
    void write(const QStringList &header, qsizetype total, CsvRowSource source);
    /// Runs \a work in the thread.
    void run(qsizetype total, std::function<ExportResult(const Progress &progress)> work);
    static ExportResult failed(const WriteFailure &why);
    void finish(ExportResult result);

    QString m_path;
    CsvOptions m_options;

    qsizetype m_withoutCredentials = 0;
    std::unique_ptr<SnapshotTaker> m_taker;
    std::atomic<bool> m_cancelled = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace proxydeck
