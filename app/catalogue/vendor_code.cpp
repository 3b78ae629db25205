// SPDX-License-Identifier: MIT
#include "catalogue/vendor_code.h"

#include <QLatin1StringView>

#include <algorithm>
#include <array>

namespace proxydeck {

namespace {

// "Later" only if waiting is enough; AfterChange if the form, the key or the balance has to be checked.
constexpr std::array codes{
    VendorCode{.code = "INTERNAL_ERROR", .retry = RetryAdvice::Later},
    VendorCode{.code = "INVALID_PARAMETER", .retry = RetryAdvice::AfterChange},
    VendorCode{.code = "INVALID_KEY", .retry = RetryAdvice::AfterChange},
    VendorCode{.code = "UNAVAILABLE_KEY", .retry = RetryAdvice::AfterChange},
    VendorCode{.code = "ACCESS_DENY", .retry = RetryAdvice::AfterChange},
    VendorCode{.code = "API_AUTH_DENY", .retry = RetryAdvice::AfterChange},
    VendorCode{.code = "KEY_BLOCK", .retry = RetryAdvice::AfterChange},
    VendorCode{.code = "REQUEST_LIMIT_EXCEEDED", .retry = RetryAdvice::NextMinute},
    VendorCode{.code = "BALANCE_INSUFFICIENT", .retry = RetryAdvice::AfterChange},
    VendorCode{.code = "NO_RESOURCE_FOUND", .retry = RetryAdvice::Later},
    VendorCode{.code = "FAILED_OPERATION", .retry = RetryAdvice::Later},
    VendorCode{.code = "EXTRACT_LIMIT_EXCEEDED", .retry = RetryAdvice::AfterChange, .variesByMode = true},
    VendorCode{.code = "NO_AVAILABLE_CHANNEL", .retry = RetryAdvice::Later},
    VendorCode{.code = "DELETE_LIMIT_EXCEEDED", .retry = RetryAdvice::Later, .documented = false},
    VendorCode{.code = "IP_WHITELIST_LIMIT_EXCEEDED", .retry = RetryAdvice::AfterChange, .documented = false},
    VendorCode{.code = "STATIC_DELETE_TIME_LIMIT", .retry = RetryAdvice::Later, .documented = false},
    VendorCode{.code = "MONOPOLY_DELETE_TIME_LIMIT", .retry = RetryAdvice::Later, .documented = false},
    VendorCode{.code = "MONOPOLY_CHANGEIP_TIME_LIMIT", .retry = RetryAdvice::Later, .documented = false},
};

} // namespace

std::span<const VendorCode> vendorCodes() { return codes; }

const VendorCode *findVendorCode(QStringView code)
{
    const auto it = std::ranges::find_if(
        codes, [code](const VendorCode &known) { return code == QLatin1StringView(known.code); });
    return it == codes.end() ? nullptr : &*it;
}

RetryAdvice retryAdvice(QStringView code, const Endpoint &endpoint)
{
    const VendorCode *known = findVendorCode(code);
    if (!known)
        return RetryAdvice::AfterChange; // unknown code: do not repeat the call without a check
    if (known->variesByMode && endpoint.mode == Mode::Elastic)
        return RetryAdvice::Tomorrow;
    if (known->variesByMode && endpoint.mode == Mode::Even)
        return RetryAdvice::NextMinute;
    return known->retry;
}

} // namespace proxydeck
