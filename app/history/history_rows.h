// SPDX-License-Identifier: MIT
#pragma once

#include "lease/lease_traffic.h"
#include "ledger/ledger_records.h"

#include <QDate>

#include <array>
#include <limits>

namespace proxydeck {

/// A position in the record, newest first; the next page begins after it. Only the time has a meaning for callers.
struct HistoryKey
{
    qint64 timeMs = std::numeric_limits<qint64>::max();
    qint64 group = 0; ///< id of the batch or the call
    qint64 row = 0;   ///< id of the lease; 0: before all leases of the group

    friend bool operator==(const HistoryKey &, const HistoryKey &) = default;
};

struct HistoryLease
{
    Lease lease;
    LeaseOrigin origin;
    HistoryKey key;
    qint64 copiedMs = 0;       ///< UTC ms when it was last copied; 0: it was not
    CheckOutcome check;        ///< the last one; of atMs 0: there was none
    qint64 delistedMs = 0;     ///< UTC ms when the list in use was first found to name it no more; 0: not so
    LeaseTraffic traffic = {}; ///< by way of the local ports
};

struct HistoryLeasePage
{
    QList<HistoryLease> rows; ///< newest first
    bool more = false;
};

struct HistoryCall
{
    CallEntry call;
    HistoryKey key;
};

struct HistoryCallPage
{
    QList<HistoryCall> rows; ///< newest first
    bool more = false;
};

/// An account in the record; it may have been deleted since.
struct HistoryAccount
{
    QUuid id;
    QString name; ///< its last recorded name
};

struct HistorySummary
{
    /// How many leases were checked, by the last check of each, and how many of them were good; of these, how many had
    /// another exit IP than the declared one.
    struct Checks
    {
        qint64 checked = 0;
        qint64 good = 0;
        qint64 differs = 0;

        void add(CheckVerdict verdict)
        {
            if (!isJudgement(verdict))
                return;
            ++checked;
            good += isGood(verdict);
            differs += verdict == CheckVerdict::Differs;
        }
        void add(const Checks &other)
        {
            checked += other.checked;
            good += other.good;
            differs += other.differs;
        }
    };
    struct Share
    {
        QString text; ///< an Endpoint::id, an area, an ISP; unchanged from the network
        qint64 count = 0;
        Checks checks = {};
    };
    struct Day
    {
        QDate date; ///< in this machine's time zone
        qint64 count = 0;
    };
    struct Key
    {
        QUuid account;
        qint64 count = 0;
    };
    struct Quarter
    {
        qint64 ms = 0; ///< when this quarter of an hour began, UTC ms
        qint64 count = 0;
    };
    struct Exit
    {
        QString ip; ///< unchanged from the network
        qint64 count = 0;
        qint64 firstMs = 0; ///< UTC ms, whole seconds
        qint64 lastMs = 0;
    };
    struct Calls
    {
        CallEntry::Outcome outcome = CallEntry::Outcome::Started;
        QString vendorCode; ///< unchanged from the network
        qint64 count = 0;
        bool resolved = false; ///< a list in use told what they had brought
    };

    qint64 leases = 0;
    Checks checks;
    std::array<Checks, 24> hours; ///< by the hour of the day at which they were obtained, in this machine's time zone
    QList<Share> endpoints;       ///< most frequent first, like the next two
    QList<Share> areas;           ///< the text is empty if the vendor gave none
    QList<Share> isps;
    QList<Day> days; ///< oldest first; without days that have no leases
    QList<Key> keys; ///< which keys obtained them
    /// Oldest first; without those that have no leases. Empty if they are of more than two days.
    QList<Quarter> quarters;
    qint64 exits = 0; ///< number of different ones
    qint64 repeatedExits = 0;
    QList<Exit> mostRepeated; ///< at most historyExits
    bool exitsCut = false;    ///< there were too many to count all of them
    /// Filtered only by time, account and product: other conditions apply only to leases.
    QList<Calls> calls;
};

inline constexpr qsizetype historyExits = 500;

/// Why a search failed.
struct HistoryFailure
{
    enum class Kind : quint8 {
        Cancelled,
        Refused, ///< by the system: not readable, locked
        Damaged,
        Newer, ///< written by a later version of this program, and not readable by this one
    };
    Kind kind = Kind::Refused;
    QString text; ///< the system's error text
};

} // namespace proxydeck
