// SPDX-License-Identifier: MIT
#pragma once

#include "formats/quoting.h"

#include <span>

namespace proxydeck {

/// What an operator needs to know about a quoting to choose it.
struct QuotingInfo
{
    Quoting quoting;
    const char *id;    ///< stored in format files; must never change
    const char *label; ///< English source, context "CopyFormat"
    const char *hint;  ///< English source: what the template must contain
};

/// All quotings, in the order of Quoting.
std::span<const QuotingInfo> quotings();
const QuotingInfo &quotingInfo(Quoting quoting);
/// Null if there is none with this id.
const QuotingInfo *findQuoting(QStringView id);

} // namespace proxydeck
