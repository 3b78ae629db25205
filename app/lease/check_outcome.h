// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

// The numbers of these are stored: they must not change, and new ones go to the end.

/// What a check of a lease through itself found. The first three are good.
enum class CheckVerdict : quint8 {
    Good,         ///< the exit is the declared one
    Differs,      ///< good, with another exit than the declared one
    ExitUnknown,  ///< good; no exit was declared, or the answer had no address
    Transparent,  ///< the check address saw the operator's own address
    Refused,      ///< 407, to CONNECT also 401, or a SOCKS5 refusal of user or password
    NotAllowed,   ///< 403 or 451 from the lease, SOCKS5 reply 2: it refuses this target
    NoRoute,      ///< 502 to 504 from the lease, to CONNECT also 500, SOCKS5 replies 1 and 3 to 6: it cannot reach the
                  ///< target
    Unreachable,  ///< no TCP connection to the lease: refused, no route, or no answer in time
    NameNotFound, ///< the host name of the lease has no address
    TlsFailed,    ///< see TlsFault
    WrongAnswer,  ///< no proxy's answer, or not the expected status or text at the check address
    TimedOut,     ///< connected, and then no answer in time; the stage says where
    Expired,      ///< the deadline came first
    Cancelled     ///< by the operator, or by the program when the network was gone
};

/// How far a check came, in this order.
enum class CheckStage : quint8 { Resolve, Connect, Proxy, Tls, FirstByte, Body, Done };

/// How the lease was spoken to.
enum class CheckProtocol : quint8 { Unknown, HttpConnect, HttpForward, Socks5 };

/// Why the connection to the check address could not be secured.
enum class TlsFault : quint8 { None, WrongName, UnknownRoot, OutOfDate, Closed, Other };

/// Milliseconds by the monotonic clock that each stage took; -1: not reached. RFC 9110 has no names for them; these are
/// what `curl --write-out` calls connect, pretransfer, appconnect, starttransfer and total, as differences.
struct CheckTimes
{
    qint32 connectMs = -1;   ///< TCP to the lease
    qint32 proxyMs = -1;     ///< until the lease said yes
    qint32 tlsMs = -1;       ///< handshake with the check address; -1 for http:
    qint32 firstByteMs = -1; ///< until the first byte of the answer
    qint32 restMs = -1;      ///< until its end

    /// All of it; -1 unless the answer came to its end.
    qint32 totalMs() const
    {
        if (restMs < 0) {
            return -1;
        }
        const auto some = [](qint32 ms) { return ms < 0 ? 0 : ms; };
        return some(connectMs) + some(proxyMs) + some(tlsMs) + some(firstByteMs) + restMs;
    }

    friend bool operator==(const CheckTimes &, const CheckTimes &) = default;
};

/// One check of one lease. Holds no secret and nothing of the answer but the address.
struct CheckOutcome
{
    CheckVerdict verdict = CheckVerdict::Cancelled;
    CheckStage stage = CheckStage::Resolve; ///< the last one begun
    CheckProtocol protocol = CheckProtocol::Unknown;
    TlsFault tlsFault = TlsFault::None;
    qint32 status = 0; ///< HTTP status of the lease or, after Proxy, of the check address; 0: none
    CheckTimes times;
    QString exitIp;      ///< measured, in canonical form; empty: none
    quint32 address = 0; ///< which check address, as numbered in the settings, from 1; 0: not recorded
    qint64 atMs = 0;     ///< when it ended, UTC ms by the vendor's clock

    friend bool operator==(const CheckOutcome &, const CheckOutcome &) = default;
};

constexpr bool isGood(CheckVerdict verdict) { return verdict <= CheckVerdict::ExitUnknown; }

/// Whether it says something about the lease: not Expired and not Cancelled.
constexpr bool isJudgement(CheckVerdict verdict) { return verdict < CheckVerdict::Expired; }

} // namespace proxydeck
