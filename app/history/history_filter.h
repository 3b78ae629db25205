// SPDX-License-Identifier: MIT
#pragma once

#include "filter/filter_query.h"
#include "ledger/ledger_records.h"

#include <QList>
#include <QStringList>
#include <QUuid>

#include <limits>
#include <optional>

namespace proxydeck {

/// One filter word (FilterQuery), with data that only the caller has. Calls have no server, area or deadline: words for
/// such fields match no call.
struct HistoryCondition
{
    FilterWord word;
    /// Endpoints and accounts whose current names match the word, since the operator may see other names than the
    /// recorded ones. For Any, Product, Mode and Account words.
    QStringList endpoints;
    QList<QUuid> accounts;

    friend bool operator==(const HistoryCondition &, const HistoryCondition &) = default;
};

/// Conditions of a search; all must be met.
struct HistoryFilter
{
    /// UTC ms: leases by the time obtained, calls by the start time.
    qint64 fromMs = std::numeric_limits<qint64>::min();
    qint64 toMs = std::numeric_limits<qint64>::max(); ///< excluded
    std::optional<QUuid> account;
    QStringList endpoints;              ///< Endpoint::id; empty: all
    QList<HistoryCondition> conditions; ///< at most historyConditions; the rest is ignored

    /// UTC ms by the vendor's clock; states and remaining times are computed for this time.
    qint64 nowMs = 0;
    qint64 expiringMarginMs = 30'000;

    // For calls only.
    QList<CallEntry::Outcome> outcomes; ///< empty: all
    QString vendorCode;                 ///< exact match; empty: any or none
    /// Whether a list in use has told of their outcome; nothing: either.
    std::optional<bool> resolved = {};

    friend bool operator==(const HistoryFilter &, const HistoryFilter &) = default;
};

inline constexpr qsizetype historyConditions = FilterQuery::mostWords;

} // namespace proxydeck
