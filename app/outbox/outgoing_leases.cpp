// SPDX-License-Identifier: MIT
#include "outbox/outgoing_leases.h"

namespace proxydeck {

OutgoingLeases::OutgoingLeases(const LeaseTable &leases, CredentialsOf credentialsOf)
    : m_leases(leases)
    , m_credentialsOf(std::move(credentialsOf))
{
}

void OutgoingLeases::take(RowId row)
{
    const LeaseStore &store = m_leases.store();
    if (!store.contains(row))
        return;
    const LeaseStore::Packed lease = store.packed(row);
    if (lease.serverIsNamed && !m_named.contains(lease.server)) {
        const LeaseStore::NamedServer &named = store.namedServer(lease.server);
        m_named.insert(lease.server, named);
        keep(named.server);
        keep(named.host);
    }
    if (lease.exitIsText)
        keep(lease.exit);
    keep(lease.area);
    keep(lease.areaCode);
    keep(lease.isp);
    m_items.push_back(
        {lease, sourceOf(row, store.batchId(row)), row, checkOf(row), store.delistedMs(row) != 0, trafficOf(row)});
}

quint32 OutgoingLeases::checkOf(RowId row)
{
    const CheckStore &checks = m_leases.store().checks();
    if (!checks.contains(row))
        return 0;
    Check check{checks.atMs(row),    checks.exit(row),    checks.latencyMs(row),
                checks.verdict(row), checks.hasExit(row), checks.exitIsText(row)};
    if (check.exitIsText)
        keep(check.exit);
    m_checks.push_back(check);
    return quint32(m_checks.size());
}

quint32 OutgoingLeases::trafficOf(RowId row)
{
    const LeaseTraffic traffic = m_leases.store().traffic(row);
    if (traffic.isNone())
        return 0;
    m_traffic.push_back(traffic);
    return quint32(m_traffic.size());
}

void OutgoingLeases::keep(LeaseStore::TextId text)
{
    const TextPool &texts = m_leases.store().texts();
    if (text >= m_texts.size())
        m_texts.resize(texts.size());
    if (m_texts[text].isNull())
        m_texts[text] = texts.at(text);
}

quint32 OutgoingLeases::sourceOf(RowId row, LeaseStore::BatchId batch)
{
    if (batch == m_lastBatch && !m_sources.empty())
        return m_lastSource;
    m_lastBatch = batch;
    const auto known = m_sourceNumbers.constFind(batch);
    if (known != m_sourceNumbers.cend())
        return m_lastSource = *known;
    Source source;
    source.origin = m_leases.origin(row);
    if (m_credentialsOf) {
        auto credentials = m_credentialsOf(source.origin);
        if (credentials)
            source.credentials = std::move(*credentials);
        else
            source.noLogin = credentials.error();
    }
    m_sources.push_back(std::move(source));
    return m_lastSource = *m_sourceNumbers.insert(batch, quint32(m_sources.size() - 1));
}

bool OutgoingLeases::hasCredentials(qsizetype index) const
{
    const Source &source = m_sources[m_items[size_t(index)].source];
    return !source.credentials.user.isEmpty() || !source.credentials.password.isEmpty();
}

OutgoingLease OutgoingLeases::at(qsizetype index) const
{
    const LeaseStore::Packed &item = m_items[size_t(index)].lease;
    const Source &source = m_sources[m_items[size_t(index)].source];
    Lease lease;
    if (item.serverIsNamed) {
        const LeaseStore::NamedServer named = m_named.value(item.server);
        lease.server = m_texts[named.server];
        lease.host = m_texts[named.host];
        lease.port = named.port;
    } else {
        lease.server = ipv4EndpointText({item.server, item.port});
        lease.host = ipv4Text(item.server);
        lease.port = item.port;
    }
    if (item.exitIsText)
        lease.exitIp = m_texts[item.exit];
    else if (!item.serverIsNamed && item.exit == item.server)
        lease.exitIp = lease.host;
    else
        lease.exitIp = ipv4Text(item.exit);
    lease.area = m_texts[item.area];
    lease.areaCode = m_texts[item.areaCode];
    lease.isp = m_texts[item.isp];
    lease.deadlineMs = item.deadlineMs;
    OutgoingCheck check;
    if (const quint32 number = m_items[size_t(index)].check; number != 0) {
        const Check &of = m_checks[number - 1];
        check = {of.verdict, of.latencyMs, {}, of.atMs};
        if (of.hasExit)
            check.exitIp = of.exitIsText ? m_texts[of.exit] : ipv4Text(of.exit);
    }
    const quint32 traffic = m_items[size_t(index)].traffic;
    return {std::move(lease),        source.origin,
            source.credentials.user, source.credentials.password,
            std::move(check),        traffic == 0 ? LeaseTraffic() : m_traffic[traffic - 1]};
}

} // namespace proxydeck
