// SPDX-License-Identifier: MIT
#pragma once

#include "desk/call_log.h"
#include "ui/wording/error_wording.h"

namespace proxydeck {

class Catalogue;
struct Endpoint;

// One call in words. All of it plain text with nothing hidden in it.

/// "Extract · Short-lived · Channel".
QString callActionText(const CallRecord &call);
QString callActionText(const Endpoint &endpoint);
/// "15:36:22"; with the date where the call belongs to an earlier run.
QString callTimeText(const CallRecord &call);
QString callFullTimeText(const CallRecord &call);
/// "5", "?" where it is not known, empty while the call is not over.
QString callNumberText(const CallRecord &call);
/// "214 ms", "3.1 s".
QString callDurationText(const CallRecord &call);
/// The line in the list. \a position: in its queue from 1, where the call waits.
QString callOutcomeText(const CallRecord &call, const Catalogue &catalogue, int position);
/// The same call explained: for a failure what errorWording() says, for others what they brought.
Wording callWording(const CallRecord &call, const Catalogue &catalogue, int position);
/// For a ticket to the vendor's support: times, endpoint, request with the secrets masked, code, request_id.
QString callSupportText(const CallRecord &call);
/// What was received and could not be used, for reading and rescuing by hand; empty where there is none.
QString callReceivedText(const CallRecord &call);

/// Whether asking what is in use can tell more about this call.
bool canReconcile(const CallRecord &call, const Catalogue &catalogue);

} // namespace proxydeck
