// SPDX-License-Identifier: MIT
#pragma once

#include "keepers/keeper_status.h"

#include <QString>

namespace proxydeck {

// What is said of keeping keys filled, in the program's language. All are plain texts without invisible characters.
// Instants are UTC ms; \a nowMs: by the same clock, so that another day is said with its date.

/// "Holding", "Stopped: Balance used up".
QString keeperStateText(const KeeperState &state);
/// What comes next and why: "14:02:31 extract 3 (2 fall below 30 s)".
QString keeperNextText(const KeeperStatus &status, qint64 nowMs);
/// "18 / 20".
QString keeperGoodText(const KeeperStatus &status);
/// "316 · 4.20", IPs and what they cost; "–" if it is not known.
QString keeperHourText(const KeeperStatus &status);
/// How long the budget lasts: "until 21:40", "1,120 left today".
QString keeperBudgetText(const KeeperStatus &status, qint64 nowMs);
/// "120 of 400 in this hour, 880 of 3,000 today".
QString keeperSpentText(const KeeperStatus &status);
/// "99.7 %"; "–" if it is not known.
QString keeperShareText(const KeeperStatus &status);
/// For a list of keys, in a word: "18/20", "stopped".
QString keeperWordText(const KeeperStatus &status);
/// The same as a sentence.
QString keeperSentenceText(const KeeperStatus &status);

/// Why a call was made: "2 of 20 fall below 30 s; new ones take 3.2 s".
QString keeperReasonText(const KeeperReason &reason);
/// The same of the text of a record; shown as it is if it is of another version. Empty for an empty one.
QString keeperReasonText(const QString &recorded);

/// Why it cannot be started or not like this, and what to do; empty for None.
QString keeperProblemText(KeeperProblem problem, const KeeperPrice &price);
/// What terms cost, and what others would cost: "About 316 IPs an hour, cost 4.20. With 60 s left: cost 5.60."
QString keeperPriceText(const KeeperPrice &price, int otherLeftS, const KeeperPrice &other);

/// A notification. \a name: of the key.
QString keeperNewsTitle(KeeperNews news, const QString &name);
QString keeperNewsText(KeeperNews news, const KeeperStatus &status, qint64 nowMs);

} // namespace proxydeck
