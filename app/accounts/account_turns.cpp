// SPDX-License-Identifier: MIT
#include "accounts/account_turns.h"

namespace proxydeck {

void AccountTurns::start(const QUuid &id, const Operation &operation)
{
    QList<Operation> &waiting = m_operations[id];
    waiting.append(operation);
    if (waiting.size() == 1)
        operation();
}

void AccountTurns::finish(const QUuid &id)
{
    QList<Operation> &waiting = m_operations[id];
    waiting.removeFirst();
    if (waiting.isEmpty()) {
        m_operations.remove(id);
        return;
    }
    const Operation next = waiting.first();
    next();
}

} // namespace proxydeck
