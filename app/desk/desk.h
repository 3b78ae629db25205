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

/// From one press to the record of it: builds the request from the account's secrets, queues it, learns the clock from
/// its reply, has its leases made durable, then puts them in the tables. No window knows how; no window is needed.
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
        Ledger *ledger;                  ///< null: nothing outlives the run (demo)
        ReplyArchive *replies = nullptr; ///< null: what the vendor sent cannot be looked up
        /// Required before a call that charges is sent. Null only in tests, which prove the sending themselves.
        SendOnceProof *sendOnce = nullptr;
    };
    explicit Desk(const Parts &parts, QObject *parent = nullptr);

    /// One press, one call, one charge. Nothing is sent, and 0 returned, when the account or its secrets are not there.
    CallId press(const QUuid &account, const Endpoint &endpoint, const QueryItems &items,
                 Priority priority = Priority::Interactive);
    /// For a call whose outcome is unknown: asks the product's list-in-use call; 0 where there is none.
    CallId reconcile(CallId lost);
    /// Takes back a waiting call; gives up waiting for a sent one, whose outcome is then unknown.
    void cancel(CallId id);
    /// Takes back every call that has not been sent. \return how many.
    int cancelWaiting();

    /// Puts back what still lives from earlier runs, in parts between which the event loop runs; what is extracted
    /// meanwhile goes its usual way. Tells of calls that an earlier run could not see to their end. restored() says
    /// when all living are back.
    void restoreFromLedger();
    /// Forgets rows of the table, in the ledger too.
    void forgetLeases(const QList<quint32> &rows);

    /// Calls on their way: sent, no answer yet. Closing the program now would lose what they bring.
    int inFlight() const;

    RateMeter meter(const QUuid &account, const Endpoint &endpoint) const;
    const CallLog &log() const { return m_parts.log; }
    ReplyArchive *replies() const { return m_parts.replies; }
    const SendOnceProof *sendOnce() const { return m_parts.sendOnce; }

Q_SIGNALS:
    /// After the tables have what it brought.
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
    QSet<CallId> m_noted; ///< the ledger knows that they began
    CallId m_lastRestoredId;
};

} // namespace proxydeck
