// SPDX-License-Identifier: MIT
#include "ui/wording/call_texts.h"

#include "api/api_request.h"
#include "base/visible_text.h"
#include "catalogue/catalogue.h"
#include "lease/vendor_time.h"
#include "ui/wording/sentences.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// Of the faulty entries, in the explanation of a call.
constexpr qsizetype mostToldBadRows = 10;

struct CallWords
{
    Q_DECLARE_TR_FUNCTIONS(Calls)
};

bool ofEarlierRun(const Call &call) { return call.error && call.error->cause == ApiError::Cause::ProgramEnded; }

/// What a call returned, failed or not.
QString broughtText(const Call &call)
{
    const QLocale locale;
    const QString received = locale.toString(call.received);
    const QString added = locale.toString(call.added);
    if (call.endpoint->action == Action::ListInUse)
        //: %1, %2 numbers of IPs; %2 were not in the table before
        return CallWords::tr("%1 in use, %2 new").arg(received, added);
    if (call.added == call.received)
        //: %1 a number of IPs
        return CallWords::tr("%1 received").arg(received);
    //: %1, %2 numbers of IPs; %2 were not in the table before
    return CallWords::tr("%1 received, %2 new").arg(received, added);
}

QString remarks(const Call &call)
{
    QString text;
    if (const int faulty = call.faultyCount(); faulty > 0)
        text += u" · "_s + CallWords::tr("faulty entries: %1").arg(QLocale().toString(faulty));
    if (const qsizetype undated = call.badRows.size() - faultyEntries(call.badRows); undated > 0)
        //: kept in the table, as their time could not be read
        text += u" · "_s + CallWords::tr("without a readable time: %1").arg(QLocale().toString(undated));
    if (call.onlyInMemory)
        text += u" · "_s + CallWords::tr("not on disk yet");
    return text;
}

QString waitingText(int position)
{
    if (position <= 0)
        return CallWords::tr("Waiting");
    return position == 1 ? CallWords::tr("Waiting, next in the queue")
                         : CallWords::tr("Waiting, number %1 in the queue").arg(QLocale().toString(position));
}

/// The list in use came too late to tell that nothing was charged.
bool nothingIsLeft(const Call &call)
{
    return call.resolution && call.resolution->found == 0 && call.recordedResolution().isLate(call.sentMs);
}

bool numberUnknown(const Call &call)
{
    return call.received == 0 && (nothingIsLeft(call) || (call.isUnknown() && call.error->maybeCharged));
}

QString resolutionText(const Call &call) { return callResolutionText(call.recordedResolution(), call.sentMs); }

Wording resolutionWording(const Call &call)
{
    Wording wording;
    wording.title = resolutionText(call);
    wording.cause = CallWords::tr("There was no answer.");
    if (nothingIsLeft(call)) {
        wording.next = joinSentences(
            CallWords::tr("The list in use came more than a minute after the call: what the call brought may have "
                          "ended before."),
            CallWords::tr("It may have been charged: compare with the vendor's record."));
    } else if (call.resolution->found == 0) {
        wording.next
            = CallWords::tr("A later list in use named nothing new, so this call brought nothing that is in use.");
    } else {
        wording.next = CallWords::tr("What the list in use named and the table did not have was added to the table.");
    }
    return wording;
}

} // namespace

QString callActionText(const Call &call)
{
    const QString action = call.endpoint ? callActionText(*call.endpoint) : visibleText(call.endpointId);
    return call.pressedBy == PressedBy::Operator ? action : action + u" · "_s + pressedByText(call.pressedBy);
}

QString pressedByText(PressedBy pressedBy)
{
    switch (pressedBy) {
    case PressedBy::Operator:
        return CallWords::tr("Pressed");
    case PressedBy::Retry:
        return CallWords::tr("Retried by the program");
    case PressedBy::Keeper:
        return CallWords::tr("By the program, to keep enough");
    }
    return {}; // of a newer version
}

