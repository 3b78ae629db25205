// SPDX-License-Identifier: MIT
#include "ui/wording/keeper_texts.h"

#include "base/visible_text.h"
#include "ui/wording/cost_text.h"
#include "ui/wording/error_wording.h"
#include "ui/wording/sentences.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

class KeeperWords
{
    Q_DECLARE_TR_FUNCTIONS(KeeperWords)
};

const QString unknown = u"–"_s;

QString number(qint64 value) { return QLocale().toString(value); }

QString timeText(qint64 ms, qint64 nowMs, const QString &format = u"HH:mm:ss"_s)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(ms);
    return at.date() == QDateTime::fromMSecsSinceEpoch(nowMs).date() ? at.toString(format)
                                                                     : at.toString(u"MM-dd "_s + format);
}

QString waitText(KeeperState::Wait wait)
{
    switch (wait) {
    case KeeperState::Wait::Window:
        return KeeperWords::tr("Waiting for a free call");
    case KeeperState::Wait::Minute:
        return KeeperWords::tr("Waiting for the next minute");
    case KeeperState::Wait::Tomorrow:
        return KeeperWords::tr("Waiting for tomorrow");
    case KeeperState::Wait::Limit:
        return KeeperWords::tr("Waiting after the extraction limit");
    case KeeperState::Wait::Channel:
        return KeeperWords::tr("Waiting for a free channel");
    case KeeperState::Wait::Area:
        return KeeperWords::tr("Waiting for stock");
    case KeeperState::Wait::Retry:
        return KeeperWords::tr("Waiting after a fault at the vendor");
    case KeeperState::Wait::Network:
        return KeeperWords::tr("Waiting for the network");
    case KeeperState::Wait::None:
        break;
    }
    return KeeperWords::tr("Waiting");
}

QString waitReason(KeeperState::Wait wait)
{
    switch (wait) {
    case KeeperState::Wait::Window:
        return KeeperWords::tr("one call of each minute is left to you");
    case KeeperState::Wait::Minute:
        return KeeperWords::tr("the vendor takes no more calls in this minute");
    case KeeperState::Wait::Tomorrow:
        return KeeperWords::tr("the extraction limit of the day is reached");
    case KeeperState::Wait::Limit:
        return KeeperWords::tr("the extraction limit is reached");
    case KeeperState::Wait::Channel:
        return KeeperWords::tr("all channels are in use");
    case KeeperState::Wait::Area:
        return KeeperWords::tr("no stock in any of the areas");
    case KeeperState::Wait::Retry:
        return KeeperWords::tr("the vendor failed");
    case KeeperState::Wait::Network:
        return KeeperWords::tr("there is no connection; nothing was sent");
    case KeeperState::Wait::None:
        break;
    }
    return {};
}

QString stopText(const KeeperState &state)
{
    switch (state.stop) {
    case KeeperState::Stop::Code:
        return vendorCodeTitle(state.code);
    case KeeperState::Stop::Limit:
        return KeeperWords::tr("Extraction limit");
    case KeeperState::Stop::LeastLeft:
        return KeeperWords::tr("Leases do not live that long");
    case KeeperState::Stop::KeyMissing:
        return KeeperWords::tr("Key missing or locked");
    case KeeperState::Stop::KeyReplaced:
        return KeeperWords::tr("Another key or plan");
    case KeeperState::Stop::RecordFails:
        return KeeperWords::tr("The record cannot be written");
    case KeeperState::Stop::Refused:
    case KeeperState::Stop::None:
        break;
    }
    return KeeperWords::tr("The call was not sent");
}

/// Estimated costs from 1.00 on are rounded to 0.01.
QString estimatedCost(qint64 cost)
{
    constexpr qint64 whole = 10'000, cent = 100;
    return costText(cost >= whole ? (cost + cent / 2) / cent * cent : cost);
}

} // namespace

