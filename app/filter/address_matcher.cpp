// SPDX-License-Identifier: MIT
#include "filter/address_matcher.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <functional>

namespace proxydeck {

std::optional<AddressMatcher> AddressMatcher::from(QStringView needle, Place place)
{
    constexpr qsizetype longest = 21; // 255.255.255.255:65535
    if (needle.isEmpty() || needle.size() > longest)
        return {};
    const bool possible = std::all_of(needle.begin(), needle.end(),
                                      [](QChar c) { return (c >= u'0' && c <= u'9') || c == u'.' || c == u':'; });
    if (!possible || needle.count(u':') > 1)
        return {};

    AddressMatcher matcher;
    const qsizetype colon = needle.indexOf(u':');
    matcher.m_hasColon = colon >= 0;
    const auto readPort = [&matcher](QStringView digits, PortRule rule) {
        if (digits.size() > 5)
            return false;
        matcher.m_portRule = digits.isEmpty() ? PortRule::Any : rule;
        matcher.m_portDigits = int(digits.size());
        matcher.m_portValue = digits.toUInt();
        for (qsizetype i = 0; i < digits.size(); ++i)
            matcher.m_portModulus *= 10;
        return true;
    };
    if (colon >= 0 && !readPort(needle.mid(colon + 1), PortRule::Prefix))
        return {};

    const QList<QStringView> parts = needle.left(colon < 0 ? needle.size() : colon).split(u'.');
    if (parts.size() > 4)
        return {};
    const bool fromBeginning = place == Place::Beginning;
    if (fromBeginning && parts.front().isEmpty())
        return {};
    const bool inOneNumber = parts.size() == 1 && colon < 0 && !fromBeginning;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QStringView part = parts[i];
        const bool begins = i > 0 || fromBeginning;           // preceded by a dot, or at the start
        const bool ends = i + 1 < parts.size() || colon >= 0; // followed by a dot or the colon
        OctetSet set;
        for (int value = 0; value < 256; ++value) {
            const QString text = QString::number(value);
            set[size_t(value)] = begins && ends ? text == part
                : begins                        ? text.startsWith(part)
                : ends                          ? text.endsWith(part)
                                                : text.contains(part);
        }
        matcher.m_octets.push_back(set);
    }
    matcher.m_lastPlace = 4 - int(parts.size());
    matcher.m_firstPlace = colon < 0 ? 0 : matcher.m_lastPlace;
    if (fromBeginning) {
        if (colon >= 0 && parts.size() != 4)
            return {};
        matcher.m_firstPlace = matcher.m_lastPlace = 0;
    }
    if (inOneNumber)
        readPort(needle, PortRule::Contains);
    return matcher;
}

bool AddressMatcher::matches(quint32 address) const { return !m_hasColon && octetsMatch(address); }

bool AddressMatcher::matches(quint32 address, quint16 port) const
{
    switch (m_portRule) {
    case PortRule::Any:
        return octetsMatch(address);
    case PortRule::Prefix:
        return portMatches(port) && octetsMatch(address);
    case PortRule::Contains:
        return octetsMatch(address) || portMatches(port);
    }
    return false;
}

bool AddressMatcher::octetsMatch(quint32 address) const
{
    for (int place = m_firstPlace; place <= m_lastPlace; ++place) {
        bool all = true;
        for (size_t i = 0; all && i < m_octets.size(); ++i)
            all = m_octets[i][address >> (24 - 8 * (place + int(i))) & 0xff];
        if (all)
            return true;
    }
    return false;
}

bool AddressMatcher::portMatches(quint16 port) const
{
    // Compares each group of m_portDigits consecutive digits of the port, from the last digits to the first.
    const quint32 leastWithSoManyDigits = m_portDigits == 1 ? 0 : m_portModulus / 10;
    for (quint32 rest = port; rest >= leastWithSoManyDigits && rest > 0; rest /= 10) {
        const bool atFront = rest < m_portModulus;
        if ((m_portRule == PortRule::Contains || atFront) && rest % m_portModulus == m_portValue)
            return true;
    }
    return false;
}

} // namespace proxydeck
