// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>

#include <bitset>
#include <optional>
#include <vector>

namespace proxydeck {

/// Whether a text occurs in `a.b.c.d` or `a.b.c.d:port`, without formatting the address: a few table look-ups for each
/// address instead of creating and searching a text.
class AddressMatcher
{
public:
    enum class Place : quint8 { Anywhere, Beginning };

    /// Nothing if \a needle cannot occur in such a text.
    static std::optional<AddressMatcher> from(QStringView needle, Place place = Place::Anywhere);

    bool matches(quint32 address) const;
    bool matches(quint32 address, quint16 port) const;

private:
    using OctetSet = std::bitset<256>;
    enum class PortRule : quint8 { Any, Prefix, Contains };

    bool octetsMatch(quint32 address) const;
    bool portMatches(quint16 port) const;

    std::vector<OctetSet> m_octets; ///< allowed values of consecutive octets
    int m_firstPlace = 0;           ///< position of the first of them in the address: 0..m_lastPlace
    int m_lastPlace = 0;
    bool m_hasColon = false; ///< matches only an address with a port
    PortRule m_portRule = PortRule::Any;
    int m_portDigits = 0;
    quint32 m_portValue = 0;
    quint32 m_portModulus = 1;
};

} // namespace proxydeck
