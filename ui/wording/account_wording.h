// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account_book.h"

#include <QString>

namespace proxydeck {

// One or two sentences in the program's language: what happened and what to do.
QString secretErrorText(const SecretError &error);
QString accountFailureText(const AccountBook::Failure &failure);

} // namespace proxydeck
