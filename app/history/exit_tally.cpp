// SPDX-License-Identifier: MIT
#include "history/exit_tally.h"

#include "lease/ipv4.h"
#include "ledger/lease_address.h"

#include <algorithm>

namespace proxydeck {

namespace {

// Memory limits. The vendor's exit IPs are IPv4; many others can only come from hostile data.
constexpr qsizetype mostAddresses = 5'000'000;
constexpr qsizetype mostOthers = 100'000;

template<typename Key, typename Value>
Value *slotFor(QHash<Key, Value> &hash, const Key &key, qsizetype most)
{
    if (const auto known = hash.find(key); known != hash.end())
        return &*known;
    return hash.size() < most ? &hash[key] : nullptr;
}

} // namespace

void ExitTally::note(Seen &seen, qint64 obtainedMs)
{
    const auto seconds = quint32(std::clamp<qint64>(obtainedMs / 1000, 0, 0xffffffff));
    seen.first = seen.count == 0 ? seconds : std::min(seen.first, seconds);
    seen.last = seen.count == 0 ? seconds : std::max(seen.last, seconds);
    ++seen.count;
}

void ExitTally::add(const std::optional<QString> &exitIp, const QString &server, qint64 obtainedMs)
{
    std::optional<quint32> address;
    QString text;
    if (exitIp) {
        address = ipv4FromText(*exitIp);
        text = *exitIp;
    } else if (const auto endpoint = ipv4EndpointFromText(server)) {
        address = endpoint->address;
    } else {
        text = leaseAddress(server).host;
        address = ipv4FromText(text);
    }
    if (!address && text.isEmpty())
        return;
    Seen *seen = address ? slotFor(m_addresses, *address, mostAddresses) : slotFor(m_others, text, mostOthers);
    if (seen)
        note(*seen, obtainedMs);
    else
        m_cut = true;
}

void ExitTally::addTo(HistorySummary &summary) const
{
    summary.exits = m_addresses.size() + m_others.size();
    summary.exitsCut = m_cut;
    QList<HistorySummary::Exit> &most = summary.mostRepeated;
    const auto before = [](const HistorySummary::Exit &a, const HistorySummary::Exit &b) {
        return a.count != b.count ? a.count > b.count : a.lastMs != b.lastMs ? a.lastMs > b.lastMs : a.ip < b.ip;
    };
    const auto trim = [&](qsizetype room) {
        if (most.size() <= room)
            return;
        std::nth_element(most.begin(), most.begin() + historyExits, most.end(), before);
        most.resize(historyExits);
    };
    const auto take = [&](const Seen &seen, auto makeText) {
        if (seen.count < 2)
            return;
        ++summary.repeatedExits;
        most.append({makeText(), seen.count, qint64(seen.first) * 1000, qint64(seen.last) * 1000});
        trim(historyExits * 8);
    };
    for (auto it = m_addresses.cbegin(); it != m_addresses.cend(); ++it)
        take(*it, [&] { return ipv4Text(it.key()); });
    for (auto it = m_others.cbegin(); it != m_others.cend(); ++it)
        take(*it, [&] { return it.key(); });
    trim(historyExits);
    std::sort(most.begin(), most.end(), before);
}

} // namespace proxydeck
