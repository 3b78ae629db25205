// SPDX-License-Identifier: MIT
#include "gateway/lease_places.h"

#include "base/ip_address.h"

namespace proxydeck {

QByteArray LeasePlaces::place(QByteArrayView host, quint16 port)
{
    const auto address = IpAddress::parseLoosely(host);
    QByteArray text = address ? address->text() : host.toByteArray().toLower();
    if (text.endsWith('.'))
        text.chop(1); // `host.` is the same name
    return text + ' ' + QByteArray::number(port);
}

void LeasePlaces::remove(const QByteArray &place)
{
    const auto found = m_places.find(place);
    if (found != m_places.end() && --found.value() == 0)
        m_places.erase(found);
}

} // namespace proxydeck
