// SPDX-License-Identifier: MIT
#pragma once

#include "simulator/query_arguments.h"
#include "simulator/stock.h"
#include "simulator/vendor_interface.h"

namespace proxydeck::sim {

/// What one call asks for, checked against what its interface documents.
struct ExtractArguments
{
    static constexpr int MostPerCall = 100;
    static constexpr int LongestKeepAliveMinutes = 1440;

    Wanted wanted;
    int num = 1;
    bool distinct = false;
    std::optional<int> keepAliveMinutes;

    /// The parameters that the plan's interface documents, beside `key` and `pwd`.
    static QStringList documented(Action action, Plan plan);
    /// Nothing where a value has the wrong type, format or range. Parameters that are not documented are ignored.
    static std::optional<ExtractArguments> read(const QueryArguments &query, Action action, Plan plan);
};

} // namespace proxydeck::sim
