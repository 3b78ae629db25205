// SPDX-License-Identifier: MIT
#include "desk/lost_calls.h"

#include "catalogue/catalogue.h"
#include "desk/in_use_list.h"
#include "ledger/ledger.h"

namespace proxydeck {

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
            && call.keyNumber == list->keyNumber && call.answeredMs <= latestMs)
            lost.append(call.id);
    }
    const Call::Resolution resolution{listId, int(found.size()), int(lost.size())};
    QList<QUuid> records;
    for (const CallId id : std::as_const(lost)) {
        m_log.change(id, [&](Call &call) {
            call.resolution = resolution;
            call.rows += found;
            records.append(call.recordId);
        });
    }
    if (m_ledger)
        m_ledger->resolve(records, {askedMs, resolution.found, resolution.calls});
}

} // namespace proxydeck
