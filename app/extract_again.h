// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

class AccountBook;
class RequestPanel;
class Tray;

/// What a press of the form as it stands would do: "Extract 5 · East crawl · Short-lived · Channel". Empty where there
/// is no key to do it with.
QString extractAgainText(const RequestPanel &panel, const AccountBook &accounts);

/// One press of \a panel on behalf of \a tray. Where nothing was sent the window comes up and shows why.
void extractAgain(RequestPanel &panel, Tray &tray);

} // namespace proxydeck
