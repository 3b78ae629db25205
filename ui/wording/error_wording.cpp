// SPDX-License-Identifier: MIT
#include "ui/wording/error_wording.h"

#include "base/visible_text.h"
#include "ui/wording/sentences.h"
#include "ui/wording/vendor_code_wording.h"
#include "ui/wording/way_wording.h"

#include <QCoreApplication>
#include <QLocale>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

struct ErrorWords
{
    Q_DECLARE_TR_FUNCTIONS(ErrorWording)
};

QString inSeconds(qint64 ms)
{
    const QLocale locale;
    const qint64 seconds = (ms + 999) / 1000;
    if (seconds > 120)
        return ErrorWords::tr("Trying again can help in %1 min.").arg(locale.toString((seconds + 59) / 60));
    return ErrorWords::tr("Trying again can help in %1 s.").arg(locale.toString(seconds));
}

QString retryText(const ApiError &error)
{
    if (error.maybeCharged)
        return ErrorWords::tr("It may have been charged; nothing is sent again automatically.");
    if (error.retryAfterMs > 0)
        return inSeconds(error.retryAfterMs);
    switch (error.retry) {
    case RetryAdvice::Now:
        return ErrorWords::tr("Trying again at once can help.");
    case RetryAdvice::Later:
        return ErrorWords::tr("Trying again in a while can help.");
    case RetryAdvice::NextMinute:
        return ErrorWords::tr("Trying again in the next minute can help.");
    case RetryAdvice::Tomorrow:
        return ErrorWords::tr("Trying again can help after midnight in China (UTC+8).");
    case RetryAdvice::AfterChange:
        return ErrorWords::tr("Trying again helps only after something was changed.");
    case RetryAdvice::Never:
        return ErrorWords::tr("Trying again does not help.");
    }
    return {};
}

void setPage(Wording &wording, VendorCodeWording::Page page, const Endpoint &endpoint)
{
    const char *url = nullptr;
    switch (page) {
    case VendorCodeWording::Page::None:
        return;
    case VendorCodeWording::Page::Key:
        url = endpoint.authSettings;
        wording.pageLabel = ErrorWords::tr("Open the vendor's page of keys");
        break;
    case VendorCodeWording::Page::Authentication:
        url = endpoint.authSettings;
        wording.pageLabel = ErrorWords::tr("Open the vendor's API authentication");
        break;
    case VendorCodeWording::Page::DebugTool:
        url = endpoint.debugTool;
        wording.pageLabel = ErrorWords::tr("Open the vendor's debugging tool");
        break;
    }
    if (url)
        wording.page = QUrl(QString::fromLatin1(url));
    else
        wording.pageLabel.clear();
}

Wording vendorWording(const ApiError &error, const Endpoint &endpoint, bool canListInUse)
{
    Wording wording;
    const VendorCodeWording *known = findVendorCodeWording(error.code, endpoint.mode);
    if (known) {
        wording.title = ErrorWords::tr(known->title);
        wording.cause = ErrorWords::tr(known->cause);
        wording.next = ErrorWords::tr(known->next);
        setPage(wording, known->page, endpoint);
        if (canListInUse && error.code == "NO_AVAILABLE_CHANNEL"_L1)
            wording.next = joinSentences(wording.next, ErrorWords::tr("Listing what is in use shows what takes them."));
        return wording;
    }
    //: %1 the vendor's code, such as SOME_NEW_CODE
    wording.title = ErrorWords::tr("Refused: %1").arg(visibleText(error.code));
    wording.cause = ErrorWords::tr("The vendor answered with a code that is not in its documentation.");
    if (!error.vendorMessage.isEmpty())
        wording.cause
            = joinSentences(wording.cause, ErrorWords::tr("It says: %1").arg(visibleText(error.vendorMessage)));
    wording.next = ErrorWords::tr("Ask the vendor's support what it means; they need the request ID.");
    setPage(wording, VendorCodeWording::Page::DebugTool, endpoint);
    return wording;
}