QString keeperStateText(const KeeperState &state)
{
    switch (state.phase) {
    case KeeperState::Phase::Off:
        return KeeperWords::tr("Off");
    case KeeperState::Phase::Looking:
        return KeeperWords::tr("Listing what is in use");
    case KeeperState::Phase::Filling:
        return KeeperWords::tr("Filling");
    case KeeperState::Phase::Holding:
        return KeeperWords::tr("Holding");
    case KeeperState::Phase::Waiting:
        return waitText(state.wait);
    case KeeperState::Phase::Unknown:
        return KeeperWords::tr("Outcome unknown");
    case KeeperState::Phase::Stopped:
        //: %1 why: "Balance used up"
        return KeeperWords::tr("Stopped: %1").arg(stopText(state));
    case KeeperState::Phase::Paused:
        return KeeperWords::tr("Paused");
    case KeeperState::Phase::BudgetSpent:
        return KeeperWords::tr("Budget spent");
    }
    return {};
}

QString keeperNextText(const KeeperStatus &status, qint64 nowMs)
{
    const KeeperState &state = status.state;
    switch (state.phase) {
    case KeeperState::Phase::Off:
    case KeeperState::Phase::Paused:
        return unknown;
    case KeeperState::Phase::Stopped:
        return state.requestId.isEmpty() ? KeeperWords::tr("goes on when you continue it")
                                         //: %1 the vendor's code, %2 a request ID
                                         : KeeperWords::tr("goes on when you continue it · %1 %2")
                                               .arg(visibleText(state.code), visibleText(state.requestId));
    case KeeperState::Phase::Unknown:
        return KeeperWords::tr("nothing until it is known what was charged");
    case KeeperState::Phase::Waiting: {
        const QString reason = waitReason(state.wait);
        if (state.untilMs == 0)
            return reason;
        //: %1 time of day, %2 what is waited for
        return KeeperWords::tr("%1 (%2)").arg(timeText(state.untilMs, nowMs), reason);
    }
    case KeeperState::Phase::BudgetSpent:
        return state.untilMs == 0 ? unknown
                                  //: %1 time of day
                                  : KeeperWords::tr("%1 (the budget is spent)").arg(timeText(state.untilMs, nowMs));
    case KeeperState::Phase::Looking:
    case KeeperState::Phase::Filling:
    case KeeperState::Phase::Holding:
        break;
    }
    if (!status.next)
        return unknown;
    //: %1 time of day, %2 number of IPs
    const QString call
        = KeeperWords::tr("%1 extract %2").arg(timeText(status.next->atMs, nowMs), number(status.next->count));
    if (status.next->falling == 0)
        return call;
    //: %1 "14:02:31 extract 3"; n: number of leases; %2 seconds
    return KeeperWords::tr("%1 (%n fall below %2 s)", nullptr, status.next->falling)
        .arg(call, number(status.terms.leastLeftS));
}

QString keeperGoodText(const KeeperStatus &status)
{
    return number(status.good) + u" / "_s + number(status.terms.keep);
}

QString keeperHourText(const KeeperStatus &status)
{
    if (status.perHour <= 0)
        return unknown;
    const QString count = number(qRound64(status.perHour));
    return status.costPerHour ? count + u" · "_s + estimatedCost(*status.costPerHour) : count;
}

QString keeperBudgetText(const KeeperStatus &status, qint64 nowMs)
{
    if (status.terms.perHour == 0 || status.terms.perDay == 0)
        return KeeperWords::tr("not entered", "a budget");
    if (status.budgetUntilMs > 0)
        //: %1 time of day at which a budget will be spent
        return KeeperWords::tr("until %1").arg(timeText(status.budgetUntilMs, nowMs, u"HH:mm"_s));
    //: %1 a number of IPs
    return KeeperWords::tr("%1 left today").arg(number(std::max(0, status.terms.perDay - status.spent.day)));
}

QString keeperSpentText(const KeeperStatus &status)
{
    return KeeperWords::tr("IPs extracted: %1 of %2 in this hour, %3 of %4 today")
        .arg(number(status.spent.hour), number(status.terms.perHour), number(status.spent.day),
             number(status.terms.perDay));
}

