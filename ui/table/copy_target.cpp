// SPDX-License-Identifier: MIT
#include "ui/table/copy_target.h"

#include "table/lease_store.h"
#include "table/lease_table.h"
#include "ui/table/lease_selection.h"
#include "view/lease_view.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace proxydeck {

CopyTarget::CopyTarget(const LeaseTable &leases, const LeaseView &view, const LeaseSelection &selection)
    : m_leases(leases)
    , m_view(view)
    , m_selection(selection)
{
}

void CopyTarget::forgetNewest() { m_newestFrom = m_leases.newest().end; }

/// A proposed selection does not count: it only shows which leases are newest.
bool CopyTarget::hasSelection() const { return m_selection.hasSelection() && !m_selection.isProposed(); }

QList<RowId> CopyTarget::arrived() const
{
    const LeaseTable::Arrivals arrivals = m_leases.newest();
    QList<RowId> rows;
    Tally tally;
    for (RowId row = arrivals.first; row < arrivals.end; ++row) {
        if (!m_leases.contains(row))
            continue;
        rows.append(row);
        count(row, tally);
    }
    return tally.living > 0 ? rows : QList<RowId>();
}

void CopyTarget::count(RowId row, Tally &tally) const
{
    const LeaseStore &store = m_leases.store();
    if (store.state(row) == LeaseState::Expired)
        ++tally.expired;
    else
        ++(store.delistedMs(row) != 0 ? tally.unlisted : tally.living);
}

/// Those that are shown, in displayed order; empty if none of them lives.
QList<RowId> CopyTarget::newest() const
{
    const LeaseTable::Arrivals arrivals = m_leases.newest();
    std::vector<std::pair<int, RowId>> found;
    Tally tally;
    for (RowId row = std::max(arrivals.first, m_newestFrom); row < arrivals.end; ++row) {
        const int at = m_leases.contains(row) ? m_view.viewRow(row) : -1;
        if (at < 0)
            continue;
        found.emplace_back(at, row);
        count(row, tally);
    }
    QList<RowId> rows;
    if (tally.living == 0)
        return rows;
    std::sort(found.begin(), found.end());
    rows.reserve(qsizetype(found.size()));
    for (const auto &[at, row] : found)
        rows.append(row);
    return rows;
}

CopyTarget::Tally CopyTarget::shown() const
{
    Tally tally;
    for (int at = 0, rows = m_view.rowCount(); at < rows; ++at)
        count(m_view.rowId(at), tally);
    return tally;
}

CopyTarget::Source CopyTarget::source() const
{
    if (hasSelection())
        return Source::Selection;
    return newest().isEmpty() ? Source::Shown : Source::Newest;
}

bool CopyTarget::isMeant(RowId row) const
{
    if (!m_onlyGood)
        return true;
    const CheckStore &checks = m_leases.store().checks();
    return checks.contains(row) && isGood(checks.verdict(row));
}

QList<RowId> CopyTarget::rows() const
{
    QList<RowId> rows = hasSelection() ? m_selection.rowIds() : newest();
    if (rows.isEmpty() && !hasSelection() && shown().living > 0)
        rows = m_view.rowIds();
    if (m_onlyGood)
        rows.removeIf([this](RowId row) { return !isMeant(row); });
    return rows;
}

qsizetype CopyTarget::count() const
{
    Tally tally;
    const auto add = [&](const QList<RowId> &rows) {
        for (const RowId row : rows) {
            if (isMeant(row))
                count(row, tally);
        }
    };
    if (!hasSelection()) {
        const QList<RowId> rows = newest();
        if (rows.isEmpty() && !m_onlyGood)
            return shown().living;
        add(rows.isEmpty() ? m_view.rowIds() : rows);
        return tally.living;
    }
    add(m_selection.rowIds());
    return tally.living > 0 ? tally.living : tally.unlisted > 0 ? tally.unlisted : tally.expired;
}

} // namespace proxydeck
