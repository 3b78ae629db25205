// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account_book.h"
#include "accounts/extraction_link.h"

#include <QString>

namespace proxydeck {

// One or two sentences in the program's language: what happened and what to do.
QString secretErrorText(const SecretError &error);
QString accountFailureText(const AccountBook::Failure &failure);

/// Why a text is no extraction link, as a sentence.
QString linkProblemText(LinkProblem problem);

} // namespace proxydeck
