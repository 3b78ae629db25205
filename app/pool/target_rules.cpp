// SPDX-License-Identifier: MIT
#include "pool/target_rules.h"

#include "base/ip_address.h"
#include "pool/host_shape.h"

#include <QList>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace proxydeck {

namespace {

struct Network
{
    IpAddress prefix;
    int bits;
};

QList<Network> networksOf(std::initializer_list<std::pair<QByteArrayView, int>> list)
{
    QList<Network> networks;
    for (const auto &[prefix, bits] : list)
        networks.append({*IpAddress::parse(prefix), bits});
    return networks;
}

bool isInOneOf(const IpAddress &address, const QList<Network> &networks)
{
    return std::any_of(networks.begin(), networks.end(),
                       [&address](const Network &network) { return address.isIn(network.prefix, network.bits); });
}

bool isLoopback(const IpAddress &address)
{
    // 0.0.0.0 and :: reach this machine on many systems; nothing else of 0/8 is anybody's (RFC 6890).
    static const QList<Network> loopback = networksOf({{"127.0.0.0", 8}, {"0.0.0.0", 8}, {"::1", 128}, {"::", 128}});
    return isInOneOf(address, loopback);
}

/// Addresses that the internet does not carry (RFC 6890 and IANA's registries of special purposes): whoever wants one
/// means a machine near this one, or near the lease.
bool isPrivate(const IpAddress &address)
{
    static const QList<Network> closed = networksOf({
        {"10.0.0.0", 8},
        {"172.16.0.0", 12},
        {"192.168.0.0", 16},
        {"169.254.0.0", 16},
        {"100.64.0.0", 10},
        {"192.0.0.0", 24},
        {"198.18.0.0", 15}, // of measurements; made-up answers of DNS
        {"224.0.0.0", 3},   // multicast, reserved and broadcast
        {"fc00::", 7},
        {"fe80::", 10},
        {"fec0::", 10},
        {"ff00::", 8},
        {"100::", 64},
        {"64:ff9b:1::", 48}, // NAT64 within a network
        {"5f00::", 16},      // segment routing
    });
    return isInOneOf(address, closed);
}

TargetRefusal refusalOf(const IpAddress &address)
{
    if (isLoopback(address))
        return TargetRefusal::Loopback;
    return isPrivate(address) ? TargetRefusal::Private : TargetRefusal::None;
}

/// The name itself, or one below it.
bool isBelow(QByteArrayView name, QByteArrayView parent)
{
    return name == parent || (name.endsWith(parent) && name[name.size() - parent.size() - 1] == '.');
}

TargetRefusal refusalOfName(QByteArrayView name)
{
    // The names of this machine in the hosts files of the common systems.
    static constexpr std::array<QByteArrayView, 8> own{"localhost",  "localdomain",  "localhost4",   "localdomain4",
                                                       "localhost6", "localdomain6", "ip6-loopback", "ip6-localhost"};
    if (std::any_of(own.begin(), own.end(), [name](QByteArrayView parent) { return isBelow(name, parent); }))
        return TargetRefusal::Loopback;
    return isBelow(name, "local") ? TargetRefusal::Private : TargetRefusal::None;
}

bool isMailPort(quint16 port)
{
    return port == 25 || port == 465 || port == 587 || (port >= 135 && port <= 139) || port == 445;
}

} // namespace

TargetRefusal refusalOf(QByteArrayView host, quint16 port, const PortTerms &terms, const OwnPlaces &own)
{
    const auto shape = HostShape::of(host);
    if (!shape || port == 0)
        return TargetRefusal::BadName;
    QList<QByteArray> spellings{shape->text};
    TargetRefusal refusal = TargetRefusal::None;
    if (!shape->address) {
        refusal = refusalOfName(shape->text);
    } else {
        refusal = refusalOf(*shape->address);
        if (const auto inside = shape->address->v4Inside()) {
            spellings.append(inside->text());
            if (refusal == TargetRefusal::None)
                refusal = refusalOf(*inside);
        }
    }
    if (refusal == TargetRefusal::Loopback)
        return refusal;
    for (const QByteArray &spelling : spellings) {
        if (own.isPort && own.isPort(spelling, port))
            return TargetRefusal::OwnPort;
        if (own.isLease && own.isLease(spelling, port))
            return TargetRefusal::Lease;
    }
    if (refusal == TargetRefusal::Private && !terms.allowsPrivateTargets)
        return refusal;
    return isMailPort(port) && !terms.allowsMailPorts ? TargetRefusal::MailPort : TargetRefusal::None;
}

} // namespace proxydeck
