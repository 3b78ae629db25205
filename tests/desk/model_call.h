// SPDX-License-Identifier: MIT
#pragma once

#include "rate/rate_scheduler.h"

#include <QStringList>
#include <QUuid>

#include <optional>

namespace proxydeck {

/// All that the model knows of one press. Times are Clock::steadyMs(); -1: not yet.
struct ModelCall
{
    enum class Stage : quint8 {
        Waiting,  ///< pressed
        UnderWay, ///< given to the transport
        Over,     ///< told, taken back, or lost with its run
    };
    /// What becomes of it once it was sent.
    enum class Fate : quint8 {
        Answered,
        Refused,      ///< counted by the vendor, and not charged
        NeverLeft,    ///< no connection
        LostUnderWay, ///< left and never arrived
        LostAnswer,   ///< carried out and charged
        Silence,      ///< carried out; the client gives up after its time
        CutAnswer,    ///< carried out; some of the rows can be read
    };

    int tag = 0;    ///< in the request's items: how the vendor's call is known again
    QString bucket; ///< of the press, see VendorModel
    QUuid account;
    int keyEpoch = 0; ///< changes with the account's key or plan
    int keyRun = 0;   ///< the run in which the key was entered, or entered again
    bool background = false;
    CallId id = 0;
    int run = 0;
    bool cancelled = false; ///< by the operator
    bool noted = false;     ///< the ledger was told that it is about to be sent

    Stage stage = Stage::Waiting;
    Fate fate = Fate::Answered;
    qint64 pressedAt = -1;
    qint64 sentAt = -1;
    qint64 arrivedAt = -1;
    qint64 heldUntil = -1;   ///< its slot, by the scheduler's own rule, once it was answered
    int mostAllowed = 0;     ///< in any 60 s, by the key's highest number of channels since it was sent
    qint64 starvedMs = 0;    ///< waited although there was room
    int ends = 0;            ///< how often the program told of its end
    std::optional<int> told; ///< CallEntry::Outcome of what the transport told, while somebody heard it
    QStringList servers;     ///< of the rows that the program was given
};

} // namespace proxydeck
