// SPDX-License-Identifier: MIT
#include "check/exit_address.h"

#include "lease/ipv4.h"

#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>
#include <QRegularExpression>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype searchedBytes = 4'096;
constexpr qsizetype mostAddresses = 32;

/// What https://www.iana.org/assignments/iana-ipv4-special-registry calls not global, and multicast.
constexpr struct
{
    quint32 net;
    int bits;
} notGlobal[] = {{0x00000000, 8},  {0x0a000000, 8},  {0x64400000, 10}, {0x7f000000, 8},  {0xa9fe0000, 16},
                 {0xac100000, 12}, {0xc0000000, 24}, {0xc0000200, 24}, {0xc0586300, 24}, {0xc0a80000, 16},
                 {0xc6120000, 15}, {0xc6336400, 24}, {0xcb007100, 24}, {0xe0000000, 4},  {0xf0000000, 4}};

QStringList addressesIn(const QString &text)
{
    // What looks like one; whether it is, canonicalAddress() says. IPv6 may end in the form of IPv4.
    static const QRegularExpression word(
        u"(?<![\\w:.])[0-9A-Fa-f]{0,4}:[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]*(?![\\w:])|(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?!\\.?\\d)"_s);
    QStringList found;
    for (auto it = word.globalMatch(text); it.hasNext() && found.size() < mostAddresses;) {
        QString address = it.next().captured();
        while (address.endsWith(u'.'))
            address.chop(1); // the end of a sentence
        address = canonicalAddress(address);
        if (!address.isEmpty() && !found.contains(address))
            found.append(address);
    }
    return found;
}

bool isName(const QString &name)
{
    static const QStringList names{u"ip"_s,      u"origin"_s,  u"query"_s,   u"ipaddress"_s,
                                   u"ip_addr"_s, u"address"_s, u"clientip"_s};
    return names.contains(name.toLower());
}

/// The texts under the known names, those of this level first.
QStringList namedTexts(const QJsonObject &object, int depth)
{
    QStringList texts;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.value().isString() && isName(it.key()))
            texts.append(it.value().toString());
    }
    for (auto it = object.begin(); depth > 0 && it != object.end(); ++it)
        texts += namedTexts(it.value().toObject(), depth - 1);
    return texts;
}

QString firstThatCounts(const QStringList &addresses, bool anyCounts)
{
    const auto counts = [anyCounts](const QString &address) { return anyCounts || isGlobalUnicast(address); };
    const auto found = std::find_if(addresses.begin(), addresses.end(), counts);
    return found == addresses.end() ? QString() : *found;
}

} // namespace

QString canonicalAddress(const QString &text)
{
    if (ipv4FromText(text))
        return text;
    if (!text.contains(u':'))
        return {}; // QHostAddress takes `1.2` too
    QHostAddress address;
    if (!address.setAddress(text) || address.protocol() != QAbstractSocket::IPv6Protocol
        || !address.scopeId().isEmpty())
        return {};
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    return isV4 && text.contains(u'.') ? ipv4Text(v4) : address.toString();
}

bool isGlobalUnicast(const QString &canonical)
{
    if (const auto v4 = ipv4FromText(canonical)) {
        return std::none_of(std::begin(notGlobal), std::end(notGlobal),
                            [v4](const auto &range) { return (*v4 ^ range.net) >> (32 - range.bits) == 0; });
    }
    const QHostAddress address(canonical);
    const auto isIn = [&address](const char *net, int bits) {
        return address.isInSubnet(QHostAddress(QString::fromLatin1(net)), bits);
    };
    return address.protocol() == QAbstractSocket::IPv6Protocol && isIn("2000::", 3) && !isIn("2001::", 23)
        && !isIn("2001:db8::", 32) && !isIn("3fff::", 20);
}

ExitAddress ExitAddress::of(const QByteArray &body, bool anyCounts)
{
    const QString text = QString::fromUtf8(body.first(std::min(body.size(), searchedBytes))).trimmed();
    ExitAddress found;
    found.all = addressesIn(text);
    QStringList candidates;
    if (text.startsWith(u'{') || text.startsWith(u'[')) {
        const QJsonDocument json = QJsonDocument::fromJson(body);
        const QJsonObject object = json.isArray() ? json.array().first().toObject() : json.object();
        for (const QString &value : namedTexts(object, 1))
            candidates += addressesIn(value);
    }
    found.exit = firstThatCounts(candidates.isEmpty() ? found.all : candidates, anyCounts);
    for (const QString &address : std::as_const(candidates)) {
        if (!found.all.contains(address) && found.all.size() < mostAddresses)
            found.all.append(address);
    }
    return found;
}

} // namespace proxydeck
