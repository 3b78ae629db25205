// SPDX-License-Identifier: MIT
#include "ui/window/call_copies.h"

#include "desk/desk.h"
#include "preferences/preferences.h"

#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

CallCopies::CallCopies(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
}

bool CallCopies::isTogether() const
{
    return !m_parts.preferences || m_parts.preferences->text(Preference::CopyWhen) == "end"_L1;
}

void CallCopies::ended(CallId id)
{
    if (!m_open.remove(id))
        return;
    if (const Call *call = m_parts.desk.log().find(id); call && !call->error)
        m_kept += call->rows;
    if (isTogether() && !m_open.isEmpty())
        return;
    // Also what was kept before the setting was changed.
    if (const QList<RowId> all = std::exchange(m_kept, {}); !all.isEmpty())
        m_parts.copy(all);
}

} // namespace proxydeck

#include "moc_call_copies.cpp"
