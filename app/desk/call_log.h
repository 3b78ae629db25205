// SPDX-License-Identifier: MIT
#pragma once

#include "desk/call.h"

#include <QHash>
#include <QList>
#include <QObject>

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
    const Call &at(int index) const { return m_calls.at(index); }
    int indexOf(CallId id) const; ///< -1: none
    /// Null: none. Valid until the next change.
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

    QList<Call> m_calls;
    QHash<CallId, qint64> m_numbers; ///< counted from the first call of the run: index + m_removed
    qint64 m_removed = 0;
};

} // namespace proxydeck
