// SPDX-License-Identifier: MIT
#include "pool/lease_fit.h"

#include <algorithm>
#include <array>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr quint8 unknownCarrier = 255; ///< no lease has it

struct Carrier
{
    quint8 number; ///< the vendor's, see the parameter isp
    QLatin1StringView english;
    QStringView chinese;
};
constexpr std::array carriers{
    Carrier{1, QLatin1StringView("telecom"), u"电信"},
    Carrier{2, QLatin1StringView("mobile"), u"移动"},
    Carrier{3, QLatin1StringView("unicom"), u"联通"},
};

} // namespace

LeaseFit::Traits LeaseFit::traitsOf(const PoolLease &lease)
{
    Traits traits;
    bool isNumber = false;
    const uint code = lease.areaCode.toUInt(&isNumber);
    if (isNumber && lease.areaCode.size() == 6)
        traits.area = code;
    for (const Carrier &carrier : carriers) {
        if (lease.isp.contains(carrier.chinese) || lease.isp.contains(carrier.english, Qt::CaseInsensitive))
            traits.carrier = carrier.number;
    }
    return traits;
}

LeaseFit::LeaseFit(const SteeringName &steering)
{
    if (!steering.area.isEmpty()) {
        m_firstArea = m_lastArea = std::max(steering.area.toUInt(), 1U); // 0 would be one that is not known
        if (m_firstArea % 10'000 == 0)
            m_lastArea += 9'999;
        else if (m_firstArea % 100 == 0)
            m_lastArea += 99;
    }
    if (!steering.isp.isEmpty()) {
        m_carrier = unknownCarrier;
        for (const Carrier &carrier : carriers) {
            if (steering.isp == QByteArrayView(carrier.english.data(), carrier.english.size()))
                m_carrier = carrier.number;
        }
    }
}

} // namespace proxydeck
