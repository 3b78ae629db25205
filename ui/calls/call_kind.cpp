// SPDX-License-Identifier: MIT
#include "ui/calls/call_kind.h"

namespace proxydeck {

std::optional<CallKind> CallKind::of(const Call &call)
{
    if (!call.isOver())
        return {};
    return CallKind{call.account,
                    call.keyNumber,
                    call.endpointId,
                    call.pressedBy,
                    callOutcomeWord(call),
                    call.resolution ? call.resolution->list : 0,
                    call.recordedResolution().isLate(call.sentMs),
                    !call.badRows.isEmpty() || call.moreBadRows > 0 || call.onlyInMemory};
}

} // namespace proxydeck
