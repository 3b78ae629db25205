// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace proxydeck {

class Catalogue;
class LeaseTable;
class Ledger;
struct Endpoint;
struct LeaseBatch;

/// What a list in use says of the leases that it does not name.
class InUseList
{
public:
    /// All must outlive it. \a ledger may be null.
    InUseList(const Catalogue &catalogue, LeaseTable &leases, Ledger *ledger);

    /// \a named: all rows of a successful reply of \a list, already in the table. Marks the leases of the same key and
    /// plan that are not among them as no longer listed, in the table and in the record, unless they have expired or
    /// were obtained after or shortly before the list was asked for, at \a askedMs (UTC ms by the vendor's clock): the
    /// list may be a little behind.
    void judge(const Endpoint &list, const LeaseBatch &named, qint64 askedMs);

    static constexpr qint64 settleMs = 3'000;

private:
    const Catalogue &m_catalogue;
    LeaseTable &m_leases;
    Ledger *m_ledger;
};

} // namespace proxydeck