Wording notSentWording(const ApiError &error, bool canListInUse)
{
    Wording wording;
    if (setProxyWording(wording, error)) {
        wording.cause = joinSentences(wording.cause, ErrorWords::tr("Nothing was sent, nothing was charged."));
        return wording;
    }
    switch (error.cause) {
    case ApiError::Cause::HostNotFound:
        wording.title = ErrorWords::tr("Vendor's address not found");
        wording.cause = ErrorWords::tr("The name of the vendor's server could not be looked up.");
        wording.next = ErrorWords::tr("Check the network and its DNS.");
        break;
    case ApiError::Cause::ConnectionRefused:
        wording.title = ErrorWords::tr("Connection refused");
        wording.cause = ErrorWords::tr("The vendor's server, or a firewall in front of it, refused the connection.");
        wording.next = ErrorWords::tr("Check whether a firewall or another proxy program stands in the way.");
        break;
    case ApiError::Cause::Tls:
        wording.title = ErrorWords::tr("Connection not secure");
        wording.cause
            = ErrorWords::tr("The server could not prove that it is the vendor's, so the key was not sent to it.");
        wording.next = ErrorWords::tr(
            "Check this machine's date and time, and whether a program or network here reads encrypted "
            "connections.");
        break;
    case ApiError::Cause::TlsBroken:
        wording.title = ErrorWords::tr("Connection cut off");
        wording.cause = ErrorWords::tr(
            "The connection was cut off while its encryption was being agreed on: by the vendor's server, or by a "
            "firewall or proxy on the way.");
        wording.next = ErrorWords::tr("If it happens again, try another network or another proxy for these calls.");
        break;
    case ApiError::Cause::TlsRefused:
        wording.title = ErrorWords::tr("No secure connection");
        wording.cause = ErrorWords::tr(
            "The other side accepts no encryption that is safe today. That is not like the vendor's server: perhaps a "
            "firewall or proxy on the way answered.");
        wording.next = ErrorWords::tr("Try another network or another proxy for these calls.");
        break;
    case ApiError::Cause::Offline:
        wording.title = ErrorWords::tr("No network");
        wording.cause = ErrorWords::tr("This machine is not connected.");
        wording.next = ErrorWords::tr("Connect to a network and press again.");
        break;
    case ApiError::Cause::Timeout:
        wording.title = ErrorWords::tr("Vendor not reached in time");
        wording.cause = ErrorWords::tr("No connection to the vendor's server was made in time.");
        wording.next = ErrorWords::tr("Check the network.");
        break;
    case ApiError::Cause::ProgramEnded:
        wording.title = ErrorWords::tr("Not sent");
        wording.cause = ErrorWords::tr("The program ended, in an earlier run, before it was this call's turn.");
        break;
    case ApiError::Cause::KeyDeleted:
        wording.title = ErrorWords::tr("Cancelled: key deleted");
        wording.cause = ErrorWords::tr("The key was deleted while this call waited for its turn.");
        break;
    case ApiError::Cause::KeyReplaced:
        wording.title = ErrorWords::tr("Cancelled: key replaced");
        wording.cause = ErrorWords::tr("The key was replaced by another while this call waited for its turn.");
        wording.next = ErrorWords::tr("Press again to use the new key.");
        break;
    case ApiError::Cause::PlanChanged:
        wording.title = ErrorWords::tr("Cancelled: plan changed");
        wording.cause
            = ErrorWords::tr("The product or mode of the key was changed while this call waited for its turn.");
        wording.next = ErrorWords::tr("Press again to use the new plan.");
        break;
    case ApiError::Cause::KeyUnavailable:
        wording.title = ErrorWords::tr("Key not readable");
        wording.cause = ErrorWords::tr("When it was this call's turn, its key could not be read.");
        wording.next = ErrorWords::tr("Unlock the keychain or enter the key again, then press again.");
        break;
    case ApiError::Cause::NotRecorded:
        wording.title = ErrorWords::tr("Not counted, not sent");
        wording.cause
            = ErrorWords::tr("The record could not be written. What the program extracts by itself is sent only "
                             "after it was counted there, so that its budget holds whatever happens.");
        wording.next = ErrorWords::tr("Make room on the disk or mend it.");
        break;
    case ApiError::Cause::RepeatsPossible:
        wording.title = ErrorWords::tr("Extraction is off");
        //: %1 a version: "6.11.2"
        wording.cause
            = ErrorWords::tr(
                  "With Qt %1 on this machine a request is sent again when its answer is lost: one press could be "
                  "charged several times.")
                  .arg(QString::fromLatin1(qVersion()));
        wording.next = ErrorWords::tr("Install the newest version of ProxyDeck.");
        break;
    case ApiError::Cause::RepeatsNotChecked:
        wording.title = ErrorWords::tr("Extraction waits for a check");
        wording.cause = ErrorWords::tr(
            "Before the first extraction ProxyDeck checks on this machine that a request whose answer is "
            "lost is not sent again. That check could not be carried out.");
        wording.next
            = ErrorWords::tr("Allow ProxyDeck to connect to this machine itself (127.0.0.1), then press again.");
        break;
    default:
        wording.title = ErrorWords::tr("Not sent");
        wording.cause = ErrorWords::tr("The connection failed before the call could leave.");
        wording.next = ErrorWords::tr("Check the network.");
        break;
    }
    wording.cause = joinSentences(wording.cause, ErrorWords::tr("Nothing was sent, nothing was charged."));
    const bool refusedHere
        = error.cause == ApiError::Cause::RepeatsPossible || error.cause == ApiError::Cause::RepeatsNotChecked;
    if (refusedHere && canListInUse)
        wording.next = joinSentences(wording.next, ErrorWords::tr("Listing what is in use still works."));
    return wording;
}

