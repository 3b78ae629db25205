// SPDX-License-Identifier: MIT
#pragma once

#include "desk/call.h"

#include <QHash>
#include <QObject>

#include <deque>
#include <functional>

namespace proxydeck {

/// The calls of this run, oldest first, as the window lists them: all that are not over, and the newest of the others.
/// Older ones are in the history only.
class CallLog : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostKept = 10'000;

    using QObject::QObject;

    int size() const { return int(m_calls.size()); }
    /// Valid until that call is removed, whatever is appended.
    const Call &at(int index) const { return m_calls[size_t(index)]; }
    int indexOf(CallId id) const; ///< -1: none
    /// Null: none. Valid as at() is. Whoever calls others before it is done with it copies it: they may append calls,
    /// and the oldest that are over then leave.
    const Call *find(CallId id) const;

    void append(const Call &call);
    void replace(int index, const Call &call);
    /// Changes the call with this id by \a change, if there is one.
    void change(CallId id, const std::function<void(Call &)> &change);
    /// Removes all calls that are over.
    void clearEnded();

Q_SIGNALS:
    void aboutToAppend(int index);
    void appended(int index);
    void changed(int index);
    void aboutToRemoveOldest(int count);
    void removedOldest(int count);
    void aboutToReset();
    void reset();

private:
    void removeOldest();

    std::deque<Call> m_calls;        ///< not a list, which moves its calls when one is appended
    QHash<CallId, qint64> m_numbers; ///< counted from the first call of the run: index + m_removed
    qint64 m_removed = 0;
};

} // namespace proxydeck
