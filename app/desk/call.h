// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_error.h"
#include "api/api_reply.h"
#include "catalogue/query_item.h"
#include "client/transport.h"
#include "ledger/ledger_records.h"
#include "rate/rate_scheduler.h"
#include "table/row_id.h"

#include <QList>
#include <QUuid>

#include <optional>

namespace proxydeck {

/// One call, from the press to its record: what was asked, by whom, how far it has come and when each step was, and
/// what came of it. Nothing else keeps a stage of a call. Never contains a secret.
class Call
{
public:
    enum class Stage : quint8 {
        Waiting,  ///< for its turn
        Noting,   ///< its turn: the record learns that it is about to be sent
        Sent,     ///< to the vendor, without an answer
        Answered, ///< its outcome is known (or it was never sent), and is being recorded
        Recorded, ///< in the record and in the tables: the end
    };

    Stage stage() const { return m_stage; }
    /// Goes on to a later stage and notes the instant, UTC ms. False, and nothing changes, if the call has already been
    /// there: a second report of the same step has no effect.
    bool enter(Stage next, qint64 nowMs);

    /// Nothing of it was sent, and it may still be.
    bool isWaiting() const { return m_stage <= Stage::Noting; }
    /// Sent, and not yet safely here: ending the program now could lose what it brings.
    bool isUnderWay() const { return (m_stage == Stage::Sent || m_stage == Stage::Answered) && sentMs != 0; }
    bool isOver() const { return m_stage == Stage::Recorded; }

    /// For the ledger.
    CallEntry entry() const;
    /// A call of an earlier run. Its endpoint may be one that this version does not know.
    static Call ofEarlierRun(CallId id, const CallEntry &entry, const Endpoint *endpoint);

    CallId id = 0;  ///< of this run
    QUuid recordId; ///< of the record
    PressedBy pressedBy = PressedBy::Operator;
    QString reason; ///< why the program made it by itself, for the record; empty: the operator did
    QUuid account;
    QString accountName;
    Product product = Product::ShortLived; ///< of the account when it was pressed
    Mode mode = Mode::Channel;             ///< of the account when it was pressed
    int keyNumber = 0;                     ///< of the account when it was pressed, see Account::keyNumber
    QUuid keyId;                           ///< of the account when it was pressed, see Account::keyId
    const Endpoint *endpoint = nullptr;    ///< null: of an earlier run, and unknown to this version
    QString endpointId;                    ///< Endpoint::id
    QueryItems items;

    // When each step was: UTC ms by the vendor's clock; 0: it has not come to it.
    qint64 pressedMs = 0;
    qint64 sentMs = 0; ///< from the note on: from then on it may be sent. 0 again if it turns out that it was not.
    qint64 answeredMs = 0;
    qint64 recordedMs = 0;

    qint64 steadyMs = 0; ///< Clock::steadyMs() of the note, then of the outcome
    RateBucket bucket;
    bool isNoted = false;         ///< the ledger knows of it
    Transport::Ticket ticket = 0; ///< while it is sent
    qint64 sentSteadyMs = 0;      ///< Clock::steadyMs()

    qint64 durationMs = 0;
    std::optional<ApiError> error; ///< set if the call failed
    QString requestId;
    int received = 0; ///< leases or region-lock lines in the reply; with an error: those rescued from a broken reply
    int added = 0;    ///< of these, not yet in the table
    QList<BadRow> badRows;
    int moreBadRows = 0;       ///< faulty entries beyond those
    CallWay way;               ///< unknown until it was sent
    bool onlyInMemory = false; ///< not (yet) written to the ledger

    /// Of the table: the leases that came with it, or by which it was resolved; some may have left the table since.
    QList<RowId> rows;
    /// What a list in use, or the operator, said of a call whose outcome was unknown.
    struct Resolution
    {
        CallId list = 0; ///< the call that listed them; 0: the operator said it
        int found = 0;   ///< leases that were not in the table before
        int calls = 1;   ///< that were resolved by this list: which lease is whose cannot be told
        qint64 atMs = 0; ///< CallResolution::atMs
    };
    std::optional<Resolution> resolution; ///< none: known from the start, or still unknown

    /// It may have been carried out and charged, and nothing has told yet.
    bool isUnknown() const;
    /// As the record has it; not set where there is none.
    CallResolution recordedResolution() const;
    int faultyCount() const { return faultyEntries(badRows) + moreBadRows; }

private:
    Stage m_stage = Stage::Waiting;
};

/// The result of a call as a word and a code: "ok", "refused NO_RESOURCE_FOUND", "outcome unknown (Timeout)". English.
QString callOutcomeWord(const Call &call);

} // namespace proxydeck