QString callActionText(const Endpoint &endpoint)
{
    // The action comes first, so that it stays visible when the text is elided.
    return actionName(endpoint.action) + u" · "_s + planName(endpoint.product, endpoint.mode);
}

QString callResolutionText(const CallResolution &resolution, qint64 sentMs)
{
    if (resolution.found == 0 && resolution.isLate(sentMs))
        return CallWords::tr("Unknown → resolved: nothing left of it");
    if (resolution.found == 0)
        return CallWords::tr("Unknown → resolved: nothing found");
    //: %1 a number of IPs that a call without an answer had brought
    QString text = CallWords::tr("Unknown → resolved: %1 found").arg(QLocale().toString(resolution.found));
    if (resolution.calls > 1)
        //: appended to "Unknown → resolved: 3 found"; n: number of such calls
        text += CallWords::tr(", for %n such calls together", nullptr, resolution.calls);
    return text;
}

QString callTimeText(const Call &call)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(call.pressedMs);
    return time.toString(ofEarlierRun(call) ? u"yyyy-MM-dd HH:mm:ss"_s : u"HH:mm:ss"_s);
}

QString callFullTimeText(const Call &call) { return callTimesText(call.pressedMs, call.sentMs); }

QString callTimesText(qint64 pressedMs, qint64 sentMs)
{
    const QString format = u"yyyy-MM-dd HH:mm:ss"_s;
    const QString pressed = QDateTime::fromMSecsSinceEpoch(pressedMs).toString(format);
    // Most calls are sent at once.
    if (sentMs / 1'000 <= pressedMs / 1'000)
        return pressed;
    //: %1, %2 dates with times
    return CallWords::tr("%1, sent %2").arg(pressed, QDateTime::fromMSecsSinceEpoch(sentMs).toString(format));
}

QString callNumberText(const Call &call)
{
    if (!call.isOver())
        return {};
    if (numberUnknown(call))
        return u"?"_s;
    return QLocale().toString(call.received + (call.resolution ? call.resolution->found : 0));
}

QString callDurationText(const Call &call)
{
    if (!call.isOver() || call.sentMs == 0 || ofEarlierRun(call))
        return {};
    return durationText(call.durationMs);
}

