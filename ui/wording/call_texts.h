// SPDX-License-Identifier: MIT
#pragma once

#include "desk/call_log.h"
#include "ui/wording/error_wording.h"

namespace proxydeck {

class Catalogue;
struct Endpoint;

// Texts for one call. All are plain text without invisible characters.

/// "Extract · Short-lived · Channel".
QString callActionText(const CallRecord &call);
QString callActionText(const Endpoint &endpoint);
/// "15:36:22"; with the date if the call belongs to an earlier run.
QString callTimeText(const CallRecord &call);
QString callFullTimeText(const CallRecord &call);
/// "5", "?" if unknown, empty while the call is in progress.
QString callNumberText(const CallRecord &call);
/// "214 ms", "3.1 s".
QString callDurationText(const CallRecord &call);
/// The text in the list. \a position: of a waiting call in its queue, from 1.
QString callOutcomeText(const CallRecord &call, const Catalogue &catalogue, int position);
/// Explains the call: errorWording() for a failure, otherwise what the call returned.
Wording callWording(const CallRecord &call, const Catalogue &catalogue, int position);
/// For a ticket to the vendor's support: times, endpoint, request with masked secrets, code, request_id.
QString callSupportText(const CallRecord &call);
/// A reply that could not be used, for the operator to read and to recover data from; empty if there is none.
QString callReceivedText(const CallRecord &call);

/// Whether the list-in-use call can clarify the outcome of this call.
bool canReconcile(const CallRecord &call, const Catalogue &catalogue);

} // namespace proxydeck
