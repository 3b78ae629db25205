// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace proxydeck {

/// When extractions are possible again after EXTRACT_LIMIT_EXCEEDED: it depends on what was bought, and for channel and
/// metered plans only the operator knows. Stored as a number: values must not change; add new ones at the end.
enum class AfterLimit : quint8 {
    NotSet = 0,
    Stop = 1,       ///< not before the operator says so
    NextMinute = 2, ///< the limit is for one minute
    Tomorrow = 3,   ///< the limit is for one day, in China's time (UTC+08:00)
};

} // namespace proxydeck
