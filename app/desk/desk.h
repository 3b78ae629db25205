// SPDX-License-Identifier: MIT
#pragma once

#include "client/send_once_proof.h"
#include "desk/call_log.h"
#include "ledger/ledger.h"
#include "rate/refusal_pauses.h"

#include <QObject>

#include <memory>

namespace proxydeck {

class AccountBook;
class Catalogue;
class EarlierRuns;
class LeaseMarks;
class LeaseTable;
class RegionLockModel;
class ReplyArchive;
class VendorClock;

/// Owns the calls and carries each out, from the press to its record: waits for its turn, notes in the ledger that it
/// is about to be sent, sends it with the account's current secrets, sets the vendor's clock from the reply,
/// writes the leases to the ledger, then adds them to the tables. Independent of any window.
///
/// Waiting calls follow their account: they are ended as not sent when its key is deleted or replaced, or when its plan
/// is changed to another than theirs; a changed number of channels applies to them at once.
class Desk : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        const Clock &clock;
        const Catalogue &catalogue;
        AccountBook &accounts;
        RateScheduler &scheduler;
        Transport &transport;
        VendorClock &vendorClock;
        LeaseTable &leases;
        RegionLockModel &regionLocks;
        CallLog &log;
        Ledger *ledger;                  ///< null: nothing is stored beyond this run (demo)
        ReplyArchive *replies = nullptr; ///< null: the vendor's original text cannot be looked up
        /// Required before a call that charges is sent. Null only in tests that check the sending themselves.
        SendOnceProof *sendOnce = nullptr;
    };
    /// The parts must outlive the desk.
    explicit Desk(const Parts &parts, QObject *parent = nullptr);
    /// Waiting calls are dropped. Calls already sent go on, but their outcome is not recorded.
    ~Desk() override;

    /// One press, one call, one charge. Sends nothing and returns 0 if the account or its secrets are missing, or after
    /// close(). Calls of PressedBy::Keeper go after the operator's and leave room for these; one of them that charges
    /// is sent only if the record has it on the disk. \a reason: why the program made the call, for the record.
    CallId press(const QUuid &account, const Endpoint &endpoint, const QueryItems &items,
                 PressedBy pressedBy = PressedBy::Operator, const QString &reason = {});
    /// For a call whose outcome is unknown: sends the product's list-in-use call; 0 if there is none.
    CallId reconcile(CallId lost, PressedBy pressedBy = PressedBy::Operator, const QString &reason = {});
    /// For a call whose outcome is unknown: the operator says how many IPs it was charged for, where no list can tell.
    /// Ignored for others.
    void resolve(CallId lost, int charged);
    /// Cancels a waiting call; stops waiting for the answer of a sent one, whose outcome is then unknown.
    void cancel(CallId id);
    /// Cancels every call that was not sent. \return how many.
    int cancelWaiting();
    /// Cancels those that share a queue with a call of \a account to \a endpoint, also where another account has the
    /// same key. \return how many.
    int cancelWaiting(const QUuid &account, const Endpoint &endpoint);

    /// The program is about to end: cancels every call that was not sent, and nothing more is sent, whoever presses.
    /// Answers that are due are still received.
    void close();
    bool isClosed() const { return m_isClosed; }

    /// Loads what earlier runs left, see EarlierRuns, also for restored().
    void restoreFromLedger();
    /// Marks leases as copied, removes rows of both tables and undoes removals.
    LeaseMarks &marks() { return *m_marks; }

    /// Calls sent and not yet recorded. Closing the program now could lose what they bring.
    int inFlight() const;
    /// Calls that were not sent yet. Closing the program now drops them; nothing is charged.
    int waiting() const;
    int waiting(const QUuid &account) const;
    /// Whether a call waits, is sent or is being recorded. Changes with meterChanged() and callEnded().
    bool isBusy() const;
    /// Place of a waiting call in its queue, from 1; 0 if it does not wait.
    int position(CallId id) const { return m_parts.scheduler.position(id); }

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
    int allowed(CallId id) const;
    // The steps of a call.
    void onTurn(CallId id);
    void writeNote(CallId id);
    void send(CallId id);
    void onOutcome(CallId id, CallOutcome outcome);
    void addLeases(CallId id, const LeaseBatch &batch, bool durable);
    void onWrittenLate(const QUuid &recordId);
    /// Ends a call of which nothing was sent; \a error says why. Ignored for others.
    void endUnsent(CallId id, const ApiError &error);

    void cancelOutdated();
    QList<CallId> waitingCalls(const std::function<bool(const Call &)> &accepts = {}) const;

    Parts m_parts;
    RefusalPauses m_refusals;
    std::unique_ptr<EarlierRuns> m_earlier;
    std::unique_ptr<LeaseMarks> m_marks;
    CallId m_lastId = 0;
    bool m_isClosed = false;
};

} // namespace proxydeck
