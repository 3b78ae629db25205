// SPDX-License-Identifier: MIT
#include "base/host_name.h"

#include <QList>

#include <algorithm>

namespace proxydeck {

namespace {

constexpr qsizetype longestHost = 253;
constexpr qsizetype longestLabel = 63;

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

bool isLetter(QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); }

bool isHex(QChar c) { return isDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F'); }

bool isIpv4(const QList<QStringView> &parts)
{
    return parts.size() == 4 && std::all_of(parts.begin(), parts.end(), [](QStringView part) {
               return !part.isEmpty() && part.size() <= 3 && (part.size() == 1 || part[0] != u'0')
                   && part.toInt() <= 255;
           });
}

bool isLabel(QStringView label)
{
    return !label.isEmpty() && label.size() <= longestLabel && label.front() != u'-' && label.back() != u'-'
        && std::all_of(label.begin(), label.end(),
                       [](QChar c) { return isLetter(c) || isDigit(c) || c == u'-' || c == u'_'; });
}

} // namespace

bool isHost(QStringView host)
{
    if (host.isEmpty() || host.size() > longestHost)
        return false;
    if (host.contains(u':'))
        return std::all_of(host.begin(), host.end(), [](QChar c) { return isHex(c) || c == u':' || c == u'.'; });
    const QList<QStringView> labels = host.split(u'.');
    // Text of digits and dots only is never a host name: inet_aton() would read 1.2 or 01.2.3.4 as a different address.
    if (std::all_of(host.begin(), host.end(), [](QChar c) { return isDigit(c) || c == u'.'; }))
        return isIpv4(labels);
    return std::all_of(labels.begin(), labels.end(), isLabel);
}

} // namespace proxydeck
