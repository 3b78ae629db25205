// SPDX-License-Identifier: MIT
#include "desk/lost_calls.h"

#include "catalogue/catalogue.h"
#include "desk/in_use_list.h"
#include "ledger/ledger.h"

#include <algorithm>

namespace proxydeck {

namespace {

/// How long after the sending of \a call \a list was answered, ms. Setting the clock must not make it less.
qint64 ageMs(const Call &call, const Call &list)
{
    const qint64 byWall = list.answeredMs - call.sentMs;
    return call.sentSteadyMs == 0 ? byWall : std::max(byWall, list.steadyMs - call.sentSteadyMs);
}

} // namespace

LostCalls::LostCalls(const Catalogue &catalogue, CallLog &log, Ledger *ledger)
    : m_catalogue(catalogue)
    , m_log(log)
    , m_ledger(ledger)
{
}

void LostCalls::resolve(CallId listId, const QList<RowId> &found)
{
    const Call *list = m_log.find(listId);
    if (!list || !list->endpoint)
        return;
    const qint64 askedMs = list->sentMs;
    const qint64 latestMs = found.isEmpty() ? askedMs - InUseList::settleMs : askedMs;
    QList<CallId> lost;
    for (int i = 0; i < m_log.size(); ++i) {
        const Call &call = m_log.at(i);
        if (call.isOver() && call.isUnknown() && call.endpoint && call.endpoint->charges()
            && m_catalogue.listInUse(*call.endpoint) == list->endpoint && call.account == list->account
            && call.keyNumber == list->keyNumber && std::max(call.answeredMs, call.sentMs) <= latestMs)
            lost.append(call.id);
    }
    const Call listed = *list;
    for (const CallId id : std::as_const(lost)) {
        const Call &call = *m_log.find(id);
        const Call::Resolution resolution{listId, int(found.size()), int(lost.size()),
                                          call.sentMs + ageMs(call, listed)};
        const QUuid recordId = call.recordId;
        m_log.change(id, [&](Call &resolved) {
            resolved.resolution = resolution;
            resolved.rows += found;
        });
        if (m_ledger)
            m_ledger->resolve({recordId}, {resolution.atMs, resolution.found, resolution.calls});
    }
}

} // namespace proxydeck
