// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/query_arguments.h"
#include "simulator/stock.h"
#include "simulator/vendor_interface.h"

namespace proxydeck::sim {

/// The arguments of one call, checked against the documentation of its interface.
struct ExtractArguments
{
    static constexpr int MostPerCall = 100;
    static constexpr int LongestKeepAliveMinutes = 1440;

    Wanted wanted;
    int num = 1;
    bool distinct = false;
    std::optional<int> keepAliveMinutes;

    /// The documented parameters of the plan's interface, besides `key` and `pwd`.
    static QStringList documented(Action action, Plan plan);
    /// Nothing if a value has the wrong type, format or range. Undocumented parameters are ignored.
    static std::optional<ExtractArguments> read(const QueryArguments &query, Action action, Plan plan);
};

} // namespace proxydeck::sim
