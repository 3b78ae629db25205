// SPDX-License-Identifier: MIT
#include "outbox/export_job.h"

#include "outbox/lease_csv_source.h"
#include "outbox/snapshot_taker.h"
#include "table/region_lock_model.h"

#include <utility>

namespace proxydeck {

ExportJob::ExportJob(QObject *parent)
    : ExportRun(parent)
{
}

ExportJob::~ExportJob()
{
    m_cancelled = true;
    if (m_thread)
        m_thread->wait();
}

void ExportJob::exportLeases(const LeaseTable &leases, OutgoingLeases::CredentialsOf credentials,
                             const QList<RowId> &rows, const QString &path, const CsvOptions &options)
{
    Q_ASSERT(m_path.isEmpty());
    m_path = path;
    m_options = options;
    const auto writeThem = [this](const SnapshotTaker::Snapshot &taken) {
        if (m_cancelled) {
            finish(failed({WriteFailure::Kind::Cancelled}));
            return;
        }
        const auto source = std::make_shared<LeaseCsvSource>(taken, m_options);
        write(leaseCsvHeader(m_options), taken->size(), [this, taken, source](qsizetype index, CsvRow &row) {
            if (m_options.credentials)
                m_withoutCredentials += taken->noLogin(index).has_value();
            source->write(index, row);
        });
    };
    m_taker = std::make_unique<SnapshotTaker>(leases, std::move(credentials), rows, writeThem);
}

void ExportJob::exportText(const LeaseTable &leases, OutgoingLeases::CredentialsOf credentials,
                           const QList<RowId> &rows, const QString &path, const TextFileOptions &options)
{
    Q_ASSERT(m_path.isEmpty());
    m_path = path;
    const auto writeThem = [this, options](const SnapshotTaker::Snapshot &taken) {
        if (m_cancelled) {
            finish(failed({WriteFailure::Kind::Cancelled}));
            return;
        }
        run(taken->size(), [taken, options, path = m_path](const Progress &progress) {
            const auto written = writeLeaseText(path, *taken, options, progress);
            if (!written)
                return failed(written.error());
            ExportResult result;
            result.outcome = ExportResult::Outcome::Written;
            result.rows = written->copied;
            result.report = *written;
            return result;
        });
    };
    m_taker = std::make_unique<SnapshotTaker>(leases, std::move(credentials), rows, writeThem);
}

void ExportJob::exportRegionLocks(const RegionLockModel &model, const QList<int> &lines, const QString &path,
                                  const CsvOptions &options)
{
    Q_ASSERT(m_path.isEmpty());
    m_path = path;
    m_options = options;
    m_options.credentials = false;
    // The strings are shared, not copied: thousands of lines are fast.
    QList<LockLine> snapshot;
    snapshot.reserve(lines.size());
    for (const int line : lines)
        snapshot.append({model.line(line), model.origin(line)});
    write(regionLockCsvHeader(), snapshot.size(), [snapshot](qsizetype index, CsvRow &row) {
        for (const QString &value : regionLockCsvRow(snapshot[index].line, snapshot[index].origin))
            row.field(value);
    });
}

void ExportJob::cancel() { m_cancelled = true; }

ExportResult ExportJob::failed(const WriteFailure &why)
{
    ExportResult result;
    result.outcome
        = why.kind == WriteFailure::Kind::Cancelled ? ExportResult::Outcome::Cancelled : ExportResult::Outcome::Failed;
    result.why = why.kind;
    result.error = why.text;
    return result;
}

void ExportJob::write(const QStringList &header, qsizetype total, CsvRowSource source)
{
    run(total,
        [header, total, source = std::move(source), path = m_path, options = m_options](const Progress &progress) {
            const auto written = writeCsv(path, header, total, source, options, progress);
            if (!written)
                return failed(written.error());
            ExportResult result;
            result.outcome = ExportResult::Outcome::Written;
            result.rows = *written;
            return result;
        });
}

void ExportJob::run(qsizetype total, std::function<ExportResult(const Progress &progress)> work)
{
    // When this object is destroyed, Qt drops the events posted to it that were not delivered.
    m_thread.reset(QThread::create([this, total, work = std::move(work)] {
        const ExportResult result = work([this, total](qsizetype done) {
            QMetaObject::invokeMethod(
                this, [this, done, total] { Q_EMIT progress(done, total); }, Qt::QueuedConnection);
            return !m_cancelled;
        });
        QMetaObject::invokeMethod(
            this, [this, result] { finish(result); }, Qt::QueuedConnection);
    }));
    m_thread->start();
}

void ExportJob::finish(ExportResult result)
{
    if (m_thread)
        m_thread->wait();
    result.path = m_path;
    if (result.outcome == ExportResult::Outcome::Written)
        result.withoutCredentials = m_withoutCredentials;
    Q_EMIT finished(result);
}

} // namespace proxydeck

#include "moc_export_job.cpp"
#include "moc_export_run.cpp"
