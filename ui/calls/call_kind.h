// SPDX-License-Identifier: MIT
#pragma once

#include "desk/call.h"

namespace proxydeck {

/// What calls have in common that one line can stand for: key, action, who started them, and the kind of outcome.
struct CallKind
{
    QUuid account;
    int keyNumber = 0;
    QString endpoint;
    PressedBy pressedBy = PressedBy::Operator;
    QString outcome;
    CallId resolvedBy = 0;
    bool isResolvedLate = false;
    bool isFaulty = false; ///< has faulty entries, or is not on the disk yet

    /// Nothing for a call that is not over: it is never grouped.
    static std::optional<CallKind> of(const Call &call);

    friend bool operator==(const CallKind &, const CallKind &) = default;
};

} // namespace proxydeck
