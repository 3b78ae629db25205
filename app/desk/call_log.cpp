// SPDX-License-Identifier: MIT
#include "desk/call_log.h"

#include <algorithm>

namespace proxydeck {

namespace {

/// Removed together, so that the rest is not moved with each new call.
constexpr int removedAtOnce = 100;

} // namespace

int CallLog::indexOf(CallId id) const
{
    const auto number = m_numbers.constFind(id);
    return number == m_numbers.cend() ? -1 : int(*number - m_removed);
}

const Call *CallLog::find(CallId id) const
{
    const int index = indexOf(id);
    return index < 0 ? nullptr : &at(index);
}

void CallLog::append(const Call &call)
{
    removeOldest();
    const int index = size();
    Q_EMIT aboutToAppend(index);
    m_numbers.insert(call.id, index + m_removed);
    m_calls.push_back(call);
    Q_EMIT appended(index);
}

void CallLog::removeOldest()
{
    if (size() < mostKept + removedAtOnce)
        return;
    const auto end = m_calls.cbegin() + removedAtOnce;
    const auto open = std::find_if(m_calls.cbegin(), end, [](const Call &call) { return !call.isOver(); });
    const int count = int(open - m_calls.cbegin());
    if (count == 0)
        return;
    Q_EMIT aboutToRemoveOldest(count);
    for (int i = 0; i < count; ++i)
        m_numbers.remove(at(i).id);
    m_calls.erase(m_calls.cbegin(), m_calls.cbegin() + count);
    m_removed += count;
    Q_EMIT removedOldest(count);
}

void CallLog::replace(int index, const Call &call)
{
    m_numbers.remove(at(index).id);
    m_numbers.insert(call.id, index + m_removed);
    m_calls[size_t(index)] = call;
    Q_EMIT changed(index);
}

void CallLog::change(CallId id, const std::function<void(Call &)> &change)
{
    const int index = indexOf(id);
    if (index < 0)
        return;
    change(m_calls[size_t(index)]);
    Q_EMIT changed(index);
}

void CallLog::clearEnded()
{
    Q_EMIT aboutToReset();
    std::erase_if(m_calls, [](const Call &call) { return call.isOver(); });
    m_numbers.clear();
    m_removed = 0;
    for (int i = 0; i < size(); ++i)
        m_numbers.insert(at(i).id, i);
    Q_EMIT reset();
}

} // namespace proxydeck

#include "moc_call_log.cpp"
