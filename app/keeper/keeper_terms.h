// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace proxydeck {

/// Whether leases are kept in reserve for those that end before their deadline. Stored as a number: values must not
/// change.
enum class KeeperManner : quint8 {
    Firm = 0,    ///< spares, sized by the measured rate of early ends
    Thrifty = 1, ///< none
};

/// What the operator wants of one key: at least `keep` leases with at least `leastLeftS` seconds left, at all times,
/// within a budget.
struct KeeperTerms
{
    static constexpr int mostKeep = 1'000;
    static constexpr int mostLeftS = 24 * 60 * 60;
    static constexpr int mostBudget = 1'000'000;

    int keep = 20;       ///< 1..mostKeep
    int leastLeftS = 30; ///< 1..mostLeftS
    KeeperManner manner = KeeperManner::Firm;
    bool mustBeChecked = true;   ///< only leases whose last check was good count
    bool exitAsDeclared = false; ///< of these, only those whose exit is not another than the declared one
    /// Area codes in the order of preference, one for a call; empty: the values of the key's form.
    QStringList areas = {};
    /// IPs that may be extracted in an hour, and in a day of the vendor (UTC+08:00). 0: not entered, and nothing is
    /// extracted.
    int perHour = 0;
    int perDay = 0;

    friend bool operator==(const KeeperTerms &, const KeeperTerms &) = default;
};

} // namespace proxydeck
