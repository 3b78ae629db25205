// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

class LeaseNames;
class LeaseTable;

/// How many leases of \a table that have not expired fit \a filter, a storedFilter(); 0 if it has words that mean
/// nothing. One pass over the rows.
int fittingLeases(const LeaseTable &table, LeaseNames &names, const QString &filter);

} // namespace proxydeck
