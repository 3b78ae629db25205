// SPDX-License-Identifier: MIT
#include "table/check_store.h"

#include "lease/ipv4.h"

#include <algorithm>

namespace proxydeck {

CheckStore::CheckStore(TextPool &texts)
    : m_texts(texts)
{
    static_assert(sizeof(Packed) == 32);
}

void CheckStore::set(RowId row, const CheckOutcome &outcome)
{
    const size_t number = row / pageSize;
    if (number >= m_pages.size())
        m_pages.resize(number + 1);
    std::unique_ptr<Page> &page = m_pages[number];
    if (!page)
        page = std::make_unique<Page>();
    Packed &packed = page->rows[row % pageSize];
    if (packed.verdict == none)
        ++page->used;

    const Packed before = packed;
    packed.verdict = quint8(outcome.verdict);
    packed.stage = outcome.stage;
    packed.protocol = outcome.protocol;
    packed.tlsFault = outcome.tlsFault;
    packed.status = quint16(std::clamp(outcome.status, 0, 0xffff));
    packed.address = outcome.address <= 0xffff ? quint16(outcome.address) : quint16(0);
    packed.atMs = outcome.atMs;
    const CheckTimes &times = outcome.times;
    const qint32 parts[] = {times.connectMs, times.proxyMs, times.tlsMs, times.firstByteMs, times.restMs};
    std::transform(std::begin(parts), std::end(parts), packed.ms,
                   [](qint32 ms) { return ms < 0 ? notReached : quint16(std::min(ms, notReached - 1)); });
    packed.exit = 0;
    packed.exitKind = ExitKind::None;
    if (const auto address = ipv4FromText(outcome.exitIp)) {
        packed.exit = *address;
        packed.exitKind = ExitKind::Ipv4;
    } else if (!outcome.exitIp.isEmpty()) {
        packed.exit = m_texts.idOf(outcome.exitIp);
        packed.exitKind = ExitKind::Text;
        m_texts.hold(packed.exit);
    }
    dropExit(before); // afterwards: it may be the same text
}

void CheckStore::dropExit(const Packed &packed)
{
    if (packed.exitKind == ExitKind::Text)
        m_texts.drop(packed.exit);
}

void CheckStore::remove(RowId row)
{
    if (!contains(row))
        return;
    std::unique_ptr<Page> &page = m_pages[row / pageSize];
    Packed &packed = page->rows[row % pageSize];
    dropExit(packed);
    packed = Packed();
    if (--page->used == 0)
        page.reset();
}

CheckTimes CheckStore::times(RowId row) const
{
    const Packed &packed = at(row);
    const auto ms = [&packed](int part) { return packed.ms[part] == notReached ? -1 : qint32(packed.ms[part]); };
    return {ms(0), ms(1), ms(2), ms(3), ms(4)};
}

QString CheckStore::exitText(RowId row) const
{
    if (!hasExit(row))
        return {};
    return exitIsText(row) ? m_texts.at(exit(row)) : ipv4Text(exit(row));
}

CheckOutcome CheckStore::outcome(RowId row) const
{
    const Packed &packed = at(row);
    CheckOutcome outcome;
    outcome.verdict = CheckVerdict(packed.verdict);
    outcome.stage = packed.stage;
    outcome.protocol = packed.protocol;
    outcome.tlsFault = packed.tlsFault;
    outcome.status = packed.status;
    outcome.times = times(row);
    outcome.exitIp = exitText(row);
    outcome.address = packed.address;
    outcome.atMs = packed.atMs;
    return outcome;
}

} // namespace proxydeck
