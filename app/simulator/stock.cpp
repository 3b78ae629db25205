// SPDX-License-Identifier: MIT
#include "simulator/stock.h"

#include <algorithm>

namespace proxydeck::sim {

using namespace Qt::StringLiterals;

namespace {

QStringList range(QLatin1StringView prefix)
{
    QStringList addresses;
    for (int last = 1; last < 255; ++last)
        addresses.append(prefix + QString::number(last));
    return addresses;
}

} // namespace

QString ispName(Isp isp)
{
    switch (isp) {
    case Isp::Telecom:
        return u"电信"_s;
    case Isp::Mobile:
        return u"移动"_s;
    case Isp::Unicom:
        return u"联通"_s;
    case Isp::None:
        break;
    }
    return {};
}

Stock::Stock()
{
    fill(Realm::Mainland, range("192.0.2."_L1) + range("198.51.100."_L1));
    fill(Realm::Global, range("203.0.113."_L1));
}

void Stock::fill(Realm realm, QStringList addresses)
{
    QList<Cell> &cells = realm == Realm::Mainland ? m_mainland : m_global;
    const QList<Isp> isps
        = realm == Realm::Mainland ? QList<Isp>{Isp::Telecom, Isp::Mobile, Isp::Unicom} : QList<Isp>{Isp::None};
    for (const Isp isp : isps) {
        for (const Area &area : m_areas.of(realm))
            cells.append({&area, isp, {}});
    }
    for (qsizetype i = 0; i < addresses.size(); ++i)
        cells[i % cells.size()].addresses.append(addresses.at(i));
}

void Stock::limit(const QString &areaCode, int exits)
{
    for (QList<Cell> *cells : {&m_mainland, &m_global}) {
        for (Cell &cell : *cells) {
            if (cell.area->code == areaCode) {
                cell.addresses = cell.addresses.first(std::min<qsizetype>(exits, cell.addresses.size()));
                cell.next = 0;
            }
        }
    }
}

bool Stock::fits(const Cell &cell, const Wanted &wanted)
{
    const auto covered = [&cell](const QString &code) { return AreaTable::covers(code, *cell.area); };
    if (!wanted.areas.isEmpty() && std::none_of(wanted.areas.begin(), wanted.areas.end(), covered))
        return false;
    if (std::any_of(wanted.areasExcluded.begin(), wanted.areasExcluded.end(), covered))
        return false;
    return wanted.isp == Isp::None || wanted.isp == cell.isp;
}

std::optional<Exit> Stock::take(const Wanted &wanted, const std::function<bool(const QString &)> &refused)
{
    const bool mainland = wanted.realm == Realm::Mainland;
    QList<Cell> &cells = mainland ? m_mainland : m_global;
    qsizetype &nextCell = mainland ? m_nextMainland : m_nextGlobal;
    for (qsizetype turn = 0; turn < cells.size(); ++turn) {
        const qsizetype index = (nextCell + turn) % cells.size();
        Cell &cell = cells[index];
        if (cell.addresses.isEmpty() || !fits(cell, wanted))
            continue;
        if (m_unbounded) {
            nextCell = index + 1;
            return Exit{freshAddress(), cell.area, cell.isp};
        }
        for (qsizetype i = 0; i < cell.addresses.size(); ++i) {
            const qsizetype at = (cell.next + i) % cell.addresses.size();
            if (refused(cell.addresses.at(at)))
                continue;
            cell.next = at + 1;
            nextCell = index + 1;
            return Exit{cell.addresses.at(at), cell.area, cell.isp};
        }
    }
    return std::nullopt;
}

QString Stock::freshAddress()
{
    // Wraps after 10.255.255.255; there are never 16 million leases at the same time.
    const quint32 n = ++m_fresh & 0xffffff;
    return u"10.%1.%2.%3"_s.arg(n >> 16).arg((n >> 8) & 0xff).arg(n & 0xff);
}

} // namespace proxydeck::sim
