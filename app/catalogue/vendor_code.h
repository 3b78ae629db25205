// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/endpoint.h"

#include <QStringView>

namespace proxydeck {

/// Whether, and when, the same call can succeed.
enum class RetryAdvice : quint8 {
    Now,   ///< at once, as it is
    Later, ///< in a while, as it is
    NextMinute,
    Tomorrow,    ///< after midnight in China (UTC+08:00)
    AfterChange, ///< only after the operator has changed something (form, key, vendor's settings, balance)
    Never,
};

/// What is known of one of the vendor's codes. The wording is ui's, keyed by `code` (and by mode where `variesByMode`).
struct VendorCode
{
    const char *code = nullptr;
    RetryAdvice retry = RetryAdvice::AfterChange;
    bool documented = true;    ///< false: met in the wild only
    bool variesByMode = false; ///< what it means, and `retry` with it, depends on the mode: ask retryAdvice()
};

/// All known codes. The documentation's twelve and NO_AVAILABLE_CHANNEL first.
std::span<const VendorCode> vendorCodes();
/// Null for a code that nobody has described; such codes are shown raw.
const VendorCode *findVendorCode(QStringView code);
/// Like findVendorCode()->retry, but knows that EXTRACT_LIMIT_EXCEEDED means tomorrow (elastic) or the next minute
/// (even).
RetryAdvice retryAdvice(QStringView code, const Endpoint &endpoint);

} // namespace proxydeck
