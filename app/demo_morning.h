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

/// What a morning's work leaves, for the demo: a record of calls of the last four hours, the latest of them in the
/// list, and leases in every state. Made up, and the same each time but for the hours; nothing of it was ever sent. The
/// addresses are those that RFC 5737 reserves for documentation.
class DemoMorning
{
public:
    /// All must outlive it; the accounts are the demo's.
    struct Parts
    {
        const AccountBook &accounts;
        const Catalogue &catalogue;
        const VendorClock &clock;
        Ledger &ledger;
        LeaseTable &leases;
        CallLog &calls;
    };
    explicit DemoMorning(const Parts &parts);

    /// Once, when the accounts are there.
    void play();

private:
    /// A call that brought leases, each living so many seconds from its answer on; none: the vendor gave no deadline.
    void extracted(qint64 atMs, const Account &account, const QList<std::optional<int>> &lifeSeconds);
    void failed(qint64 atMs, const Account &account, const ApiError &error);
    Call callOf(qint64 atMs, const Account &account, int number);
    void keep(Call &call, const LeaseBatch &batch);
    Lease newLease(const Account &account, qint64 deadlineMs);
    int drawn(int from, int to) { return m_random.bounded(from, to + 1); }

    Parts m_parts;
    QRandomGenerator m_random;
    qint64 m_nowMs;
    CallId m_lastId;
    int m_leases = 0;
};

} // namespace proxydeck
