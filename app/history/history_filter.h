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

/// One word of the language of filters (FilterQuery), with what only the caller knows about it. Where a call has no
/// such field (server, area, deadline), no call has the word.
struct HistoryCondition
{
    FilterWord word;
    /// What the operator sees under other names than the record has: of Any, Product, Mode and Account words, the
    /// endpoints and accounts whose present names match.
    QStringList endpoints;
    QList<QUuid> accounts;

    friend bool operator==(const HistoryCondition &, const HistoryCondition &) = default;
};

/// What of the record is wanted. All of it must hold.
struct HistoryFilter
{
    /// UTC ms: leases by when they were obtained, calls by when they started.
    qint64 fromMs = std::numeric_limits<qint64>::min();
    qint64 toMs = std::numeric_limits<qint64>::max(); ///< not included
    std::optional<QUuid> account;
    QStringList endpoints;              ///< Endpoint::id; empty: all
    QList<HistoryCondition> conditions; ///< at most historyConditions, the rest is not looked at

    /// By the vendor's clock: what states and remaining times are reckoned from.
    qint64 nowMs = 0;
    qint64 expiringMarginMs = 30'000;

    // Of calls only.
    QList<CallEntry::Outcome> outcomes; ///< empty: all
    QString vendorCode;                 ///< exactly; empty: any or none

    friend bool operator==(const HistoryFilter &, const HistoryFilter &) = default;
};

inline constexpr qsizetype historyConditions = 100;

} // namespace proxydeck