QString lossText(ApiError::Cause cause)
{
    switch (cause) {
    case ApiError::Cause::Timeout:
        return ErrorWords::tr("The call was sent, and no answer came in time.");
    case ApiError::Cause::Truncated:
        return ErrorWords::tr("The answer broke off in the middle.");
    case ApiError::Cause::CancelledByUser:
        return ErrorWords::tr("The call had been sent when you gave it up, and its answer was not waited for.");
    case ApiError::Cause::ProgramEnded:
        return ErrorWords::tr("The program ended, in an earlier run, before the answer came.");
    case ApiError::Cause::Tls:
        return ErrorWords::tr("The secure connection broke after the call had been sent.");
    case ApiError::Cause::Offline:
        return ErrorWords::tr("The network went away after the call had been sent.");
    default:
        return ErrorWords::tr("The connection was lost after the call had been sent, before its answer came.");
    }
}

Wording unknownWording(const ApiError &error, const Endpoint &endpoint, bool canListInUse)
{
    Wording wording;
    wording.cause = lossText(error.cause);
    if (!error.maybeCharged && !endpoint.charges()) {
        wording.title = ErrorWords::tr("No answer");
        wording.next = ErrorWords::tr("Nothing was charged: listing what is in use costs nothing. List again.");
        return wording;
    }
    wording.title = ErrorWords::tr("Outcome unknown");
    wording.next = canListInUse
        ? ErrorWords::tr("List what is in use to see whether it brought anything before you extract again.")
        : ErrorWords::tr("Look on the vendor's page whether it was carried out before you extract again.");
    if (!canListInUse)
        setPage(wording, VendorCodeWording::Page::Key, endpoint);
    return wording;
}

QString unusableText(const ApiError &error)
{
    switch (error.cause) {
    case ApiError::Cause::Truncated:
        return ErrorWords::tr("The answer broke off in the middle.");
    case ApiError::Cause::NotJson:
        return ErrorWords::tr(
            "What came is not in the vendor's format: perhaps the page of a login portal, a proxy or a firewall.");
    case ApiError::Cause::WrongShape:
        return ErrorWords::tr("The answer is in the vendor's format but lacks what it should hold.");
    case ApiError::Cause::TooLarge:
        return ErrorWords::tr("The answer was larger than any the vendor sends, and was not read to its end.");
    case ApiError::Cause::Redirect:
        return ErrorWords::tr(
            "The call was sent on to another address. It was not followed there, because the key would have gone "
            "along.");
    default:
        break;
    }
    if (error.httpStatus == 429)
        return ErrorWords::tr("More calls came than the vendor's server accepts (HTTP 429).");
    if (error.httpStatus == 407)
        return ErrorWords::tr("A proxy on the way wants a login (HTTP 407).");
    if (error.httpStatus >= 500)
        return ErrorWords::tr("The vendor's server is overloaded or failed (HTTP %1).").arg(error.httpStatus);
    if (error.httpStatus > 0)
        return ErrorWords::tr("The answer contains only the status HTTP %1.").arg(error.httpStatus);
    return ErrorWords::tr("The answer is empty.");
}