QString durationText(qint64 ms)
{
    if (ms <= 0)
        return {};
    const QLocale locale;
    if (ms < 1'000)
        return CallWords::tr("%1 ms").arg(locale.toString(ms));
    return CallWords::tr("%1 s").arg(locale.toString(double(ms) / 1'000, 'f', 1));
}

QString callOutcomeText(const Call &call, const Catalogue &catalogue, int position)
{
    if (call.isWaiting())
        return waitingText(position);
    if (call.isUnderWay())
        return CallWords::tr("Sent, no answer yet");
    if (!call.error)
        return (call.endpoint ? broughtText(call) : QString()) + remarks(call);
    if (call.resolution)
        return resolutionText(call) + remarks(call);
    const Wording wording = callWording(call, catalogue, 0);
    //: %1 a failure in few words ("Out of stock"), %2 a sentence about it
    return CallWords::tr("%1: %2").arg(wording.title, wording.cause) + remarks(call);
}

Wording callWording(const Call &call, const Catalogue &catalogue, int position)
{
    Wording wording;
    if (!call.endpoint) {
        if (call.error && call.error->kind == ApiError::Kind::OutcomeUnknown) {
            wording.title = CallWords::tr("Outcome unknown");
            //: %1 the id of an action of the vendor's: "short.channel.get"
            wording.cause
                = CallWords::tr("The program ended before the answer to “%1”, which this version does not know.")
                      .arg(visibleText(call.endpointId));
            wording.next = CallWords::tr("It may have been charged: compare with the vendor's record.");
        } else if (call.error) {
            wording.title = CallWords::tr("Not sent");
            wording.cause = CallWords::tr("The program ended before its turn came.");
        }
        return wording;
    }
    if (call.isWaiting()) {
        wording.title = waitingText(position);
        wording.cause = CallWords::tr("The vendor limits how many calls a key can make in a minute. This one is sent "
                                      "as soon as the limit allows.");
        return wording;
    }
    if (call.isUnderWay()) {
        wording.title = CallWords::tr("Sent, no answer yet");
        if (call.endpoint->charges())
            wording.next = CallWords::tr(
                "If you stop waiting now, the outcome stays unknown, and the call may still be charged.");
        return wording;
    }
    if (call.resolution) {
        wording = resolutionWording(call);
    } else if (call.error) {
        wording = errorWording(*call.error, *call.endpoint, catalogue.listInUse(*call.endpoint));
        if (call.received > 0) {
            const QString kept = call.error->kind == ApiError::Kind::Vendor
                ? CallWords::tr("IPs that came with it and were added to the table: %1.")
                : CallWords::tr("IPs that could still be read from it and were added to the table: %1.");
            wording.cause = joinSentences(wording.cause, kept.arg(QLocale().toString(call.received)));
        }
    } else {
        wording.title = broughtText(call);
    }
    // A label that has to wrap a thousand sentences holds up the window; the text received has them all.
    const qsizetype told = std::min<qsizetype>(call.badRows.size(), mostToldBadRows);
    for (qsizetype i = 0; i < told; ++i)
        wording.cause = joinSentences(wording.cause, badRowText(call.badRows[i]));
    if (const int more = int(call.badRows.size() - told) + call.moreBadRows; more > 0) {
        //: after sentences about single entries of an answer
        wording.cause
            = joinSentences(wording.cause, CallWords::tr("Further faulty entries: %1.").arg(QLocale().toString(more)));
    }
    if (call.onlyInMemory)
        wording.next = joinSentences(
            wording.next, CallWords::tr("They are not on the disk yet and would be lost if the program ended now."));
    return wording;
}

QString callSupportText(const Call &call)
{
    QStringList lines;
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(call.pressedMs);
    // In the vendor's time, which its support uses, and also in local time with the UTC offset for other readers. Not
    // translated, also for the vendor's support.
    lines << u"Time: "_s + vendorTimeFromUtc(call.pressedMs) + u" UTC+08:00 ("_s
            + local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODate) + u')';
    if (call.sentMs != 0 && call.sentMs != call.pressedMs)
        lines << u"Sent: "_s + vendorTimeFromUtc(call.sentMs) + u" UTC+08:00"_s;
    if (call.endpoint) {
        lines << u"Endpoint: "_s + QString::fromLatin1(call.endpoint->id);
        lines << u"Request: "_s + maskedRequest(*call.endpoint, call.items, false);
    }
    if (call.error) {
        if (call.error->httpStatus > 0)
            lines << u"HTTP status: "_s + QString::number(call.error->httpStatus);
        if (!call.error->code.isEmpty())
            lines << u"Code: "_s + visibleText(call.error->code);
        if (!call.error->vendorMessage.isEmpty())
            lines << u"Message: "_s + visibleText(call.error->vendorMessage);
    } else if (call.isOver()) {
        lines << u"Code: SUCCESS"_s;
    }
    if (!call.requestId.isEmpty())
        lines << u"request_id: "_s + visibleText(call.requestId);
    return lines.join(u'\n');
}

QString callReceivedText(const Call &call)
{
    QStringList parts;
    if (call.error && !call.error->bodyExcerpt.isEmpty())
        parts << visibleText(call.error->bodyExcerpt, false);
    for (const BadRow &row : call.badRows)
        parts << badRowText(row) + u'\n' + visibleText(row.excerpt, false);
    return parts.join(u"\n\n"_s);
}

bool canReconcile(const Call &call, const Catalogue &catalogue)
{
    if (!call.error || !call.endpoint || !call.endpoint->charges() || !catalogue.listInUse(*call.endpoint))
        return false;
    return call.isUnknown()
        || (call.error->kind == ApiError::Kind::Vendor && call.error->code == "NO_AVAILABLE_CHANNEL"_L1);
}

} // namespace proxydeck
