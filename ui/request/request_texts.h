// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

class FormModel;
struct Account;
struct Endpoint;

/// What a press will do, as the button says it: "Extract 5", "List in use", "Extract 5 and list". Without the number
/// where the form's is wrong.
QString callButtonText(const FormModel &form);

/// "110 calls a minute (20 channels × 5 + 10)". \a account may be null: the rule then.
QString rateRuleText(const Endpoint &endpoint, const Account *account);

} // namespace proxydeck
