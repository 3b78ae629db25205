// SPDX-License-Identifier: MIT
#pragma once

#include "desk/call_log.h"

namespace proxydeck {

class Catalogue;

/// What a list in use says of calls whose outcome is unknown.
class LostCalls
{
public:
    /// Both must outlive it.
    LostCalls(const Catalogue &catalogue, CallLog &log);

    /// \a list: a call that listed all that is in use, without an error and without rows that could not be read;
    /// \a found: the rows it brought that the table did not have. Gives every call of the same key and plan whose
    /// outcome was unknown when the list was asked for its Call::resolution. A list without anything new tells only of
    /// calls that ended InUseList::settleMs or more before it: the list may be a little behind.
    void resolve(CallId list, const QList<RowId> &found);

private:
    const Catalogue &m_catalogue;
    CallLog &m_log;
};

} // namespace proxydeck
