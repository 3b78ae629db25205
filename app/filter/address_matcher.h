// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>

#include <bitset>
#include <optional>
#include <vector>

namespace proxydeck {

/// Tells whether a text occurs in `a.b.c.d` or `a.b.c.d:port` without writing the address out: a few table look-ups an
/// address instead of a search in a text made for it.
class AddressMatcher
{
public:
    enum class Place : quint8 { Anywhere, Beginning };

    /// Nothing where \a needle can occur in no such text.
    static std::optional<AddressMatcher> from(QStringView needle, Place place = Place::Anywhere);

    bool matches(quint32 address) const;
    bool matches(quint32 address, quint16 port) const;

private:
    using OctetSet = std::bitset<256>;
    enum class PortRule : quint8 { Any, Prefix, Contains };

    bool octetsMatch(quint32 address) const;
    bool portMatches(quint16 port) const;

    std::vector<OctetSet> m_octets; ///< what consecutive octets may be
    int m_firstPlace = 0;           ///< of the first of them: 0..m_lastPlace
    int m_lastPlace = 0;
    bool m_hasColon = false; ///< only an address with a port can match
    PortRule m_portRule = PortRule::Any;
    int m_portDigits = 0;
    quint32 m_portValue = 0;
    quint32 m_portModulus = 1;
};

} // namespace proxydeck
