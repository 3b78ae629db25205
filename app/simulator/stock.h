// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/area_table.h"

#include <QHash>

#include <functional>
#include <optional>

namespace proxydeck::sim {

/// Mainland operators, with the numbers of the `isp` parameter. None: global exits, which have no operator.
enum class Isp { None = 0, Telecom = 1, Mobile = 2, Unicom = 3 };

QString ispName(Isp isp);

/// An exit that a lease can have.
struct Exit
{
    QString address; ///< proxy_ip
    const Area *area = nullptr;
    Isp isp = Isp::None;
};

/// The exits that an extraction asks for.
struct Wanted
{
    Realm realm = Realm::Mainland;
    QStringList areas; ///< empty: any
    QStringList areasExcluded;
    Isp isp = Isp::None; ///< None: any
};

/// The available exits. Their addresses are in the ranges reserved for documentation (RFC 5737), so that no screenshot
/// shows a real address. Unbounded stock counts through 10.0.0.0/8 instead and does not issue an address twice.
class Stock
{
public:
    Stock();
    Stock(const Stock &) = delete; // exits point into the table of areas
    Stock &operator=(const Stock &) = delete;

    /// Leaves at most \a exits for each operator of the area with that code; 0: the area has no resources.
    void limit(const QString &areaCode, int exits);
    void setUnbounded(bool unbounded) { m_unbounded = unbounded; }

    /// The next exit that matches and is not \a refused, or nothing. Rotates through areas and operators.
    std::optional<Exit> take(const Wanted &wanted, const std::function<bool(const QString &address)> &refused);

private:
    struct Cell
    {
        const Area *area;
        Isp isp;
        QStringList addresses;
        qsizetype next = 0;
    };
    static bool fits(const Cell &cell, const Wanted &wanted);
    void fill(Realm realm, QStringList addresses);
    QString freshAddress();

    AreaTable m_areas;
    QList<Cell> m_mainland;
    QList<Cell> m_global;
    qsizetype m_nextMainland = 0;
    qsizetype m_nextGlobal = 0;
    bool m_unbounded = false;
    quint32 m_fresh = 0;
};

} // namespace proxydeck::sim
