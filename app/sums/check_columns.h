// SPDX-License-Identifier: MIT
#pragma once

#include "lease/check_outcome.h"

class QSqlQuery;

namespace proxydeck {

/// The columns of a check, for a statement: what checkOf() reads, in its order.
inline constexpr const char *checkColumns
    = "lease_check.verdict, lease_check.stage, lease_check.protocol, lease_check.tls_fault, lease_check.status,"
      " lease_check.connect_ms, lease_check.proxy_ms, lease_check.tls_ms, lease_check.first_byte_ms,"
      " lease_check.rest_ms, lease_check.exit_ip, lease_check.address, lease_check.at_ms";

/// From the columns of \a row that begin with \a first. CheckOutcome::atMs is 0 if they are NULL, or of a kind that
/// this version of the program does not know.
CheckOutcome checkOf(const QSqlQuery &row, int first);

} // namespace proxydeck
