// SPDX-License-Identifier: MIT
#include "ui/window/call_copies.h"

#include "desk/desk.h"
#include "preferences/preferences.h"
#include "table/lease_table.h"

#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

CallCopies::CallCopies(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    // The desk adds the rows of a call and reports its end in one go: what came last is what the call brought. Rows
    // that were known already count as well, since the vendor has handed them out again.
    connect(&m_parts.leases, &LeaseTable::rowsAdded, this, [this](RowId first, RowId last) {
        QList<RowId> rows;
        for (RowId row = first; row <= last && !m_open.isEmpty(); ++row)
            rows.append(row);
        collect(rows);
    });
    connect(&m_parts.leases, &LeaseTable::rowsNamedAgain, this, &CallCopies::collect);
}

bool CallCopies::isTogether() const
{
    return !m_parts.preferences || m_parts.preferences->text(Preference::CopyWhen) == "end"_L1;
}

void CallCopies::collect(const QList<RowId> &rows)
{
    if (!m_open.isEmpty())
        m_recent += rows;
}

void CallCopies::ended(CallId id)
{
    QList<RowId> rows = std::exchange(m_recent, {});
    if (!m_open.remove(id))
        return;
    const int index = m_parts.desk.log().indexOf(id);
    const bool failed = index < 0 || m_parts.desk.log().at(index).error;
    if (!failed) {
        const QUuid account = m_parts.desk.log().at(index).account;
        rows.removeIf([&](RowId row) { return m_parts.leases.origin(row).account != account; });
        m_kept += rows;
    }
    if (isTogether() && !m_open.isEmpty())
        return;
    // Also what was kept before the setting was changed.
    if (const QList<RowId> all = std::exchange(m_kept, {}); !all.isEmpty())
        m_parts.copy(all);
}

} // namespace proxydeck
