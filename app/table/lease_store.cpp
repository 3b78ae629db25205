// SPDX-License-Identifier: MIT
#include "table/lease_store.h"

namespace proxydeck {

namespace {

/// The number of \a key, or the next free one.
template<typename Key, typename Items>
quint32 numberOf(QHash<Key, quint32> &numbers, const Key &key, const Items &items)
{
    const auto known = numbers.constFind(key);
    return known != numbers.cend() ? *known : *numbers.insert(key, quint32(items.size()));
}

} // namespace

LeaseStore::Packed LeaseStore::pack(const Lease &lease)
{
    Packed packed;
    packed.deadlineMs = lease.deadlineMs;
    if (const auto endpoint = ipv4EndpointFromText(lease.server)) {
        packed.server = endpoint->address;
        packed.port = endpoint->port;
    } else {
        packed.server = nameServer(lease);
        packed.serverIsNamed = true;
    }
    const qsizetype length = lease.exitIp.size();
    if (!packed.serverIsNamed && length < lease.server.size() && lease.server[length] == u':'
        && lease.server.startsWith(lease.exitIp)) {
        packed.exit = packed.server; // the most frequent case
    } else if (const auto address = ipv4FromText(lease.exitIp)) {
        packed.exit = *address;
    } else {
        packed.exit = m_texts.idOf(lease.exitIp);
        packed.exitIsText = true;
    }
    packed.area = m_texts.intern(lease.area);
    packed.areaCode = m_texts.intern(lease.areaCode);
    packed.isp = m_texts.intern(lease.isp);
    return packed;
}

quint32 LeaseStore::nameServer(const Lease &lease)
{
    // A server is identified by the received text; host and port are derived from it.
    const TextId server = m_texts.idOf(lease.server);
    const quint32 number = numberOf(m_namedNumbers, server, m_named);
    if (number == m_named.size()) {
        const TextId host = m_texts.idOf(lease.host);
        m_texts.hold(server);
        m_texts.hold(host);
        m_named.push_back({server, host, lease.port});
    }
    return number;
}

void LeaseStore::dropNamed(quint32 number)
{
    NamedServer &named = m_named[number];
    if (--named.rows > 0)
        return;
    m_namedNumbers.remove(named.server);
    m_texts.drop(named.server);
    m_texts.drop(named.host);
    named = {};
}

quint32 LeaseStore::label(const QUuid &account, const QString &recordedName)
{
    const quint32 number = numberOf(m_accountNumbers, account, m_accounts);
    if (number == m_accounts.size())
        m_accounts.push_back(account);
    const Label named{number, m_texts.intern(recordedName)};
    const quint32 label = numberOf(m_labelNumbers, std::pair(named.account, named.recordedName), m_labels);
    if (label == m_labels.size())
        m_labels.push_back(named);
    return label;
}

LeaseStore::BatchId LeaseStore::addBatch(const LeaseOrigin &origin, quint32 label)
{
    Batch batch;
    batch.obtainedMs = origin.obtainedMs;
    batch.request = QUuid::fromString(origin.requestId);
    if (batch.request.toString(QUuid::WithoutBraces) != origin.requestId)
        batch.requestText = m_texts.idOf(origin.requestId);
    batch.endpoint = m_texts.intern(origin.endpoint);
    batch.task = m_texts.idOf(origin.taskId);
    if (batch.requestText != noText)
        m_texts.hold(batch.requestText);
    m_texts.hold(batch.task);
    batch.label = label;
    batch.keyNumber = origin.keyNumber;

    const BatchId id = m_batchEnd++;
    if (id / batchPageSize >= m_batches.size())
        m_batches.push_back(std::make_unique<BatchPage>());
    BatchPage &page = *m_batches[id / batchPageSize];
    page.batches[id % batchPageSize] = batch;
    ++page.used;
    return id;
}

RowId LeaseStore::append(const Packed &lease, BatchId batch, LeaseState state, RowId newest)
{
    const RowId row = m_end++;
    if (row / pageSize >= m_pages.size())
        m_pages.push_back(std::make_unique<Page>());
    Page &page = at(row);
    const quint32 i = row % pageSize;
    page.flags[i] = quint8(Present | (lease.serverIsNamed ? ServerIsNamed : 0));
    page.server[i] = lease.server;
    page.port[i] = lease.port;
    page.batch[i] = batch;
    page.state[i] = quint8(state);
    page.copiedS[i] = 0;
    if (lease.serverIsNamed)
        ++m_named[lease.server].rows;
    replace(row, lease);
    ++page.rows;
    ++m_batches[batch / batchPageSize]->batches[batch % batchPageSize].rows;
    ++m_size;

    page.previous[i] = newest;
    const ServerKey key = keyOf(row);
    newestWith(key)[key] = row;
    return row;
}

void LeaseStore::replace(RowId row, const Packed &lease)
{
    Page &page = at(row);
    const quint32 i = row % pageSize;
    page.deadlineMs[i] = lease.deadlineMs;
    if (lease.exitIsText)
        m_texts.hold(lease.exit);
    if (exitIsText(row)) // as it was
        m_texts.drop(page.exit[i]);
    page.exit[i] = lease.exit;
    page.flags[i] = quint8((page.flags[i] & ~ExitIsText) | (lease.exitIsText ? ExitIsText : 0));
    page.area[i] = lease.area;
    page.areaCode[i] = lease.areaCode;
    page.isp[i] = lease.isp;
}

void LeaseStore::setDelistedMs(RowId row, qint64 ms)
{
    quint8 &flags = at(row).flags[row % pageSize];
    if (ms == 0) {
        flags &= quint8(~Delisted);
        m_delisted.remove(row);
    } else {
        flags |= Delisted;
        m_delisted.insert(row, ms);
    }
}

void LeaseStore::setCheckState(RowId row, CheckState state)
{
    quint8 &flags = at(row).flags[row % pageSize];
    flags &= quint8(~(CheckWaits | CheckRuns));
    if (state == CheckState::Waiting)
        flags |= CheckWaits;
    else if (state == CheckState::Running)
        flags |= CheckRuns;
}

void LeaseStore::hide(RowId row)
{
    at(row).flags[row % pageSize] &= quint8(~Present);
    --m_size;
}

void LeaseStore::remove(RowId row)
{
    if (contains(row))
        hide(row);
    const Packed lease = packed(row);
    const BatchId batch = batchId(row);
    const RowId newest = newestOf(this->batch(batch).label, lease);
    const RowId previous = at(row).previous[row % pageSize];
    if (newest == row) {
        const ServerKey key = keyOf(row);
        if (previous == noRow)
            newestWith(key).remove(key);
        else
            newestWith(key)[key] = previous;
    } else {
        RowId later = newest;
        while (at(later).previous[later % pageSize] != row)
            later = at(later).previous[later % pageSize];
        at(later).previous[later % pageSize] = previous;
    }
    if (lease.exitIsText)
        m_texts.drop(lease.exit);
    if (lease.serverIsNamed)
        dropNamed(lease.server);
    Page &page = at(row);
    if (page.flags[row % pageSize] & Delisted)
        m_delisted.remove(row);
    m_checks.remove(row);
    m_traffic.remove(row);
    page.flags[row % pageSize] = 0;
    // The last page is kept, because new rows are still added to it.
    if (--page.rows == 0 && (row / pageSize + 1) * pageSize <= m_end)
        m_pages[row / pageSize].reset();
    dropBatchRow(batch);
}

void LeaseStore::move(RowId row, BatchId batch)
{
    const BatchId before = batchId(row);
    at(row).batch[row % pageSize] = batch;
    ++m_batches[batch / batchPageSize]->batches[batch % batchPageSize].rows;
    dropBatchRow(before);
}

void LeaseStore::dropBatchRow(BatchId id)
{
    auto &page = m_batches[id / batchPageSize];
    Batch &batch = page->batches[id % batchPageSize];
    if (--batch.rows > 0)
        return;
    if (batch.requestText != noText)
        m_texts.drop(batch.requestText);
    m_texts.drop(batch.task);
    if (--page->used == 0 && (id / batchPageSize + 1) * batchPageSize <= m_batchEnd)
        page.reset();
}

RowId LeaseStore::newestOf(quint32 label, const Packed &lease) const
{
    const ServerKey key{lease.server, m_labels[label].account, lease.port, lease.serverIsNamed};
    return m_newest[partOf(key)].value(key, noRow);
}

RowId LeaseStore::newestOf(const QUuid &account, const QString &server) const
{
    const auto number = m_accountNumbers.constFind(account);
    if (number == m_accountNumbers.cend())
        return noRow;
    ServerKey key{0, *number, 0, false};
    if (const auto endpoint = ipv4EndpointFromText(server)) {
        key.server = endpoint->address;
        key.port = endpoint->port;
    } else {
        const auto text = m_texts.find(server);
        const auto named = text ? m_namedNumbers.constFind(*text) : m_namedNumbers.cend();
        if (named == m_namedNumbers.cend())
            return noRow;
        key.server = *named;
        key.serverIsNamed = true;
    }
    return m_newest[partOf(key)].value(key, noRow);
}

QString LeaseStore::serverText(RowId row) const
{
    return serverIsNamed(row) ? m_texts.at(m_named[server(row)].server) : ipv4EndpointText({server(row), port(row)});
}

QString LeaseStore::exitText(RowId row) const { return exitIsText(row) ? m_texts.at(exit(row)) : ipv4Text(exit(row)); }

QString LeaseStore::requestText(BatchId id) const
{
    const Batch &of = batch(id);
    return of.requestText == noText ? of.request.toString(QUuid::WithoutBraces) : m_texts.at(of.requestText);
}

Lease LeaseStore::lease(RowId row) const
{
    Lease lease;
    lease.server = serverText(row);
    if (serverIsNamed(row)) {
        const NamedServer &named = m_named[server(row)];
        lease.host = m_texts.at(named.host);
        lease.port = named.port;
    } else {
        lease.host = ipv4Text(server(row));
        lease.port = port(row);
    }
    lease.exitIp = exitText(row);
    lease.area = m_texts.at(area(row));
    lease.areaCode = m_texts.at(at(row).areaCode[row % pageSize]);
    lease.isp = m_texts.at(isp(row));
    lease.deadlineMs = deadlineMs(row);
    return lease;
}

LeaseOrigin LeaseStore::origin(RowId row) const
{
    const BatchId id = batchId(row);
    const Batch &of = batch(id);
    const Label &label = m_labels[of.label];
    return {m_accounts[label.account],
            m_texts.at(label.recordedName),
            m_texts.at(of.endpoint),
            requestText(id),
            m_texts.at(of.task),
            of.obtainedMs,
            of.keyNumber};
}

} // namespace proxydeck
