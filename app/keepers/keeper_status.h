// SPDX-License-Identifier: MIT
#pragma once

#include "keeper/keeper_planner.h"

#include <QList>
#include <QUuid>

#include <optional>

namespace proxydeck {

/// How one keeper stands, for display.
struct KeeperStatus
{
    QUuid key;
    KeeperState state;
    KeeperTerms terms;
    KeeperRates rates;
    int good = 0;                            ///< leases that count, with enough time left
    int live = 0;                            ///< leases of the key that have not ended
    bool isChecking = true;                  ///< early ends are seen: checks are repeated
    std::optional<KeeperPlanner::Next> next; ///< the next extraction as foreseen
    double perHour = 0;                      ///< IPs an hour to be expected; 0: not known
    std::optional<qint64> costPerHour;       ///< in 1/10,000 of the currency, where the price is known
    KeeperSpent spent;
    qint64 budgetUntilMs = 0;  ///< UTC ms: when it will be spent at this rate; 0: not before the day ends
    double expectedShare = -1; ///< of the next ten minutes at or above terms.keep, 0..1; -1: not known
    bool isShort = false;      ///< on, and below terms.keep for 10 s or more
};

/// What the chart of one keeper shows.
struct KeeperChart
{
    static constexpr qint64 pastMs = 60 * 60 * 1000;
    static constexpr qint64 stepMs = 10'000;

    struct Sample
    {
        qint64 atMs = 0; ///< UTC ms by the vendor's clock
        int good = 0;
        int live = 0;
        int wanted = 0; ///< KeeperTerms::keep at that time; 0 while the keeper was not on
    };
    struct Call
    {
        qint64 atMs = 0;
        int asked = 0;
        int received = 0;
    };
    struct Band
    {
        qint64 atMs = 0;
        int p10 = 0, p50 = 0, p90 = 0;
    };
    qint64 nowMs = 0;
    int keep = 0;
    QList<Sample> past;  ///< oldest first, one for each step at most; of this run
    QList<Call> calls;   ///< of the past hour
    QList<Band> future;  ///< empty while the keeper is not on, or nothing is known
    QList<Call> planned; ///< received is 0
};

/// What terms cost, before they are chosen.
struct KeeperPrice
{
    double perHour = 0;                ///< IPs; 0: not known, or not possible with these terms
    std::optional<qint64> costPerHour; ///< in 1/10,000 of the currency
    int spares = 0;
    int mostLeastLeftS = 0;  ///< the largest leastLeftS that the leases' lives allow; 0: not known
    int proposedPerHour = 0; ///< 1.5 times the forecast, for the budget field; 0: not known
    int proposedPerDay = 0;
    bool isGuess = true;
};

/// Why a keeper cannot be started, or its terms not be kept.
enum class KeeperProblem : quint8 {
    None,
    NoBudget,      ///< hour and day must both be entered
    KeyMissing,    ///< the key's secret is not in memory
    NoExtraction,  ///< the plan has nothing that can be kept: no leases with a deadline
    AboveChannels, ///< more than the channels that were bought
    LeastLeft,     ///< leases do not live long enough, see KeeperPrice::mostLeastLeftS
    RecordFails,   ///< the record cannot be written, so the budget could not be counted
    NotRestored,   ///< the record of earlier runs has not been read yet
};

/// What the operator is told of by a notification.
enum class KeeperNews : quint8 {
    Short,       ///< below what is wanted for 10 s
    EnoughAgain, ///< after Short
    Stopped,
    Unknown,
    BudgetNear, ///< 80 %
    BudgetSpent,
    OtherUser,   ///< REQUEST_LIMIT_EXCEEDED: another program uses the key
    FewChannels, ///< NO_AVAILABLE_CHANNEL although fewer are wanted than were bought
    Failing,     ///< the vendor failed five times in a row
    Limit,       ///< EXTRACT_LIMIT_EXCEEDED of a key without a setting for it
};

} // namespace proxydeck
