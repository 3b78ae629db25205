// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account.h"
#include "desk/call.h"
#include "ledger/ledger_records.h"

#include <QRandomGenerator>

namespace proxydeck {

class AccountBook;
class CallLog;
class Catalogue;
class LeaseTable;
class Ledger;
class VendorClock;

/// Made-up work of the last four hours for the demo: recorded calls, the latest of them in the list of calls, and
/// leases in every state. The same each time except for the times; nothing is sent. The addresses are from the blocks
/// that RFC 5737 reserves for documentation.
class DemoHistory
{
public:
    /// All must outlive it; the accounts are those of the demo.
    struct Parts
    {
        const AccountBook &accounts;
        const Catalogue &catalogue;
        const VendorClock &clock;
        Ledger &ledger;
        LeaseTable &leases;
        CallLog &calls;
    };
    explicit DemoHistory(const Parts &parts);

    /// Call it once, after the demo's accounts were added.
    void write();

private:
    /// A call with one lease for each of \a lifeSeconds, the time from the answer to the deadline; none: no deadline.
    void extracted(qint64 atMs, const Account &account, const QList<std::optional<int>> &lifeSeconds);
    void failed(qint64 atMs, const Account &account, const ApiError &error);
    Call callOf(qint64 atMs, const Account &account, int number);
    void keep(Call &call, const LeaseBatch &batch);
    Lease newLease(const Account &account, qint64 deadlineMs);
    CheckOutcome newCheck(const Lease &lease, qint64 receivedMs);
    int drawn(int from, int to) { return m_random.bounded(from, to + 1); }

    Parts m_parts;
    QRandomGenerator m_random;
    QRandomGenerator m_checks; ///< apart, so that checks change nothing of the rest
    qint64 m_nowMs;
    CallId m_lastId;
    int m_leases = 0;
};

} // namespace proxydeck
