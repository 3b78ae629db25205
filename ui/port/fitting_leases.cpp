// SPDX-License-Identifier: MIT
#include "ui/port/fitting_leases.h"

#include "lease/vendor_clock.h"
#include "match/lease_filter.h"
#include "table/lease_names.h"
#include "table/lease_table.h"

namespace proxydeck {

int fittingLeases(const LeaseTable &table, LeaseNames &names, const QString &filter)
{
    const FilterQuery query(filter);
    if (!query.unread().isEmpty())
        return 0; // a filter with a word left out would take more than was meant
    LeaseFilter fits(table.store(), names);
    fits.setQuery(query);
    fits.setNow(table.clock().nowMs());
    int count = 0;
    const QList<RowId> rows = table.rows();
    for (const RowId row : rows)
        count += table.state(row) != LeaseState::Expired && fits.accepts(row);
    return count;
}

} // namespace proxydeck
