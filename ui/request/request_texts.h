// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

class FormModel;
struct Account;
struct Endpoint;

/// The button text that says what a press does: "Extract 5", "List in use", "Extract 5 and list". Without the number if
/// the form's number is invalid.
QString callButtonText(const FormModel &form);

/// The same for several keys: "Extract 15 with 3 keys".
QString manyKeysButtonText(int keys, int ips);

/// "110 calls a minute (20 channels × 5 + 10)". With \a account null, the general rule.
QString rateRuleText(const Endpoint &endpoint, const Account *account);

} // namespace proxydeck
