// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/gateway_figures.h"
#include "ports/local_ports.h"
#include "ui/look/sign_icon.h"

#include <QString>

namespace proxydeck {

// What is said of local ports, in the program's language. All are plain texts without invisible characters.
// Instants are UTC ms by the vendor's clock.

/// "127.0.0.1:24000", "[::1]:24000".
QString portAddressText(const PortTerms &terms);
/// The name of the port where it has one, else its number: "24000".
QString portNameText(const PortTerms &terms);
/// The filter in the program's words, or that all leases fit.
QString portFilterText(const PortTerms &terms);

QString poolPolicyName(PoolPolicy policy);
QString poolStickyName(PoolSticky sticky);
QString sessionEndName(SessionEnd end);
/// "Random"; with what it counts: "Next every 10 connections"; of a port that keeps sessions: "Sticky by user name".
QString portPolicyText(const PortTerms &terms);

/// "Listening", "Off", "Address in use".
QString portStateText(const PortState &state);
/// What to do about a port that should listen and does not; empty: it does, or it is off. \a holder: the program that
/// has its address; empty: not known.
QString portStateAdvice(const PortState &state, const PortTerms &terms, const QString &holder = {});
/// Whether a port should listen and does not.
bool isPortBroken(const PortState &state);

/// Whether it listens and has no lease to hand connections on to.
bool isPortStarved(const PortFigures &figures);
/// What is said of a port beside its address: "Off", "Address in use", "No lease"; empty: it works.
QString portWord(const PortFigures &figures);
/// What to do about what portWord() says; empty: nothing.
QString portAdvice(const PortFigures &figures, const PortTerms &terms);
/// Nothing while it is off.
std::optional<Sign> portSign(const PortFigures &figures, const PortTerms &terms);

/// "18 / 2 / 1": ready, draining, out.
QString portPoolText(const PortPool::Counts &counts);
/// "12 · 214/min": connections now, and begun in the last minute.
QString portConnectionsText(const PortFigures &figures);
/// Of what has ended, 0..1; nothing: none has.
std::optional<double> portSuccess(const PortFigures &figures);
/// "99.8 %"; never "100 %" unless it is all of them; "–" if it is not known.
QString shareText(std::optional<double> share);
/// "240 / 610 ms"; "–" if there is none.
QString portFirstByteText(const PortFigures &figures);
/// "1.2 GB", "442 B".
QString bytesText(qint64 bytes);
/// "↓ 1.2 GB  ↑ 84 MB".
QString trafficText(qint64 down, qint64 up);

/// "Transferring", "Idle, closes in 0:09 with its lease".
QString connectionStateText(const ConnectionFigures &connection, qint64 nowMs);

/// Why terms are not taken, and what to do; empty for None.
QString portProblemText(PortProblem problem);
/// Why a filter is not taken: the words in it that mean nothing. Empty: it is.
QString portFilterProblem(const QString &filter);

/// All ports that are on in a few words: "24000: 18 ready, 12 open", "2 ports: 22 ready, 15 open"; empty: none is on.
QString portsSummaryText(const LocalPorts &ports);
/// Of the ports that are on, the worst one's; nothing: none is on.
std::optional<Sign> portsSummarySign(const LocalPorts &ports);
/// The same as sentences, a line for each port.
QString portsSummaryTip(const LocalPorts &ports);

/// Whether \a terms are of an address that other machines can reach.
bool isBeyondLoopback(const PortTerms &terms);

} // namespace proxydeck
