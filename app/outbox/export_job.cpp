// SPDX-License-Identifier: MIT
#include "outbox/export_job.h"

#include "outbox/lease_csv_source.h"
#include "outbox/snapshot_taker.h"
#include "table/region_lock_model.h"

#include <utility>

namespace proxydeck {

ExportJob::ExportJob(QObject *parent)
    : QObject(parent)
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
            finish({ExportResult::Outcome::Cancelled, {}, 0, 0, {}});
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

void ExportJob::write(const QStringList &header, qsizetype total, CsvRowSource source)
{
    // When this object is destroyed, Qt drops the events posted to it that were not delivered.
    m_thread.reset(
        QThread::create([this, header, total, source = std::move(source), path = m_path, options = m_options] {
            const auto written = writeCsv(path, header, total, source, options, [this, total](qsizetype done) {
                QMetaObject::invokeMethod(
                    this, [this, done, total] { Q_EMIT progress(done, total); }, Qt::QueuedConnection);
                return !m_cancelled;
            });
            ExportResult result;
            if (written) {
                result.outcome = ExportResult::Outcome::Written;
                result.rows = *written;
            } else {
                result.outcome
                    = written.error().isEmpty() ? ExportResult::Outcome::Cancelled : ExportResult::Outcome::Failed;
                result.error = written.error();
            }
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
