// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"

#include <QByteArray>
#include <QByteArrayView>

namespace proxydeck {

/// What a client's user name asks for: words joined by `+`, in any order, each at most once: `session-abc`,
/// `area-350500`, `isp-telecom`, `life-300`. Works with and without a password.
struct SteeringName
{
    enum class Fault : quint8 {
        UnknownWord,
        Twice,
        BadValue, ///< empty, or not of the word's characters or range
        TooLong   ///< above mostBytes
    };
    static constexpr qsizetype mostBytes = 255;

    QByteArray session = {}; ///< 1..64 of A-Z a-z 0-9 _ . -; empty: none
    QByteArray area
        = {}; ///< an area code of the vendor's, 6 digits, or its province or city (ends with zeros); empty: any
    QByteArray isp = {}; ///< telecom, unicom or mobile; empty: any
    int lifeS = 0;       ///< 1..86,400: so much time must be left; 0: the port's least

    bool isEmpty() const { return session.isEmpty() && area.isEmpty() && isp.isEmpty() && lifeS == 0; }
    /// Of an empty name: empty.
    static Expected<SteeringName, Fault> parse(QByteArrayView name);

    friend bool operator==(const SteeringName &, const SteeringName &) = default;
};

} // namespace proxydeck
