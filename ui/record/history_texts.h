// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/catalogue.h"
#include "history/history_rows.h"

#include <QCoreApplication>

namespace proxydeck {

class AccountBook;

// The record in words, in the program's language. All of it plain text with nothing hidden in it.

struct HistoryWords
{
    Q_DECLARE_TR_FUNCTIONS(History)
};

/// "2023-02-25 15:26:40" here; empty where \a ms is no instant.
QString historyTimeText(qint64 ms);
/// "Short-lived · Channel"; the endpoint's id where nobody knows it (any more).
QString historyPlanText(const QString &endpoint, const Catalogue &catalogue);
/// "Extract · Short-lived · Channel".
QString historyActionText(const QString &endpoint, const Catalogue &catalogue);
/// The account's present name, else the one of then.
QString historyAccountText(const QUuid &account, const QString &nameThen, const AccountBook &accounts);
/// "Succeeded", "Outcome unknown", …
QString historyOutcomeName(CallEntry::Outcome outcome);
/// The same with what the vendor's code means: "Refused: Out of stock".
QString historyOutcomeText(CallEntry::Outcome outcome, const QString &vendorCode, const QString &endpoint,
                           const Catalogue &catalogue);
/// "214 ms", "3.1 s"; empty where the call has not ended.
QString historyDurationText(const CallEntry &call);
/// Why the record could not be searched.
QString historyFailureText(const HistoryFailure &failure);

} // namespace proxydeck
