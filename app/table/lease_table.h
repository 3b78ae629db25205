// SPDX-License-Identifier: MIT
#pragma once

#include "lease/check_state.h"
#include "lease/lease_key.h"
#include "lease/lease_traffic.h"
#include "table/row_id.h"

#include <QList>
#include <QObject>

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace proxydeck {

class ExpiryQueue;
class LeaseStore;
class VendorClock;

/// All leases of this run in compact storage, with their states over time. Not a model: LeaseView is the model for it.
///
/// No work is done per row per second. A row stores an absolute deadline; advance() updates only the rows whose state
/// changes, found through a queue ordered by time; nextChangeMs() is the time of the next change.
class LeaseTable : public QObject
{
    Q_OBJECT

public:
    struct AddResult
    {
        int added = 0;
        int updated = 0;               ///< already known (list in use): the existing row was updated
        RowId first = 0;               ///< of those added; they are contiguous
        std::vector<RowId> known = {}; ///< those updated, ascending

        QList<RowId> rows() const; ///< all of them
    };
    using Counts = std::array<qsizetype, 4>; ///< by LeaseState

    explicit LeaseTable(const VendorClock &clock, QObject *parent = nullptr);
    ~LeaseTable() override;

    /// A lease that is already known updates its row: same account and server, and either the same deadline, or the
    /// known lease has not expired. Two equal leases in one batch become one row. Emits at most one rowsAdded and one
    /// rowsUpdated.
    ///
    /// An update never deletes data: values missing in the new reply (deadline, exit IP, area, ISP) are kept, and so is
    /// the origin, which records the call that paid for the lease. Only its key number follows: a later key of the
    /// account for which the vendor names the lease is the one that it can be used with. Host and port of an IPv4
    /// server are taken from its text. What comes from the record never shortens a lease that the table has.
    AddResult add(std::span<const Lease> leases, const LeaseOrigin &origin);
    /// The leases of many replies at once, e.g. after a restart, with one set of signals.
    struct Received
    {
        std::span<const Lease> leases;
        const LeaseOrigin &origin;
        /// From the record and not from the vendor: for each lease its delistedMs(); may be shorter.
        std::span<const qint64> delistedMs = {};
        bool isRestored = false;
        /// From the record as well: for each lease its copiedMs(); may be shorter.
        std::span<const qint64> copiedMs = {};
        /// From the record as well: for each lease its last check, of atMs 0 where there was none; may be shorter.
        std::span<const CheckOutcome> checks = {};
        /// From the record as well: for each lease its traffic(); may be shorter.
        std::span<const LeaseTraffic> traffic = {};
    };
    AddResult add(std::span<const Received> received);
    /// What the last reply to a call of the operator has added; empty if there was none. Rows may be gone. Nothing that
    /// is from the record.
    struct Arrivals
    {
        RowId first = 0;
        RowId end = 0; ///< one after the last
    };
    Arrivals newest() const;
    /// The same of a reply to any call, also one that the program made by itself.
    Arrivals arrived() const;
    /// The list in use names these leases no more, since \a atMs (UTC ms by the vendor's clock). A reply that names one
    /// again takes the mark away. Emits rowsUpdated.
    void setDelisted(std::span<const RowId> rows, qint64 atMs);
    /// These leases were copied at \a atMs, UTC ms by the vendor's clock. Emits rowsMarked.
    void setCopied(std::span<const RowId> rows, qint64 atMs);
    struct Check
    {
        RowId row = 0;
        CheckOutcome outcome;
    };
    /// What checks have found; ends their waiting or running. What is no judgement does not replace a judgement. Call
    /// it with what came together, as each call updates views. Ignores unknown rows. Emits rowsChecked.
    void setChecks(std::span<const Check> checks);
    /// The checks of these leases wait or run; with any other \a state, neither any more. Emits rowsChecked.
    void setCheckState(std::span<const RowId> rows, CheckState state);
    struct Traffic
    {
        RowId row = 0;
        LeaseTraffic traffic;
    };
    /// What has gone through these leases in all. Ignores unknown rows. Emits rowsUsed.
    void setTraffic(std::span<const Traffic> traffic);
    /// The rows of these leases, ascending; leases that have none are left out.
    QList<RowId> rowsOf(std::span<const LeaseKey> leases) const;
    /// Ignores unknown and repeated ids. Any order. For very many rows the memory is freed a little later.
    void remove(std::span<const RowId> rows);

    qsizetype size() const;
    bool contains(RowId row) const;
    /// In ascending order (oldest first).
    QList<RowId> rows() const;

    // Values of one row; an unknown id gives an empty, expired lease.
    Lease lease(RowId row) const;
    LeaseOrigin origin(RowId row) const;
    LeaseState state(RowId row) const;
    qint64 deadlineMs(RowId row) const;
    qint64 obtainedMs(RowId row) const;
    /// 0 unless the list in use names the lease no more, see setDelisted().
    qint64 delistedMs(RowId row) const;
    /// UTC ms, whole seconds: when the lease was last copied; 0 if it was not.
    qint64 copiedMs(RowId row) const;
    CheckState checkState(RowId row) const;
    /// The last outcome; nothing if there is none. There may be one while another check waits or runs.
    std::optional<CheckOutcome> check(RowId row) const;
    LeaseTraffic traffic(RowId row) const;
    /// An unknown id gives an empty key.
    LeaseKey key(RowId row) const;
    Counts counts() const;
    /// How many have not expired and were never copied. One pass over the rows.
    qsizetype uncopied() const;
    /// The latest deadline of all rows, UTC ms; noDeadline if no row has one. Cheap: computed again only after the row
    /// that had it went or changed.
    qint64 latestDeadlineMs() const;
    /// When the next lease ends, UTC ms; noDeadline if none will. Cheap at any number of rows. While more changes are
    /// due than advance() handles at once, the deadline of one of those.
    qint64 earliestDeadlineMs() const;

    /// How long before its deadline a lease counts as expiring, ms. Default 30 s. Recomputes the affected states.
    void setExpiringMarginMs(qint64 ms);
    qint64 expiringMarginMs() const;

    /// Updates the state of rows whose change is due; emits statesChanged at most once. If very many are due, it
    /// updates only some and nextChangeMs() stays in the past: call it again. Called by the timer of LeaseLifecycle and
    /// by tests.
    void advance();
    /// Calls advance() until no change is due. Use before copying or exporting, so that no expired lease counts as
    /// live.
    void updateStates();
    /// Time of the next state change, UTC ms by the vendor's clock; noDeadline if there is none.
    qint64 nextChangeMs() const;

    const VendorClock &clock() const { return m_clock; }
    /// Direct access to the columns, for views that sort and filter.
    const LeaseStore &store() const;

Q_SIGNALS:
    void rowsAdded(proxydeck::RowId first, proxydeck::RowId last); ///< contiguous ids, as all are from one add()
    void rowsUpdated(const QList<proxydeck::RowId> &rows); ///< ascending; any value may differ, including the state
    void rowsMarked(const QList<proxydeck::RowId> &rows);  ///< ascending; only copiedMs() differs
    void rowsChecked(const QList<proxydeck::RowId> &rows); ///< ascending; only check() or checkState() differ
    void rowsUsed(const QList<proxydeck::RowId> &rows);    ///< ascending; only traffic() differs
    void rowsAboutToBeRemoved(const QList<proxydeck::RowId> &rows); ///< ascending; the rows are still readable
    void rowsRemoved(const QList<proxydeck::RowId> &rows);
    void statesChanged(const QList<proxydeck::RowId> &rows); ///< ascending
    void countsChanged();
    void nextChangeMoved(); ///< nextChangeMs() has changed
    void advanced();        ///< advance() has run, whether or not a state changed

private:
    struct Storage;
    struct Additions;
    void addOne(const Received &received, qint64 nowMs, Additions &additions);
    qint64 nextChangeOf(RowId row) const;
    bool isNextChange(RowId row, qint64 whenMs) const;
    qint64 nextOf(ExpiryQueue &queue) const;
    LeaseState stateAt(qint64 deadlineMs, qint64 nowMs) const;
    void enter(RowId row, LeaseState state);
    bool followKey(RowId row, const LeaseOrigin &named, quint32 label, Additions &additions);
    bool bringUpToDate(RowId row, const Lease &lease, qint64 nowMs);
    QList<RowId> recomputeAll(qint64 nowMs);
    void expectAll();
    void sweep();
    void announce(const Counts &before);

    const VendorClock &m_clock;
    std::unique_ptr<Storage> m_storage;
};

} // namespace proxydeck
