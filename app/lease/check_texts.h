// SPDX-License-Identifier: MIT
#pragma once

#include "lease/check_state.h"

namespace proxydeck {

// What checks are called, in the program's language. Nothing here comes from the network.

/// "Good", "Good ≠", "Refused": as short as a cell of the table.
QString verdictName(CheckVerdict verdict);
/// "Waiting", "Checking", "Not checked"; empty for Judged.
QString checkStateName(CheckState state);
/// The verdict with what is known beside it: "Timeout (TLS)", "TLS failed (certificate out of date)", "No route (503)".
QString checkText(const CheckOutcome &outcome);
/// The same for a screen reader, without signs: "Good, other exit IP".
QString checkSpoken(const CheckOutcome &outcome);
/// What it means and what to do about it, in one or two sentences.
QString verdictExplanation(CheckVerdict verdict);

/// A word for programs, the same in every language: "good", "differs", "not_allowed".
QString verdictId(CheckVerdict verdict);

QString checkStageName(CheckStage stage);
QString checkProtocolName(CheckProtocol protocol);
QString tlsFaultName(TlsFault fault);

/// "132 ms"; empty if the answer did not come to its end.
QString latencyText(const CheckTimes &times);
/// A line for each part that was reached: "Connect: 45 ms".
QString latencyPartsText(const CheckTimes &times);
/// "132 milliseconds", for a screen reader; empty if the answer did not come to its end.
QString latencySpoken(const CheckTimes &times);

} // namespace proxydeck
