// SPDX-License-Identifier: MIT
#include "outbox/copy_job.h"

#include "outbox/snapshot_taker.h"

#include <QElapsedTimer>

#include <utility>

namespace proxydeck {

namespace {

constexpr qint64 copyProgressMs = 50;

} // namespace

CopyJob::CopyJob(const LeaseTable &leases, OutgoingLeases::CredentialsOf credentials, const QList<RowId> &rows,
                 const CopyFormat &format, const CopyTime &time, QObject *parent)
    : QObject(parent)
    , m_format(format)
    , m_time(time)
    , m_taker(std::make_unique<SnapshotTaker>(leases, std::move(credentials), rows,
                                              [this](const SnapshotTaker::Snapshot &taken) { write(taken); }))
{
}

CopyJob::~CopyJob()
{
    m_cancelled = true;
    if (m_thread)
        m_thread->wait();
}

void CopyJob::write(const std::shared_ptr<const OutgoingLeases> &taken)
{
    // When this object is destroyed, Qt drops the events posted to it that were not delivered.
    m_thread.reset(QThread::create([this, taken] {
        QElapsedTimer sinceProgress;
        sinceProgress.start();
        const auto written = std::make_shared<CopyText>(copyText(*taken, m_format, m_time, [&](qsizetype done) {
            if (sinceProgress.elapsed() >= copyProgressMs) {
                sinceProgress.restart();
                QMetaObject::invokeMethod(
                    this, [this, done, total = taken->size()] { Q_EMIT progress(done, total); }, Qt::QueuedConnection);
            }
            return !m_cancelled;
        }));
        QMetaObject::invokeMethod(
            this, [this, written] { Q_EMIT finished(*written); }, Qt::QueuedConnection);
    }));
    m_thread->start();
}

} // namespace proxydeck

#include "moc_copy_job.cpp"
