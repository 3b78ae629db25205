// SPDX-License-Identifier: MIT
#include "outbox/snapshot_taker.h"

#include <QElapsedTimer>

#include <utility>

namespace proxydeck {

namespace {

constexpr qint64 sliceMs = 5;

} // namespace

SnapshotTaker::SnapshotTaker(const LeaseTable &leases, OutgoingLeases::CredentialsOf credentials,
                             const QList<RowId> &rows, std::function<void(Snapshot)> whenTaken)
    : m_rows(rows)
    , m_taken(std::make_shared<OutgoingLeases>(leases, std::move(credentials)))
    , m_whenTaken(std::move(whenTaken))
{
    m_taken->reserve(rows.size());
    // Takes all remaining rows, which needs a few milliseconds: faster than finding out which rows are removed.
    connect(&leases, &LeaseTable::rowsAboutToBeRemoved, this, &SnapshotTaker::takeRest);
    connect(&m_slices, &QTimer::timeout, this, &SnapshotTaker::takeSlice);
    m_slices.start(0);
}

void SnapshotTaker::takeSlice()
{
    QElapsedTimer spent;
    spent.start();
    while (m_next < m_rows.size()) {
        m_taken->take(m_rows[m_next++]);
        if (m_next % 256 == 0 && spent.elapsed() >= sliceMs)
            return;
    }
    m_slices.stop();
    const auto whenTaken = std::exchange(m_whenTaken, nullptr); // calling it may destroy this
    whenTaken(std::exchange(m_taken, nullptr));
}

void SnapshotTaker::takeRest()
{
    while (m_taken && m_next < m_rows.size())
        m_taken->take(m_rows[m_next++]);
}

} // namespace proxydeck

#include "moc_snapshot_taker.cpp"
