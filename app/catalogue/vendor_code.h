// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/endpoint.h"

#include <QStringView>

namespace proxydeck {

/// Whether, and when, the same call can succeed.
enum class RetryAdvice : quint8 {
    Now,   ///< immediately, unchanged
    Later, ///< after some time, unchanged
    NextMinute,
    Tomorrow,    ///< after midnight in China (UTC+08:00)
    AfterChange, ///< only after the operator has changed something (form, key, vendor's settings, balance)
    Never,
};

/// Properties of one vendor error code. The user interface has the texts, by `code` (and by mode if `variesByMode`).
struct VendorCode
{
    const char *code = nullptr;
    RetryAdvice retry = RetryAdvice::AfterChange;
    bool documented = true;    ///< false: seen in replies only
    bool variesByMode = false; ///< meaning and `retry` depend on the mode: use retryAdvice()
};

/// All known codes. The twelve documented ones and NO_AVAILABLE_CHANNEL first.
std::span<const VendorCode> vendorCodes();
/// Null for an unknown code; such codes are shown unchanged.
const VendorCode *findVendorCode(QStringView code);
/// Like findVendorCode()->retry, but returns Tomorrow (elastic) or NextMinute (even) for EXTRACT_LIMIT_EXCEEDED.
RetryAdvice retryAdvice(QStringView code, const Endpoint &endpoint);

} // namespace proxydeck
