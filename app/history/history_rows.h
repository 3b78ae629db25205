// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/ledger_records.h"

#include <QDate>

#include <limits>

namespace proxydeck {

/// A place in the record, newest first: the next page begins behind it. Opaque but for its time.
struct HistoryKey
{
    qint64 timeMs = std::numeric_limits<qint64>::max();
    qint64 group = 0; ///< the batch, or the call
    qint64 row = 0;   ///< the lease; 0: before all of the group

    friend bool operator==(const HistoryKey &, const HistoryKey &) = default;
};

struct HistoryLease
{
    Lease lease;
    LeaseOrigin origin;
    HistoryKey key;
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

/// A key that the record knows, perhaps of an account that is gone.
struct HistoryAccount
{
    QUuid id;
    QString name; ///< as it was called last
};

struct HistorySummary
{
    struct Share
    {
        QString text; ///< an Endpoint::id, an area, an ISP: raw
        qint64 count = 0;
    };
    struct Day
    {
        QDate date; ///< in this machine's zone
        qint64 count = 0;
    };
    struct Exit
    {
        QString ip; ///< raw
        qint64 count = 0;
        qint64 firstMs = 0; ///< UTC ms, whole seconds
        qint64 lastMs = 0;
    };
    struct Calls
    {
        CallEntry::Outcome outcome = CallEntry::Outcome::Started;
        QString vendorCode; ///< raw
        qint64 count = 0;
    };

    qint64 leases = 0;
    QList<Share> endpoints; ///< most first, as all of these
    QList<Share> areas;     ///< the text is empty where the vendor named none
    QList<Share> isps;
    QList<Day> days;  ///< oldest first; days without leases are left out
    qint64 exits = 0; ///< different ones
    qint64 repeatedExits = 0;
    QList<Exit> mostRepeated; ///< at most historyExits of them
    bool exitsCut = false;    ///< there were too many to tell them all apart
    /// By time, account and product alone: what else the filter asks for is said of leases.
    QList<Calls> calls;
};

inline constexpr qsizetype historyExits = 500;

/// Why the record could not be searched.
struct HistoryFailure
{
    enum class Kind : quint8 {
        Cancelled,
        Refused, ///< the system: not readable, locked
        Damaged,
        Newer, ///< written by a later version of this program, and cannot be read by this one
    };
    Kind kind = Kind::Refused;
    QString text; ///< in the system's words
};

} // namespace proxydeck
