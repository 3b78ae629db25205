// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace proxydeck {

/// Why terms are not taken.
enum class PortProblem : quint8 {
    None,
    TooMany,         ///< above PortTerms::mostPorts
    SamePort,        ///< another of ours has this address and port
    BadAddress,      ///< no IP literal
    BeyondLoopback,  ///< another address needs a password and a list of clients
    BadAllowed,      ///< the list of clients cannot be read
    BadFilter,       ///< the filter has an error
    OutOfRange,      ///< a number, see PortTerms
    PasswordNotKept, ///< there is none for hasPassword
};

} // namespace proxydeck