Wording unexpectedWording(const ApiError &error, const Endpoint &endpoint, bool canListInUse)
{
    Wording wording;
    wording.cause = unusableText(error);
    if (error.cause == ApiError::Cause::HttpStatus && error.httpStatus == 429) {
        wording.title = ErrorWords::tr("Too many calls");
        wording.next = ErrorWords::tr("Calls that wait here continue automatically.");
    } else if (error.cause == ApiError::Cause::HttpStatus && error.httpStatus >= 500) {
        wording.title = ErrorWords::tr("Vendor's server failed");
    } else {
        wording.title = ErrorWords::tr("Unusable answer");
        if (error.cause == ApiError::Cause::NotJson || error.cause == ApiError::Cause::Redirect)
            wording.next = ErrorWords::tr("Open a web page to see whether this network wants a login.");
    }
    if (error.maybeCharged) {
        const QString before = canListInUse
            ? ErrorWords::tr("List what is in use to see whether it brought anything before you extract again.")
            : ErrorWords::tr("Look on the vendor's page whether it was carried out before you extract again.");
        wording.next = joinSentences(wording.next, before);
        if (!canListInUse)
            setPage(wording, VendorCodeWording::Page::Key, endpoint);
    } else if (wording.next.isEmpty()) {
        wording.next = ErrorWords::tr("Look at the text that was received.");
    }
    return wording;
}

} // namespace

bool hasOwnWording(const QString &code) { return findVendorCodeWording(code, Mode::None); }

QString vendorCodeTitle(const QString &code)
{
    const VendorCodeWording *known = findVendorCodeWording(code, Mode::None);
    //: %1 the vendor's code, such as SOME_NEW_CODE
    return known ? ErrorWords::tr(known->title) : ErrorWords::tr("Refused: %1").arg(visibleText(code));
}

Wording errorWording(const ApiError &error, const Endpoint &endpoint, bool canListInUse)
{
    Wording wording;
    switch (error.kind) {
    case ApiError::Kind::Vendor:
        wording = vendorWording(error, endpoint, canListInUse);
        break;
    case ApiError::Kind::NotSent:
        wording = notSentWording(error, canListInUse);
        break;
    case ApiError::Kind::OutcomeUnknown:
        wording = unknownWording(error, endpoint, canListInUse);
        break;
    case ApiError::Kind::UnexpectedReply:
        wording = unexpectedWording(error, endpoint, canListInUse);
        break;
    case ApiError::Kind::Cancelled:
        wording.title = ErrorWords::tr("Cancelled");
        wording.cause = error.cause == ApiError::Cause::CancelledWhileConnecting
            ? ErrorWords::tr("You cancelled it while the connection was being made. Nothing was sent, nothing was "
                             "charged.")
            : ErrorWords::tr("You cancelled it while it waited. Nothing was sent, nothing was charged.");
        break;
    }
    wording.retry = retryText(error);
    const bool onTheWay = error.kind == ApiError::Kind::NotSent || error.kind == ApiError::Kind::OutcomeUnknown;
    if (const QString unused = unusedVariableText(error.way); onTheWay && !unused.isEmpty())
        wording.next = joinSentences(wording.next, unused);
    return wording;
}

QString badRowText(const BadRow &row)
{
    QString reason;
    switch (row.reason) {
    case BadRow::Reason::NotAnObject:
        reason = ErrorWords::tr("it is not an entry of the kind that the vendor documents");
        break;
    case BadRow::Reason::NoServer:
        reason = ErrorWords::tr("it has no proxy address");
        break;
    case BadRow::Reason::BadPort:
        reason = ErrorWords::tr("the port of its proxy address is missing or impossible");
        break;
    case BadRow::Reason::BadDeadline:
        reason = ErrorWords::tr("its deadline cannot be read; it is in the list without one");
        break;
    case BadRow::Reason::NoUuid:
        reason = ErrorWords::tr("it has no name (uuid)");
        break;
    }
    //: %1 number of the entry in the reply, from 1; %2 the reason, beginning with a small letter
    return ErrorWords::tr("Entry %1: %2.").arg(QLocale().toString(row.index + 1), reason);
}

} // namespace proxydeck
