// SPDX-License-Identifier: MIT
#pragma once

#include <QMetaType>
#include <QString>
#include <QUuid>

namespace proxydeck {

/// Which of the leases that are ready a new connection gets. Ties go to the one with the most time left.
/// The numbers are stored: they must not change, and new ones go to the end.
enum class PoolPolicy : quint8 {
    Random,           ///< weighted by time left
    RoundRobin,       ///< each in turn
    FewestNow,        ///< fewest open connections
    Fastest,          ///< smoothed time to the first byte; any within 20 % of the best
    MostTimeLeft,     ///< the latest deadline
    OneAtATime,       ///< the same until it drains
    NextAfterCount,   ///< the same for PortTerms::everyCount connections
    NextAfterMinutes, ///< the same for PortTerms::everyMinutes
};

/// What keeps connections on the same lease. Stored like PoolPolicy.
enum class PoolSticky : quint8 {
    None,
    Site,             ///< the registrable domain of the target
    UserName,         ///< the session in the user name, see SteeringName
    ClientAddress,    ///< beyond loopback only: there every client has the same address
    ClientAddressSite ///< both
};

/// What a session does when its lease drains. Stored like PoolPolicy.
enum class SessionEnd : quint8 {
    Rebind, ///< the next connection gets another lease; counted
    Fail    ///< connections are refused until the user name changes
};

/// What the operator has set of one local port. Holds no secret.
struct PortTerms
{
    static constexpr int mostPorts = 64;
    static constexpr quint16 firstPort = 24'000; ///< the first that is proposed
    static constexpr int mostTries = 10;
    static constexpr int leastLeftHttpS = 5; ///< proposed for a port that serves plain HTTP only

    QUuid id;
    QString name = {};
    bool isOn = true;
    QString address
        = QStringLiteral("127.0.0.1"); ///< an IP literal; of loopback, unless hasPassword and allowed is not empty
    quint16 port = firstPort;          ///< 1..65535
    QString filter = {};               ///< in the language of the table of leases; empty: all
    PoolPolicy policy = PoolPolicy::Random;
    int everyCount = 10;  ///< 1..100,000
    int everyMinutes = 5; ///< 1..1,440
    int leastLeftS = 20;  ///< 1..3,600: no connection begins on a lease that has less left
    int waitS = 10;       ///< 0..60: how long a connection waits for a lease
    int tries = 3;        ///< 1..mostTries: leases that are tried for one connection
    int tryS = 2;         ///< 1..30: for each of them
    PoolSticky sticky = PoolSticky::None;
    SessionEnd sessionEnd = SessionEnd::Rebind;
    bool hasPassword = false; ///< the password itself is in the keychain; the user name is then free
    QString allowed = {};     ///< beyond loopback: the clients' addresses or networks (192.168.1.0/24), blanks between
    bool allowsPrivateTargets = false; ///< private and link-local literals; never loopback
    bool allowsMailPorts = false;      ///< 25, 465, 587, 135 to 139, 445
    bool mustBeDeclaredExit = false;   ///< leases whose measured exit differs from the declared one are left out
    QUuid keeper = {}; ///< the key whose keeper is asked when there is no lease; null: none. Never starts one

    friend bool operator==(const PortTerms &, const PortTerms &) = default;
};

} // namespace proxydeck