QString keeperShareText(const KeeperStatus &status)
{
    if (status.expectedShare < 0)
        return unknown;
    // Not rounded up to "all of the time".
    const double percent = std::floor(status.expectedShare * 1'000) / 10;
    return QLocale().toString(percent, 'f', percent < 100 ? 1 : 0) + u" %"_s;
}

QString keeperWordText(const KeeperStatus &status)
{
    switch (status.state.phase) {
    case KeeperState::Phase::Off:
        return {};
    case KeeperState::Phase::Stopped:
        return KeeperWords::tr("stopped", "of a key that is kept filled");
    case KeeperState::Phase::Paused:
        return KeeperWords::tr("paused", "of a key that is kept filled");
    case KeeperState::Phase::Unknown:
        return KeeperWords::tr("unknown", "of a key that is kept filled");
    default:
        return number(status.good) + u'/' + number(status.terms.keep);
    }
}

QString keeperSentenceText(const KeeperStatus &status)
{
    if (status.state.phase == KeeperState::Phase::Off)
        return {};
    //: %1 "18 / 20", %2 "Holding"
    return KeeperWords::tr("Keep filled: %1 · %2").arg(keeperGoodText(status), keeperStateText(status.state));
}

QString keeperReasonText(const KeeperReason &reason)
{
    switch (reason.why) {
    case KeeperReason::Why::Look:
        return KeeperWords::tr("Keep filled looks at what is in use first; that costs nothing.");
    case KeeperReason::Why::ClearUp:
        return KeeperWords::tr("Keep filled asks what became of an extraction whose outcome is unknown.");
    case KeeperReason::Why::NoChannel:
        return KeeperWords::tr("All channels were taken, so Keep filled asks what takes them.");
    case KeeperReason::Why::Fill:
    case KeeperReason::Why::Replace:
        break;
    }
    const QString left = QLocale().toString(double(reason.leastLeftMs) / 1'000, 'g', 6);
    const QString wanted = reason.spare > 0
        //: %1 and %2 numbers of leases
        ? KeeperWords::tr("%1 and %2 spare").arg(number(reason.keep), number(reason.spare))
        : number(reason.keep);
    QStringList parts{
        //: %1 leases there are, %2 leases wanted: "20 and 1 spare", %3 seconds
        KeeperWords::tr("Keep filled: %1 of %2 with at least %3 s left.").arg(number(reason.good), wanted, left)};
    if (reason.falling > 0)
        //: %1 seconds; n: number of leases; %2 seconds
        parts.append(
            KeeperWords::tr("%n of them fall below that in the %1 s that new ones take.", nullptr, reason.falling)
                .arg(QLocale().toString(double(reason.leadMs) / 1'000, 'f', 1)));
    if (reason.coming > 0)
        parts.append(KeeperWords::tr("%n were ordered before or not checked yet.", nullptr, reason.coming));
    return joinSentences(parts);
}

QString keeperReasonText(const QString &recorded)
{
    const auto reason = KeeperReason::fromText(recorded);
    return reason ? keeperReasonText(*reason) : visibleText(recorded);
}

QString keeperProblemText(KeeperProblem problem, const KeeperPrice &price)
{
    switch (problem) {
    case KeeperProblem::None:
        return {};
    case KeeperProblem::NoBudget:
        return KeeperWords::tr("Enter how many IPs may be extracted in an hour and in a day. Without a budget nothing "
                               "is extracted.");
    case KeeperProblem::KeyMissing:
        return KeeperWords::tr("The secret of this key is missing or locked. Unlock the keychain or enter the key "
                               "again.");
    case KeeperProblem::NoExtraction:
        return KeeperWords::tr("This plan has no leases with a deadline, so there is nothing to keep filled.");
    case KeeperProblem::AboveChannels:
        return KeeperWords::tr(
            "That is more than the channels of this key. Keep fewer, or change the plan of the key.");
    case KeeperProblem::LeastLeft:
        return price.mostLeastLeftS > 0
            ? KeeperWords::tr("Leases of this key do not live that long. At most %1 s can be left.")
                  .arg(number(price.mostLeastLeftS))
            : KeeperWords::tr("Leases of this key do not live that long.");
    case KeeperProblem::RecordFails:
        return KeeperWords::tr("The record cannot be written, so the budget could not be counted. See Diagnostics.");
    case KeeperProblem::NotRestored:
        return KeeperWords::tr("The record of earlier runs is still being read. Start in a moment.");
    }
    return {};
}

QString keeperPriceText(const KeeperPrice &price, int otherLeftS, const KeeperPrice &other)
{
    if (price.perHour <= 0)
        return KeeperWords::tr("What it takes is known after the first leases.");
    const auto count = [](const KeeperPrice &of) { return int(std::min(1e9, std::ceil(of.perHour))); };
    QStringList parts;
    if (price.costPerHour)
        //: n: number of IPs; %1 what they cost: "4.20"
        parts.append(KeeperWords::tr("About %Ln IPs an hour, cost %1.", nullptr, count(price))
                         .arg(estimatedCost(*price.costPerHour)));
    else
        parts.append(KeeperWords::tr("About %Ln IPs an hour.", nullptr, count(price)));
    if (other.perHour > 0 && other.costPerHour)
        //: %1 seconds, %2 what it costs an hour
        parts.append(
            KeeperWords::tr("With %1 s left: cost %2.").arg(number(otherLeftS), estimatedCost(*other.costPerHour)));
    else if (other.perHour > 0)
        //: %1 seconds, %2 number of IPs an hour
        parts.append(KeeperWords::tr("With %1 s left: about %2.").arg(number(otherLeftS), number(count(other))));
    if (price.spares > 0)
        parts.append(KeeperWords::tr("%n of them at a time are spare.", nullptr, price.spares));
    if (price.isGuess)
        parts.append(KeeperWords::tr("A guess: fewer than %1 leases of this key are known.")
                         .arg(number(KeeperRates::leastKnown)));
    return joinSentences(parts);
}

QString keeperNewsTitle(KeeperNews news, const QString &name)
{
    switch (news) {
    case KeeperNews::Short:
        //: %1 name of a key
        return KeeperWords::tr("%1: fewer leases than wanted").arg(name);
    case KeeperNews::EnoughAgain:
        return KeeperWords::tr("%1: enough leases again").arg(name);
    case KeeperNews::Stopped:
        return KeeperWords::tr("%1: no longer kept filled").arg(name);
    case KeeperNews::Unknown:
        return KeeperWords::tr("%1: outcome of an extraction unknown").arg(name);
    case KeeperNews::BudgetNear:
        return KeeperWords::tr("%1: the budget is nearly spent").arg(name);
    case KeeperNews::BudgetSpent:
        return KeeperWords::tr("%1: the budget is spent").arg(name);
    case KeeperNews::OtherUser:
        return KeeperWords::tr("%1: another program uses the key").arg(name);
    case KeeperNews::FewChannels:
        return KeeperWords::tr("%1: fewer channels than bought").arg(name);
    case KeeperNews::Failing:
        return KeeperWords::tr("%1: the vendor keeps failing").arg(name);
    case KeeperNews::Limit:
        return KeeperWords::tr("%1: extraction limit reached").arg(name);
    }
    return {};
}

QString keeperNewsText(KeeperNews news, const KeeperStatus &status, qint64 nowMs)
{
    switch (news) {
    case KeeperNews::Short:
    case KeeperNews::EnoughAgain:
        //: %1 "18 / 20", %2 what the keeper does: "Waiting for the next minute"
        return KeeperWords::tr("Good / wanted: %1. %2.").arg(keeperGoodText(status), keeperStateText(status.state));
    case KeeperNews::Stopped:
        //: %1 "Stopped: Balance used up"
        return KeeperWords::tr("%1. It goes on when you continue it.").arg(keeperStateText(status.state));
    case KeeperNews::Unknown:
        return KeeperWords::tr("It may have been charged. Nothing more is extracted until that is known.");
    case KeeperNews::BudgetNear:
    case KeeperNews::BudgetSpent: {
        const QString spent = keeperSpentText(status) + KeeperWords::tr(".", "the end of a sentence");
        return news == KeeperNews::BudgetSpent && status.state.untilMs > 0
            //: %1 a sentence, %2 time of day
            ? joinSentences(spent, KeeperWords::tr("It goes on at %1.").arg(timeText(status.state.untilMs, nowMs)))
            : spent;
    }
    case KeeperNews::OtherUser:
        return KeeperWords::tr("The vendor counted more calls than were made here. Fewer are made now.");
    case KeeperNews::FewChannels:
        return KeeperWords::tr("The vendor has no free channel although fewer leases are wanted than were bought. "
                               "Another program may use the key.");
    case KeeperNews::Failing:
        return KeeperWords::tr("It failed five times in a row. It is tried again at longer and longer intervals.");
    case KeeperNews::Limit:
        return KeeperWords::tr("It is tried again after some minutes. Edit key has a setting for what to do then.");
    }
    return {};
}

} // namespace proxydeck
