// SPDX-License-Identifier: MIT
#include "desk/in_use_list.h"

#include "catalogue/catalogue.h"
#include "ledger/ledger.h"
#include "table/lease_store.h"
#include "table/lease_table.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace proxydeck {

InUseList::InUseList(const Catalogue &catalogue, LeaseTable &leases, Ledger *ledger)
    : m_catalogue(catalogue)
    , m_leases(leases)
    , m_ledger(ledger)
{
}

void InUseList::judge(const Endpoint &list, const LeaseBatch &named, qint64 askedMs)
{
    const LeaseStore &store = m_leases.store();
    QSet<QString> servers;
    for (const Lease &lease : named.leases)
        servers.insert(lease.server);
    QHash<LeaseStore::BatchId, bool> listed; // whether the list is about the leases of a batch
    const auto isAbout = [&](RowId row) {
        const LeaseStore::BatchId id = store.batchId(row);
        if (const auto known = listed.constFind(id); known != listed.cend())
            return *known;
        const LeaseStore::Batch &batch = store.batch(id);
        const Endpoint *source = m_catalogue.find(store.texts().at(batch.endpoint));
        const bool about = source && m_catalogue.listInUse(*source) == &list
            && store.accountOfRow(row) == named.origin.account && batch.keyNumber == named.origin.keyNumber
            && batch.obtainedMs < askedMs - settleMs;
        return *listed.insert(id, about);
    };
    std::vector<RowId> gone;
    QList<std::pair<QUuid, QString>> goneServers;
    store.forEach([&](RowId row) {
        if (store.state(row) == LeaseState::Expired || store.delistedMs(row) != 0 || !isAbout(row))
            return;
        const QString server = store.serverText(row);
        if (servers.contains(server))
            return;
        gone.push_back(row);
        goneServers.append({named.origin.account, server});
    });
    if (gone.empty())
        return;
    if (m_ledger)
        m_ledger->delist(goneServers, named.origin.obtainedMs);
    m_leases.setDelisted(gone, named.origin.obtainedMs);
}

} // namespace proxydeck
