// SPDX-License-Identifier: MIT
#include "ui/record/history_texts.h"

#include "accounts/account_book.h"
#include "base/visible_text.h"
#include "ui/wording/call_texts.h"
#include "ui/wording/vendor_code_wording.h"

#include <QDateTime>

namespace proxydeck {

using namespace Qt::StringLiterals;

QString historyTimeText(qint64 ms)
{
    if (ms == noDeadline)
        return {};
    return QDateTime::fromMSecsSinceEpoch(ms).toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString historyPlanText(const QString &endpoint, const Catalogue &catalogue)
{
    const Endpoint *known = catalogue.find(endpoint);
    return known ? planName(known->product, known->mode) : visibleText(endpoint);
}

QString historyActionText(const QString &endpoint, const Catalogue &catalogue)
{
    const Endpoint *known = catalogue.find(endpoint);
    return known ? callActionText(*known) : visibleText(endpoint);
}

QString historyAccountText(const QUuid &account, const QString &recordedName, const AccountBook &accounts)
{
    const Account *known = accounts.find(account);
    return visibleText(known ? known->name : recordedName);
}

QString historyOutcomeName(CallEntry::Outcome outcome)
{
    switch (outcome) {
    case CallEntry::Outcome::Started:
        return HistoryWords::tr("Under way, or never ended");
    case CallEntry::Outcome::Succeeded:
        return HistoryWords::tr("Succeeded");
    case CallEntry::Outcome::VendorError:
        return HistoryWords::tr("Refused");
    case CallEntry::Outcome::NotSent:
        return HistoryWords::tr("Not sent");
    case CallEntry::Outcome::Unknown:
        return HistoryWords::tr("Outcome unknown");
    case CallEntry::Outcome::Unexpected:
        return HistoryWords::tr("Unexpected reply");
    case CallEntry::Outcome::Cancelled:
        return HistoryWords::tr("Given up");
    }
    return HistoryWords::tr("Outcome unknown"); // written by a later version
}

QString historyResolvedName() { return HistoryWords::tr("Unknown → resolved"); }

QString historyOutcomeText(CallEntry::Outcome outcome, const QString &vendorCode, const QString &endpoint,
                           const Catalogue &catalogue)
{
    const QString name = historyOutcomeName(outcome);
    if (vendorCode.isEmpty())
        return name;
    const Endpoint *known = catalogue.find(endpoint);
    const VendorCodeWording *wording = findVendorCodeWording(vendorCode, known ? known->mode : Mode::None);
    //: %1 what became of a call ("Refused"), %2 why in few words ("Out of stock"), or the vendor's code
    return HistoryWords::tr("%1: %2").arg(
        name, wording ? QCoreApplication::translate("ErrorWording", wording->title) : visibleText(vendorCode));
}

QString historyOutcomeText(const CallEntry &call, const Catalogue &catalogue)
{
    if (call.resolution.isSet())
        return callResolutionText(call.resolution, call.sentMs);
    return historyOutcomeText(call.outcome, call.vendorCode, call.endpoint, catalogue);
}

QString historyDurationText(const CallEntry &call)
{
    return call.outcome == CallEntry::Outcome::Started ? QString() : durationText(call.durationMs);
}

QString historyFailureText(const HistoryFailure &failure)
{
    const QString words = visibleText(failure.text);
    switch (failure.kind) {
    case HistoryFailure::Kind::Newer:
        return HistoryWords::tr(
                   "The record was written by a newer version of this program, which this one cannot read (%1).")
            .arg(words);
    case HistoryFailure::Kind::Damaged:
        return HistoryWords::tr(
                   "The record is damaged and could not be searched (%1). At its next start the program sets a "
                   "damaged record aside and begins a new one.")
            .arg(words);
    case HistoryFailure::Kind::Refused:
    case HistoryFailure::Kind::Cancelled:
        break;
    }
    return HistoryWords::tr("The record could not be read: %1").arg(words);
}

} // namespace proxydeck
