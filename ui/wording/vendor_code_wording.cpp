// SPDX-License-Identifier: MIT
#include "ui/wording/vendor_code_wording.h"

#include <QCoreApplication>
#include <QLatin1StringView>

#include <algorithm>

namespace proxydeck {

namespace {

using Page = VendorCodeWording::Page;

constexpr VendorCodeWording wordings[] = {
    {.code = "INTERNAL_ERROR",
     .title = QT_TRANSLATE_NOOP("ErrorWording", "Fault at the vendor"),
     .cause = QT_TRANSLATE_NOOP("ErrorWording", "The vendor's own system failed while it handled the call."),
     .next = QT_TRANSLATE_NOOP(
         "ErrorWording",
         "Your request is not to blame. If it keeps happening, send the request ID to the vendor's support.")},
    {.code = "INVALID_PARAMETER",
     .title = QT_TRANSLATE_NOOP("ErrorWording", "Parameter refused"),
     .cause = QT_TRANSLATE_NOOP("ErrorWording", "The vendor cannot use one of the values in the request."),
     .next = QT_TRANSLATE_NOOP(
         "ErrorWording",
         "Check area, carrier and number in the form, or try the same values in the vendor's debugging tool."),
     .page = Page::DebugTool},
    {.code = "INVALID_KEY",
     .title = QT_TRANSLATE_NOOP("ErrorWording", "Key unknown or expired"),
     .cause = QT_TRANSLATE_NOOP("ErrorWording", "The vendor knows no such key, or its term is over."),
     .next = QT_TRANSLATE_NOOP("ErrorWording", "Compare the key with the one on the vendor's page, or renew it there."),
     .page = Page::Key},
    {.code = "UNAVAILABLE_KEY",
     .title = QT_TRANSLATE_NOOP("ErrorWording", "Key unusable"),
     .cause = QT_TRANSLATE_NOOP("ErrorWording", "The key exists, but it has expired or was banned."),
     .next = QT_TRANSLATE_NOOP("ErrorWording",
                               "Renew the key on the vendor's page, or ask the vendor's support why it is banned."),
     .page = Page::Key},
    {.code = "ACCESS_DENY",
     .title = QT_TRANSLATE_NOOP("ErrorWording", "Not part of this key's plan"),
     .cause = QT_TRANSLATE_NOOP("ErrorWording", "The key has no right to this call."),
     .next = QT_TRANSLATE_NOOP(
         "ErrorWording",
         "Check that product and mode here are the ones that the key was bought under, and change them if not."),
     .page = Page::Key},
    {.code = "API_AUTH_DENY",
     .title = QT_TRANSLATE_NOOP("ErrorWording", "API authentication failed"),
     .cause = QT_TRANSLATE_NOOP(
         "ErrorWording",
         "The key's API authentication asks for something that the call did not have: the right password, or "
         "an address on its list."),
     .next = QT_TRANSLATE_NOOP(
         "ErrorWording",
         "Look at the API authentication on the vendor's page. If it is key and password, enter that password "
         "under Edit key."),
     .page = Page::Authentication},
    {.code = "KEY_BLOCK",
     .title = QT_TRANSLATE_NOOP("ErrorWording", "Key banned"),
     .cause = QT_TRANSLATE_NOOP("ErrorWording", "The vendor has banned this key."),
     .next = QT_TRANSLATE_NOOP("ErrorWording", "Ask the vendor's support for the reason; the request ID helps them."),
     .page = Page::Key},
    {.code = "REQUEST_LIMIT_EXCEEDED",
     .title = QT_TRANSLATE_NOOP("ErrorWording", "Too many calls"),
     .cause
     = QT_TRANSLATE_NOOP("ErrorWording", "The vendor counted more calls in this minute than the key is allowed."),
     .next = QT_TRANSLATE_NOOP("ErrorWording",
                               "Another program may be using the same key, or the number of channels entered for it is "
                               "too high. Calls that wait here continue automatically.")},
    {.code = "BALANCE_INSUFFICIENT",
     .title = QT_TRANSLATE_NOOP("ErrorWording", "Balance used up"),
     .cause = QT_TRANSLATE_NOOP("ErrorWording", "The key's balance does not cover this extraction."),
     .next = QT_TRANSLATE_NOOP("ErrorWording", "Top up the key on the vendor's page, or extract fewer."),
     .page = Page::Key},
    {.code = "NO_RESOURCE_FOUND",
     .title = QT_TRANSLATE_NOOP("ErrorWording", "Out of stock"),
     .cause = QT_TRANSLATE_NOOP("ErrorWording", "The vendor has no free IP at the moment that fits the request."),
     .next = QT_TRANSLATE_NOOP("ErrorWording", "Allow more areas or carriers, or extract fewer.")},
    {.code = "FAILED_OPERATION",
     .title = QT_TRANSLATE_NOOP("ErrorWording", "Extraction failed"),
     .cause = QT_TRANSLATE_NOOP("ErrorWording", "The vendor accepted the request but could not carry it out."),
     .next = QT_TRANSLATE_NOOP("ErrorWording", "If it keeps happening, send the request ID to the vendor's support."),
     .page = Page::DebugTool},
    {.code = "EXTRACT_LIMIT_EXCEEDED",
     .mode = Mode::Elastic,
     .title = QT_TRANSLATE_NOOP("ErrorWording", "Today's allowance is spent"),
     .cause = QT_TRANSLATE_NOOP("ErrorWording", "All IPs bought for today have been extracted."),
     .next = QT_TRANSLATE_NOOP("ErrorWording", "Wait for tomorrow, or buy more IPs a day on the vendor's page."),
     .page = Page::Key},
    {.code = "EXTRACT_LIMIT_EXCEEDED",
     .mode = Mode::Even,
     .title = QT_TRANSLATE_NOOP("ErrorWording", "This minute's allowance is spent"),
     .cause = QT_TRANSLATE_NOOP("ErrorWording", "All IPs bought for this minute have been extracted."),
     .next
     = QT_TRANSLATE_NOOP("ErrorWording", "Wait for the next minute, or buy more IPs a minute on the vendor's page."),
     .page = Page::Key},
    {.code = "EXTRACT_LIMIT_EXCEEDED",
     .title = QT_TRANSLATE_NOOP("ErrorWording", "Extraction quota exceeded"),
     .cause = QT_TRANSLATE_NOOP("ErrorWording", "The request asks for more than is left of the key's quota."),
     .next = QT_TRANSLATE_NOOP("ErrorWording", "Extract fewer, or look up what is left on the vendor's page."),
     .page = Page::Key},
    {.code = "NO_AVAILABLE_CHANNEL",
     .title = QT_TRANSLATE_NOOP("ErrorWording", "No free channel"),
     .cause = QT_TRANSLATE_NOOP("ErrorWording", "All channels of this key are taken by IPs that are still in use."),
     .next = QT_TRANSLATE_NOOP("ErrorWording",
                               "A channel is free again when an IP on it expires. Extract fewer, or wait for that.")},
    {.code = "DELETE_LIMIT_EXCEEDED",
     .title = QT_TRANSLATE_NOOP("ErrorWording", "Too many releases"),
     .cause = QT_TRANSLATE_NOOP("ErrorWording", "The vendor lets no more IPs of this key be released for now."),
     .next = QT_TRANSLATE_NOOP("ErrorWording", "Wait until IPs expire.")},
    {.code = "IP_WHITELIST_LIMIT_EXCEEDED",
     .title = QT_TRANSLATE_NOOP("ErrorWording", "Whitelist full"),
     .cause = QT_TRANSLATE_NOOP("ErrorWording", "The key's whitelist holds as many addresses as the vendor allows."),
     .next = QT_TRANSLATE_NOOP("ErrorWording", "Remove an address that is no longer needed on the vendor's page."),
     .page = Page::Key},
    {.code = "STATIC_DELETE_TIME_LIMIT",
     .title = QT_TRANSLATE_NOOP("ErrorWording", "Too early to release"),
     .cause = QT_TRANSLATE_NOOP("ErrorWording", "This static IP was obtained too recently to be released."),
     .next = QT_TRANSLATE_NOOP("ErrorWording", "The vendor asks for some time between obtaining and releasing.")},
    {.code = "MONOPOLY_DELETE_TIME_LIMIT",
     .title = QT_TRANSLATE_NOOP("ErrorWording", "Too early to release the exclusive IP"),
     .cause = QT_TRANSLATE_NOOP("ErrorWording", "This exclusive IP was obtained too recently to be released."),
     .next = QT_TRANSLATE_NOOP("ErrorWording", "The vendor asks for some time between obtaining and releasing.")},
    {.code = "MONOPOLY_CHANGEIP_TIME_LIMIT",
     .title = QT_TRANSLATE_NOOP("ErrorWording", "Too early to change the IP"),
     .cause = QT_TRANSLATE_NOOP("ErrorWording", "This exclusive line changed its IP too recently."),
     .next = QT_TRANSLATE_NOOP("ErrorWording", "The vendor asks for some time between two changes.")},
};

} // namespace

const VendorCodeWording *findVendorCodeWording(QStringView code, Mode mode)
{
    const auto find = [code](Mode of) {
        return std::ranges::find_if(wordings, [code, of](const VendorCodeWording &wording) {
            return wording.mode == of && code == QLatin1StringView(wording.code);
        });
    };
    auto it = find(mode);
    if (it == std::end(wordings))
        it = find(Mode::None);
    return it == std::end(wordings) ? nullptr : it;
}

} // namespace proxydeck
