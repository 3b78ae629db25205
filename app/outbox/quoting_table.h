// SPDX-License-Identifier: MIT
#pragma once

#include "outbox/quoting.h"

#include <span>

namespace proxydeck {

/// What an operator has to know of a way of escaping to choose it.
struct QuotingInfo
{
    Quoting quoting;
    const char *id;    ///< kept in files of formats; never changes
    const char *label; ///< English source, context "CopyFormat"
    const char *hint;  ///< the same: what the template has to bring along
};

/// All of them, in the order of Quoting.
std::span<const QuotingInfo> quotings();
const QuotingInfo &quotingInfo(Quoting quoting);
/// Null where there is none of that name.
const QuotingInfo *findQuoting(QStringView id);

} // namespace proxydeck
