// SPDX-License-Identifier: MIT
#include "ports/port_rules.h"

#include "filter/filter_query.h"

#include <QHostAddress>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 100;
constexpr qsizetype longestText = 4'096;

/// Nothing unless \a text is the address as everybody writes it: 127.1 means different ones to different programs.
std::optional<QHostAddress> literal(const QString &text)
{
    const QHostAddress address(text);
    if (address.isNull() || address.toString().compare(text, Qt::CaseInsensitive) != 0)
        return std::nullopt;
    return address;
}

/// `192.168.1.7` or `192.168.1.0/24`. All addresses are no list.
bool isNetwork(const QString &text)
{
    const qsizetype slash = text.indexOf(u'/');
    const std::optional<QHostAddress> address = literal(slash < 0 ? text : text.left(slash));
    if (!address)
        return false;
    if (slash < 0)
        return true;
    bool isNumber = false;
    const int bits = text.mid(slash + 1).toInt(&isNumber);
    const int most = address->protocol() == QAbstractSocket::IPv4Protocol ? 32 : 128;
    return isNumber && bits > 0 && bits <= most;
}

bool isAny(const QString &address)
{
    const QHostAddress parsed(address);
    return parsed == QHostAddress::AnyIPv4 || parsed == QHostAddress::AnyIPv6;
}

/// Whether a port at \a address takes \a at as well.
bool listensAt(const QString &address, const QString &at)
{
    const QHostAddress own(address), other(at);
    return own == other || isAny(address) || (own == QHostAddress::LocalHost && other == QHostAddress::LocalHostIPv6);
}

bool isWithin(int value, int least, int most) { return value >= least && value <= most; }

bool areInRange(const PortTerms &terms)
{
    return terms.port > 0 && isWithin(terms.everyCount, 1, 100'000) && isWithin(terms.everyMinutes, 1, 1'440)
        && isWithin(terms.leastLeftS, 1, 3'600) && isWithin(terms.waitS, 0, 60)
        && isWithin(terms.tries, 1, PortTerms::mostTries) && isWithin(terms.tryS, 1, 30)
        && terms.policy <= PoolPolicy::NextAfterMinutes && terms.sticky <= PoolSticky::ClientAddressSite
        && terms.sessionEnd <= SessionEnd::Fail && terms.name.size() <= longestName
        && terms.filter.size() <= longestText && terms.allowed.size() <= longestText;
}

} // namespace

bool isLoopback(const QString &address) { return QHostAddress(address).isLoopback(); }

PortProblem problemOf(const PortTerms &terms, const QList<PortTerms> &others, const FilterVocabulary &vocabulary)
{
    if (!areInRange(terms))
        return PortProblem::OutOfRange;
    if (!literal(terms.address))
        return PortProblem::BadAddress;
    const QStringList allowed = terms.allowed.split(u' ', Qt::SkipEmptyParts);
    if (!std::all_of(allowed.begin(), allowed.end(), isNetwork))
        return PortProblem::BadAllowed;
    if (!isLoopback(terms.address) && (!terms.hasPassword || allowed.isEmpty()))
        return PortProblem::BeyondLoopback;
    if (!FilterQuery(terms.filter, vocabulary).unread().isEmpty())
        return PortProblem::BadFilter;
    qsizetype besides = 0;
    for (const PortTerms &other : others) {
        if (other.id == terms.id)
            continue;
        ++besides;
        if (other.port == terms.port
            && (listensAt(other.address, terms.address) || listensAt(terms.address, other.address)))
            return PortProblem::SamePort;
    }
    return besides >= PortTerms::mostPorts ? PortProblem::TooMany : PortProblem::None;
}

} // namespace proxydeck
