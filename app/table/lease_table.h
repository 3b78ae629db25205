// SPDX-License-Identifier: MIT
#pragma once

#include "lease/lease.h"
#include "table/row_id.h"

#include <QList>
#include <QObject>

#include <array>
#include <memory>
#include <span>

namespace proxydeck {

class LeaseStore;
class VendorClock;

/// All leases of this run, held compactly, with their states over time. No model: LeaseView shows it.
///
/// Nothing happens per row per second. A row stores an absolute deadline; advance() moves only the rows whose state
/// changes, found through a queue ordered by time; nextChangeMs() says when that will be.
class LeaseTable : public QObject
{
    Q_OBJECT

public:
    struct AddResult
    {
        int added = 0;
        int updated = 0; ///< known already (list in use): the row was brought up to date instead
    };
    using Counts = std::array<qsizetype, 4>; ///< by LeaseState

    explicit LeaseTable(const VendorClock &clock, QObject *parent = nullptr);
    ~LeaseTable() override;

    /// The same lease again (same account and server, and either the same deadline or the known one not yet expired)
    /// updates its row; two equal ones in one batch are one row. One rowsAdded and one rowsUpdated at most.
    ///
    /// An update never forgets: what the new reply leaves out (deadline, exit IP, area, ISP) stays as it was, and so
    /// does the origin, which says what the lease was paid with. Host and port of an IPv4 server are those of its text.
    AddResult add(std::span<const Lease> leases, const LeaseOrigin &origin);
    /// Many replies' leases at once, as after a restart: watchers are told once.
    struct Received
    {
        std::span<const Lease> leases;
        const LeaseOrigin &origin;
    };
    AddResult add(std::span<const Received> received);
    /// Unknown and repeated ids are ignored. Any order. Of very many the memory is given back a little later.
    void remove(std::span<const RowId> rows);

    qsizetype size() const;
    bool contains(RowId row) const;
    /// Ids in ascending order (oldest first).
    QList<RowId> rows() const;

    // Of one row; an id that is not there reads as an empty, expired lease.
    Lease lease(RowId row) const;
    LeaseOrigin origin(RowId row) const;
    LeaseState state(RowId row) const;
    qint64 deadlineMs(RowId row) const;
    qint64 obtainedMs(RowId row) const;
    Counts counts() const;

    /// How long before its deadline a lease counts as expiring. Default 30 s. Recomputes the states concerned.
    void setExpiringMarginMs(qint64 ms);
    qint64 expiringMarginMs() const;

    /// Moves rows whose time has come; emits statesChanged once if any did. Where the time of very many has come it
    /// moves some and leaves nextChangeMs() in the past: call again. Called by the timer of LeaseLifecycle and by
    /// tests.
    void advance();
    /// advance(), as often as it takes: who copies or exports now shall take nothing for living that is dead by now.
    void catchUp();
    /// When the next row changes state, UTC ms by the vendor's clock; noDeadline if none will.
    qint64 nextChangeMs() const;

    const VendorClock &clock() const { return m_clock; }
    /// The columns themselves, for views that sort and filter.
    const LeaseStore &store() const;

Q_SIGNALS:
    void rowsAdded(proxydeck::RowId first, proxydeck::RowId last); ///< contiguous: a batch gets consecutive ids
    void rowsUpdated(const QList<proxydeck::RowId> &rows); ///< ascending; any value may differ, the state included
    void rowsAboutToBeRemoved(const QList<proxydeck::RowId> &rows); ///< ascending; still readable
    void rowsRemoved(const QList<proxydeck::RowId> &rows);
    void statesChanged(const QList<proxydeck::RowId> &rows); ///< ascending
    void countsChanged();
    void nextChangeMoved(); ///< nextChangeMs() has another value now
    void advanced();        ///< somebody looked at the clock, whether or not that changed anything

private:
    struct Storage;
    struct Additions;
    void addOne(const Received &received, qint64 nowMs, Additions &additions);
    qint64 nextChangeOf(RowId row) const;
    LeaseState stateAt(qint64 deadlineMs, qint64 nowMs) const;
    void enter(RowId row, LeaseState state);
    bool bringUpToDate(RowId row, const Lease &lease, qint64 nowMs);
    QList<RowId> recomputeAll(qint64 nowMs);
    void sweep();
    void announce(const Counts &before);

    const VendorClock &m_clock;
    std::unique_ptr<Storage> m_storage;
};

} // namespace proxydeck
