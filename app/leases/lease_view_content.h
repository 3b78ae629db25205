// SPDX-License-Identifier: MIT
#pragma once

#include "leases/arrange_job.h"
#include "leases/lease_filter.h"
#include "leases/lease_names.h"
#include "leases/lease_order.h"
#include "leases/lease_view.h"
#include "leases/row_positions.h"

#include <QTimer>

namespace proxydeck {

/// What a LeaseView shows, and by which rules.
struct LeaseView::Content
{
    Content(const LeaseStore &leases, Names shownNames)
        : store(leases)
        , names(leases, std::move(shownNames))
        , filter(leases, names)
        , order(leases, names)
    {
    }

    const LeaseStore &store;
    LeaseNames names;
    QString filterText;
    FilterVocabulary vocabulary;
    LeaseFilter filter;
    LeaseOrder order;
    std::vector<RowId> rows; ///< from the bottom of the table to its top
    RowPositions positions;
    /// Rows are in order. Not so in the middle of a move, when others may look already, and while a job has still to put
    /// them in another one.
    bool inOrder = true;

    std::optional<ArrangeJob> job; ///< finds what is to be shown instead
    QTimer jobTimer;
    ExpiryQueue changes; ///< when the filter judges rows otherwise, where it depends on time
    QTimer changeTimer;
    bool seen = true; ///< else rows come and go by time when the table looks at the clock, and not sooner
    qsizetype sliceFrom = 32'768; ///< rows of a table that are worked on at once
    qint64 sliceUnits = 600'000;

    int viewRow(quint32 position) const { return int(rows.size()) - 1 - int(position); }
    bool isMany(qsizetype count) const { return count > sliceFrom; }
};

} // namespace proxydeck
