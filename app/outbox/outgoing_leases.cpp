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
    m_items.push_back({lease.deadlineMs, lease.server, lease.exit, placeOf(lease), sourceOf(row, store.batchId(row)),
                       lease.port, lease.serverIsNamed, lease.exitIsText});
}

quint32 OutgoingLeases::placeOf(const LeaseStore::Packed &lease)
{
    const Place place{lease.area, lease.areaCode, lease.isp};
    quint32 &recent = m_recentPlaces[(place.area * 9 + place.areaCode * 3 + place.isp) % m_recentPlaces.size()];
    if (recent < m_places.size() && m_places[recent] == place)
        return recent;
    const quint32 hash = spreadHash(quint64(place.area) << 40 ^ quint64(place.areaCode) << 20 ^ place.isp);
    const quint32 known = m_placeNumbers.find(hash, [&](quint32 number) { return m_places[number] == place; });
    if (known != IdIndex::none)
        return recent = known;
    keep(place.area);
    keep(place.areaCode);
    keep(place.isp);
    m_places.push_back(place);
    m_placeNumbers.insert(hash, quint32(m_places.size() - 1));
    return recent = quint32(m_places.size() - 1);
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
        auto credentials = m_credentialsOf(source.origin.account);
        source.secretsMissing = !credentials;
        if (credentials)
            source.credentials = std::move(*credentials);
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
    const Item &item = m_items[size_t(index)];
    const Place &place = m_places[item.place];
    const Source &source = m_sources[item.source];
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
    lease.area = m_texts[place.area];
    lease.areaCode = m_texts[place.areaCode];
    lease.isp = m_texts[place.isp];
    lease.deadlineMs = item.deadlineMs;
    return {std::move(lease), source.origin, source.credentials.user, source.credentials.password};
}

} // namespace proxydeck
