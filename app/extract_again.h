// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

class AccountBook;
class RequestPanel;
class Tray;

/// What extractAgain() would do: "Extract 5 · East crawl · Short-lived · Channel". Empty if there is no key.
QString extractAgainText(const RequestPanel &panel, const AccountBook &accounts);

/// Presses Extract in \a panel for \a tray. If nothing was sent, shows the window, which says why.
void extractAgain(RequestPanel &panel, Tray &tray);

} // namespace proxydeck
