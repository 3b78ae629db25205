// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/catalogue.h"
#include "history/history_rows.h"

#include <QCoreApplication>

namespace proxydeck {

class AccountBook;

// Texts for the record, in the program's language. All are plain text without invisible characters.

struct HistoryWords
{
    Q_DECLARE_TR_FUNCTIONS(History)
};

/// "2023-02-25 15:26:40" in local time; empty if \a ms is not a valid time.
QString historyTimeText(qint64 ms);
/// "Short-lived · Channel"; the endpoint's id if the catalogue does not (or no longer) contain it.
QString historyPlanText(const QString &endpoint, const Catalogue &catalogue);
/// "Extract · Short-lived · Channel".
QString historyActionText(const QString &endpoint, const Catalogue &catalogue);
/// The account's current name; if it no longer exists, the recorded name.
QString historyAccountText(const QUuid &account, const QString &recordedName, const AccountBook &accounts);
/// "Succeeded", "Outcome unknown", …
QString historyOutcomeName(CallEntry::Outcome outcome);
/// "Unknown → resolved": the name of the outcome of calls that a list in use has told of since.
QString historyResolvedName();
/// The same with the meaning of the vendor's code: "Refused: Out of stock".
QString historyOutcomeText(CallEntry::Outcome outcome, const QString &vendorCode, const QString &endpoint,
                           const Catalogue &catalogue);
/// The same for one call, with what a list in use said of it.
QString historyOutcomeText(const CallEntry &call, const Catalogue &catalogue);
/// "214 ms", "3.1 s"; empty if the call has not ended.
QString historyDurationText(const CallEntry &call);
/// Why the record could not be searched.
QString historyFailureText(const HistoryFailure &failure);

} // namespace proxydeck
