// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

/// Why the ledger's file did not do something.
struct LedgerFailure
{
    enum class Kind : quint8 {
        Refused, ///< the system: no space, read-only, no such folder, locked by another program
        Damaged, ///< what is in the file is not a ledger (any more)
        Newer,   ///< written by a later version of this program: can be read at best
    };
    Kind kind = Kind::Refused;
    QString text; ///< in the system's words
};

} // namespace proxydeck
