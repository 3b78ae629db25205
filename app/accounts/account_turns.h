// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QList>
#include <QUuid>

#include <functional>

namespace proxydeck {

/// Runs the operations of one account one after another; those of different accounts run side by side.
class AccountTurns
{
public:
    using Operation = std::function<void()>;

    /// Runs \a operation now or, if another one of the account \a id is running, after it. Each operation must call
    /// finish() at its end.
    void start(const QUuid &id, const Operation &operation);
    /// The running operation of \a id has ended: runs the next one. This object may be destroyed by it.
    void finish(const QUuid &id);
    /// Whether an operation of \a id is running.
    bool isBusy(const QUuid &id) const { return m_operations.contains(id); }

private:
    QHash<QUuid, QList<Operation>> m_operations; ///< the first one of each account is running
};

} // namespace proxydeck
