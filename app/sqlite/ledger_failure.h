// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

/// Why an operation on the ledger file failed.
struct LedgerFailure
{
    enum class Kind : quint8 {
        Refused, ///< by the system: no space, read-only, folder missing, locked by another program
        Damaged, ///< the content is not a valid ledger (any more)
        Newer,   ///< written by a later version of this program: at most readable
    };
    Kind kind = Kind::Refused;
    QString text; ///< the system's error text
};

} // namespace proxydeck
