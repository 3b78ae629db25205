// SPDX-License-Identifier: MIT
#pragma once

#include "desk/call_log.h"
#include "ui/wording/error_wording.h"

namespace proxydeck {

class Catalogue;
struct Endpoint;

// Texts for one call. All are plain text without invisible characters.

/// "Extract · Short-lived · Channel".
QString callActionText(const Call &call);
QString callActionText(const Endpoint &endpoint);
/// "15:36:22"; with the date if the call belongs to an earlier run.
QString callTimeText(const Call &call);
QString callFullTimeText(const Call &call);
/// When it was pressed and, if it had to wait, when it was sent. UTC ms; \a sentMs 0: not sent, or not known.
QString callTimesText(qint64 pressedMs, qint64 sentMs);
/// Who started the call.
QString pressedByText(PressedBy pressedBy);
/// "5", "?" if unknown, empty while the call is in progress.
QString callNumberText(const Call &call);
/// "214 ms", "3.1 s"; empty for a call that took no time, because it was never sent.
QString callDurationText(const Call &call);
QString durationText(qint64 ms);
/// Of a call whose outcome was unknown, after a list in use, or the operator, told; \a sentMs: of the call, UTC ms.
QString callResolutionText(const CallResolution &resolution, qint64 sentMs);
/// The text in the list. \a position: of a waiting call in its queue, from 1.
QString callOutcomeText(const Call &call, const Catalogue &catalogue, int position);
/// Explains the call: errorWording() for a failure, otherwise what the call returned.
Wording callWording(const Call &call, const Catalogue &catalogue, int position);
/// For a ticket to the vendor's support: times, endpoint, request with masked secrets, code, request_id.
QString callSupportText(const Call &call);
/// A reply that could not be used, for the operator to read and to recover data from; empty if there is none.
QString callReceivedText(const Call &call);

/// Whether the list-in-use call can clarify the outcome of this call.
bool canReconcile(const Call &call, const Catalogue &catalogue);

} // namespace proxydeck
