// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <optional>

namespace proxydeck {

/// What has gone through one lease by way of the local ports, in this run and in the record before it.
struct LeaseTraffic
{
    int open = 0;                                         ///< connections now
    qint64 begun = 0, succeeded = 0, failed = 0, cut = 0; ///< connections, and requests of plain HTTP
    qint64 up = 0, down = 0;                              ///< bytes

    /// 0..1; nothing while none has ended.
    std::optional<double> success() const
    {
        const qint64 all = succeeded + failed;
        return all > 0 ? std::optional(double(succeeded) / double(all)) : std::nullopt;
    }
    bool isNone() const { return *this == LeaseTraffic(); }
    /// `open` is that of \a later.
    void add(const LeaseTraffic &later)
    {
        open = later.open;
        begun += later.begun;
        succeeded += later.succeeded;
        failed += later.failed;
        cut += later.cut;
        up += later.up;
        down += later.down;
    }

    friend bool operator==(const LeaseTraffic &, const LeaseTraffic &) = default;
};

} // namespace proxydeck
