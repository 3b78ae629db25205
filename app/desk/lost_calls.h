// SPDX-License-Identifier: MIT
#pragma once

#include "desk/call_log.h"

namespace proxydeck {

class Catalogue;
class Ledger;

/// What a list in use says of calls whose outcome is unknown.
class LostCalls
{
public:
    /// All must outlive it; \a ledger is null where nothing is kept.
    LostCalls(const Catalogue &catalogue, CallLog &log, Ledger *ledger);

    /// \a list: a call that listed all that is in use, without an error and without rows that could not be read;
    /// \a found: the rows it brought that the table did not have. Gives every call of the same key and plan whose
    /// outcome was unknown when the list was asked for its Call::resolution, in the record as well. A list without
    /// anything new tells only of calls that ended InUseList::settleMs or more before it: the list may be a little
    /// behind. What it says of a call long before it is late, see CallResolution::isLate().
    void resolve(CallId list, const QList<RowId> &found);

private:
    const Catalogue &m_catalogue;
    CallLog &m_log;
    Ledger *m_ledger;
};

} // namespace proxydeck
