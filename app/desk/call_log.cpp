// SPDX-License-Identifier: MIT
#include "desk/call_log.h"

#include <algorithm>

namespace proxydeck {

int CallLog::indexOf(CallId id) const
{
    // Calls are looked up soon after they were appended: search from the end.
    for (int i = size() - 1; i >= 0; --i) {
        if (m_records.at(i).id == id)
            return i;
    }
    return -1;
}

void CallLog::append(const CallRecord &record)
{
    const int index = size();
    Q_EMIT aboutToAppend(index);
    m_records.append(record);
    Q_EMIT appended(index);
}

void CallLog::replace(int index, const CallRecord &record)
{
    m_records[index] = record;
    Q_EMIT changed(index);
}

void CallLog::clearEnded()
{
    Q_EMIT aboutToReset();
    m_records.removeIf([](const CallRecord &record) { return record.stage == CallRecord::Stage::Ended; });
    Q_EMIT reset();
}

} // namespace proxydeck
