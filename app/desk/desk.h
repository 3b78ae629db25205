// SPDX-License-Identifier: MIT
#pragma once

#include "api/call_queue.h"
#include "api/send_once_proof.h"
#include "desk/call_log.h"
#include "ledger/ledger.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <functional>

namespace proxydeck {

class AccountBook;
class Catalogue;
class LeaseTable;
class RegionLockModel;
class ReplyArchive;
class VendorClock;

/// Carries out a call from the press to its record: builds the request with the account's secrets, queues it, sets the
/// vendor's clock from the reply, writes the leases to the ledger, then adds them to the tables. Independent of any
/// window.
class Desk : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        const Clock &clock;
        const Catalogue &catalogue;
        AccountBook &accounts;
        CallQueue &queue;
        VendorClock &vendorClock;
        LeaseTable &leases;
        RegionLockModel &regionLocks;
        CallLog &log;
        Ledger *ledger;                  ///< null: nothing is stored beyond this run (demo)
        ReplyArchive *replies = nullptr; ///< null: the vendor's original text cannot be looked up
        /// Required before a call that charges is sent. Null only in tests that check the sending themselves.
        SendOnceProof *sendOnce = nullptr;
    };
    explicit Desk(const Parts &parts, QObject *parent = nullptr);

    /// One press, one call, one charge. Sends nothing and returns 0 if the account or its secrets are missing.
    CallId press(const QUuid &account, const Endpoint &endpoint, const QueryItems &items,
                 Priority priority = Priority::Interactive);
    /// For a call whose outcome is unknown: sends the product's list-in-use call; 0 if there is none.
    CallId reconcile(CallId lost);
    /// Cancels a waiting call; stops waiting for the answer of a sent one, whose outcome is then unknown.
    void cancel(CallId id);
    /// Cancels every call that was not sent. \return how many.
    int cancelWaiting();

    /// Loads the leases of earlier runs that are still alive, in parts; the event loop runs between them, and new calls
    /// are handled as usual. Reports calls whose outcome an earlier run did not learn. restored() is emitted when all
    /// are loaded.
    void restoreFromLedger();
    /// Removes rows from the table and from the ledger's living leases.
    void forgetLeases(const QList<quint32> &rows);

    /// Calls in flight: sent, without an answer. Closing the program now would lose their replies.
    int inFlight() const;

    RateMeter meter(const QUuid &account, const Endpoint &endpoint) const;
    const CallLog &log() const { return m_parts.log; }
    ReplyArchive *replies() const { return m_parts.replies; }
    const SendOnceProof *sendOnce() const { return m_parts.sendOnce; }

Q_SIGNALS:
    /// Emitted after the tables have the call's rows.
    void callEnded(proxydeck::CallId id);
    void meterChanged();
    void restored();

private:
    void prepare(CallId id, std::function<void()> go);
    void note(CallId id, std::function<void()> go);
    void onSent(CallId id);
    void onFinished(CallId id, const CallOutcome &outcome);
    void takeIn(CallId id, const LeaseBatch &batch, bool durable);
    CallEntry entryFor(const CallRecord &record) const;

    Parts m_parts;
    QHash<CallId, QUuid> m_ledgerIds;
    QSet<CallId> m_noted; ///< calls whose start is in the ledger
    CallId m_lastRestoredId;
};

} // namespace proxydeck
