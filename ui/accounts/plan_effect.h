// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

class Catalogue;
struct Account;

/// Whether the two have another product or mode.
bool isOtherPlan(const Account &before, const Account &after);

/// What it does to give a key the plan of \a after: the calls a minute, and what becomes of the form.
QString planEffectText(const Catalogue &catalogue, const Account &before, const Account &after);
/// What becomes of \a waiting calls of the key; empty if there are none.
QString planWaitingText(int waiting);

} // namespace proxydeck
