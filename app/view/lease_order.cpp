// SPDX-License-Identifier: MIT
#include "view/lease_order.h"

#include "base/visible_text.h"
#include "table/lease_names.h"

#include <algorithm>
#include <cstring>

namespace proxydeck {

namespace {

template<typename Value>
int threeWay(const Value &a, const Value &b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

quint64 sortableInstant(qint64 ms) { return quint64(ms) ^ (quint64(1) << 63); }

} // namespace

LeaseOrder::LeaseOrder(const LeaseStore &store, LeaseNames &names)
    : m_store(store)
    , m_names(names)
{
    forgetNames();
}

void LeaseOrder::setColumn(std::optional<LeaseColumn> column, Qt::SortOrder order)
{
    m_column = column;
    m_order = order;
}

void LeaseOrder::forgetNames()
{
    // In the C locale sort keys would compare by code point and be case-sensitive.
    const QLocale locale;
    m_collator = QCollator(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    m_collator.setNumericMode(true);
    m_textKeys.clear();
    m_planKeys.clear();
    m_accountKeys.clear();
}

bool LeaseOrder::isBelow(RowId a, RowId b)
{
    if (m_column == LeaseColumn::Remaining) {
        const int order = threeWay(remainingNumber(a), remainingNumber(b));
        return order == 0 ? a < b : order < 0;
    }
    if (m_column && (isOfCheck(*m_column) || isOfTraffic(*m_column)) && hasValue(a) != hasValue(b))
        return hasValue(b);
    const int order = m_column ? compare(a, b) : 0;
    if (order == 0)
        return a < b;
    return m_order == Qt::AscendingOrder ? order > 0 : order < 0;
}

int LeaseOrder::compare(RowId a, RowId b)
{
    switch (*m_column) {
    case LeaseColumn::State:
        return threeWay(m_store.state(a), m_store.state(b));
    case LeaseColumn::Server:
        if (m_store.serverIsNamed(a) != m_store.serverIsNamed(b))
            return m_store.serverIsNamed(a) ? 1 : -1;
        if (m_store.serverIsNamed(a))
            return compareServers(m_store.server(a), m_store.server(b));
        if (const int order = threeWay(m_store.server(a), m_store.server(b)))
            return order;
        return threeWay(m_store.port(a), m_store.port(b));
    case LeaseColumn::ExitIp:
        if (m_store.exitIsText(a) != m_store.exitIsText(b))
            return m_store.exitIsText(a) ? 1 : -1;
        return m_store.exitIsText(a) ? compareTexts(m_store.exit(a), m_store.exit(b))
                                     : threeWay(m_store.exit(a), m_store.exit(b));
    case LeaseColumn::Area:
        return compareTexts(m_store.area(a), m_store.area(b));
    case LeaseColumn::Isp:
        return compareTexts(m_store.isp(a), m_store.isp(b));
    case LeaseColumn::Deadline:
    case LeaseColumn::Remaining: // see isBelow()
        return threeWay(m_store.deadlineMs(a), m_store.deadlineMs(b));
    case LeaseColumn::Plan:
        return planKey(m_store.batch(m_store.batchId(a)).endpoint)
            .compare(planKey(m_store.batch(m_store.batchId(b)).endpoint));
    case LeaseColumn::Account:
        return accountKey(m_store.batch(m_store.batchId(a)).label)
            .compare(accountKey(m_store.batch(m_store.batchId(b)).label));
    case LeaseColumn::Request:
        return compareRequests(m_store.batchId(a), m_store.batchId(b));
    case LeaseColumn::Copied:
        return threeWay(m_store.copiedMs(a), m_store.copiedMs(b));
    case LeaseColumn::Check:
    case LeaseColumn::Latency:
        return threeWay(checkNumber(a), checkNumber(b));
    case LeaseColumn::Tunnels:
    case LeaseColumn::Traffic:
    case LeaseColumn::Success:
        return threeWay(trafficNumber(a), trafficNumber(b));
    case LeaseColumn::MeasuredExit: {
        if (!hasValue(a) || !hasValue(b))
            return 0; // see isBelow()
        const CheckStore &checks = m_store.checks();
        if (checks.exitIsText(a) != checks.exitIsText(b))
            return checks.exitIsText(a) ? 1 : -1;
        return checks.exitIsText(a) ? compareTexts(checks.exit(a), checks.exit(b))
                                    : threeWay(checks.exit(a), checks.exit(b));
    }
    case LeaseColumn::Count:
        break;
    }
    return 0;
}

bool LeaseOrder::hasValue(RowId row) const
{
    if (isOfTraffic(*m_column))
        return trafficNumber(row) > 0;
    const CheckStore &checks = m_store.checks();
    if (m_column == LeaseColumn::Check)
        return m_store.checkState(row) != CheckState::Never;
    return checks.contains(row)
        && (m_column == LeaseColumn::Latency ? checks.latencyMs(row) >= 0 : checks.hasExit(row));
}

/// By the words of the column: good ones first, what waits after all outcomes. 0 without a value.
quint64 LeaseOrder::checkNumber(RowId row) const
{
    if (!hasValue(row))
        return 0;
    if (m_column == LeaseColumn::Latency)
        return quint64(m_store.checks().latencyMs(row)) + 1;
    const CheckState state = m_store.checkState(row);
    constexpr quint64 afterVerdicts = 0x100;
    return 1 + (state == CheckState::Judged ? quint64(m_store.checks().verdict(row)) : afterVerdicts - quint64(state));
}

/// 0 without a value.
quint64 LeaseOrder::trafficNumber(RowId row) const
{
    const LeaseTraffic traffic = m_store.traffic(row);
    if (m_column == LeaseColumn::Tunnels)
        return quint64(traffic.begun);
    if (m_column == LeaseColumn::Traffic)
        return quint64(traffic.up + traffic.down);
    constexpr double fine = 1'000'000'000;
    return traffic.success() ? quint64(*traffic.success() * fine) + 1 : 0;
}

quint64 LeaseOrder::remainingNumber(RowId row) const
{
    constexpr quint64 living = quint64(1) << 63;
    const auto deadline = quint64(std::max<qint64>(m_store.deadlineMs(row), 0));
    if (m_store.state(row) == LeaseState::Expired)
        return deadline;
    return living | (m_order == Qt::AscendingOrder ? ~deadline : deadline);
}

int LeaseOrder::compareTexts(LeaseStore::TextId a, LeaseStore::TextId b)
{
    if (a == b)
        return 0;
    // Create both keys before keeping a reference: creating one can remove the other.
    keyOf(a);
    const CollationKey &ofB = keyOf(b);
    return keyOf(a).compare(ofB);
}

int LeaseOrder::compareServers(quint32 a, quint32 b)
{
    return compareTexts(m_store.namedServer(a).server, m_store.namedServer(b).server);
}

int LeaseOrder::compareRequests(LeaseStore::BatchId a, LeaseStore::BatchId b)
{
    if (const bool hasFirst = m_store.containsBatch(a); !hasFirst || !m_store.containsBatch(b))
        return threeWay(hasFirst, m_store.containsBatch(b));
    const LeaseStore::Batch &first = m_store.batch(a);
    const LeaseStore::Batch &second = m_store.batch(b);
    const bool firstIsText = first.requestText != LeaseStore::noText;
    const bool secondIsText = second.requestText != LeaseStore::noText;
    if (firstIsText != secondIsText)
        return firstIsText ? 1 : -1;
    if (firstIsText)
        return compareTexts(first.requestText, second.requestText);
    // Same order as their texts; QUuid's operators compare the variant first.
    if (const int order = threeWay(first.request.data1, second.request.data1))
        return order;
    if (const int order = threeWay(first.request.data2, second.request.data2))
        return order;
    if (const int order = threeWay(first.request.data3, second.request.data3))
        return order;
    return std::memcmp(first.request.data4, second.request.data4, sizeof first.request.data4);
}

const CollationKey &LeaseOrder::keyOf(LeaseStore::TextId text)
{
    const auto known = m_textKeys.find(text);
    if (known != m_textKeys.end())
        return known->second;
    constexpr size_t fewTexts = 1'024;
    if (m_textKeys.size() > 2 * size_t(m_store.texts().count()) + fewTexts)
        m_textKeys.clear();
    const QString shown = m_store.texts().contains(text) ? visibleText(m_store.texts().at(text)) : QString();
    return m_textKeys.try_emplace(text, m_collator, shown).first->second;
}

const CollationKey &LeaseOrder::planKey(LeaseStore::TextId endpoint)
{
    const auto known = m_planKeys.find(endpoint);
    if (known != m_planKeys.end())
        return known->second;
    return m_planKeys.try_emplace(endpoint, m_collator, m_names.plan(endpoint)).first->second;
}

const CollationKey &LeaseOrder::accountKey(quint32 label)
{
    const auto known = m_accountKeys.find(label);
    if (known != m_accountKeys.end())
        return known->second;
    return m_accountKeys.try_emplace(label, m_collator, m_names.account(label)).first->second;
}

quint32 LeaseOrder::rankedEnd() const
{
    switch (*m_column) {
    case LeaseColumn::Server:
        return m_store.namedServers();
    case LeaseColumn::ExitIp:
    case LeaseColumn::Area:
    case LeaseColumn::Isp:
    case LeaseColumn::Plan:
    case LeaseColumn::MeasuredExit:
        return m_store.texts().size();
    case LeaseColumn::Account:
        return m_store.labels();
    case LeaseColumn::Request:
        return m_store.batchEnd();
    case LeaseColumn::State:
    case LeaseColumn::Deadline:
    case LeaseColumn::Remaining:
    case LeaseColumn::Copied:
    case LeaseColumn::Check:
    case LeaseColumn::Latency:
    case LeaseColumn::Tunnels:
    case LeaseColumn::Traffic:
    case LeaseColumn::Success:
    case LeaseColumn::Count:
        break;
    }
    return 0;
}

int LeaseOrder::compareIds(quint32 a, quint32 b)
{
    switch (*m_column) {
    case LeaseColumn::Server:
        return compareServers(a, b);
    case LeaseColumn::Plan:
        return planKey(a).compare(planKey(b));
    case LeaseColumn::Account:
        return accountKey(a).compare(accountKey(b));
    case LeaseColumn::Request:
        return compareRequests(a, b);
    default:
        return compareTexts(a, b);
    }
}

/// Calls \a use with a function that returns the id of a row to be ranked, or unranked if the row has none.
template<typename Use>
void LeaseOrder::withIds(Use use) const
{
    const LeaseStore &s = m_store;
    switch (*m_column) {
    case LeaseColumn::Server:
        return use([&](RowId row) { return s.serverIsNamed(row) ? s.server(row) : unranked; });
    case LeaseColumn::ExitIp:
        return use([&](RowId row) { return s.exitIsText(row) ? s.exit(row) : unranked; });
    case LeaseColumn::Area:
        return use([&](RowId row) { return s.area(row); });
    case LeaseColumn::Isp:
        return use([&](RowId row) { return s.isp(row); });
    case LeaseColumn::Plan:
        return use([&](RowId row) { return s.batch(s.batchId(row)).endpoint; });
    case LeaseColumn::Account:
        return use([&](RowId row) { return s.batch(s.batchId(row)).label; });
    case LeaseColumn::Request:
        return use([&](RowId row) { return s.batchId(row); });
    case LeaseColumn::MeasuredExit:
        return use([&](RowId row) {
            return s.checks().contains(row) && s.checks().exitIsText(row) ? s.checks().exit(row) : unranked;
        });
    case LeaseColumn::State:
    case LeaseColumn::Deadline:
    case LeaseColumn::Remaining:
    case LeaseColumn::Copied:
    case LeaseColumn::Check:
    case LeaseColumn::Latency:
    case LeaseColumn::Tunnels:
    case LeaseColumn::Traffic:
    case LeaseColumn::Success:
    case LeaseColumn::Count:
        break;
    }
}

void LeaseOrder::collect(std::span<const RowId> rows, std::vector<quint32> &ranks, std::vector<quint32> &ids) const
{
    withIds([&](auto idOf) {
        for (const RowId row : rows) {
            const quint32 id = m_store.contains(row) ? idOf(row) : unranked;
            if (id < ranks.size() && ranks[id] == unranked) {
                ranks[id] = 0;
                ids.push_back(id);
            }
        }
    });
}

void LeaseOrder::number(std::span<const RowId> rows, const std::vector<quint32> &ranks,
                        std::vector<NumberedRow> &numbered) const
{
    const LeaseStore &s = m_store;
    // Rows are stored from the bottom up: numbers rise from the bottom for descending order, so ascending order inverts
    // them.
    const quint64 flip = m_order == Qt::AscendingOrder ? ~quint64(0) : 0;
    const auto each = [&](auto numberOf) {
        for (const RowId row : rows)
            numbered.push_back({s.contains(row) ? numberOf(row) ^ flip : 0, row});
    };
    const auto rank = [&](quint32 id) { return quint64(id < ranks.size() ? ranks[id] : 0); };

    switch (*m_column) {
    case LeaseColumn::State:
        return each([&](RowId row) { return quint64(s.state(row)); });
    case LeaseColumn::Remaining:
        return each([&](RowId row) { return remainingNumber(row) ^ flip; });
    case LeaseColumn::Copied:
        return each([&](RowId row) { return sortableInstant(s.copiedMs(row)); });
    case LeaseColumn::Deadline:
        return each([&](RowId row) { return sortableInstant(s.deadlineMs(row)); });
    // Rows without a value have the lowest number in both directions.
    case LeaseColumn::Check:
    case LeaseColumn::Latency:
        return each([&](RowId row) { return hasValue(row) ? checkNumber(row) : flip; });
    case LeaseColumn::Tunnels:
    case LeaseColumn::Traffic:
    case LeaseColumn::Success:
        return each([&](RowId row) { return hasValue(row) ? trafficNumber(row) : flip; });
    case LeaseColumn::MeasuredExit:
        return each([&](RowId row) {
            if (!hasValue(row))
                return flip;
            const quint32 exit = s.checks().exit(row);
            constexpr quint64 some = quint64(1) << 40;
            return some | (s.checks().exitIsText(row) ? quint64(1) << 32 | rank(exit) : quint64(exit));
        });
    case LeaseColumn::Server:
        return each([&](RowId row) {
            return s.serverIsNamed(row) ? quint64(1) << 48 | rank(s.server(row))
                                        : quint64(s.server(row)) << 16 | s.port(row);
        });
    case LeaseColumn::ExitIp:
        return each(
            [&](RowId row) { return s.exitIsText(row) ? quint64(1) << 32 | rank(s.exit(row)) : quint64(s.exit(row)); });
    default:
        return withIds([&](auto idOf) { each([&](RowId row) { return rank(idOf(row)); }); });
    }
}

} // namespace proxydeck
