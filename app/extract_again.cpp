// SPDX-License-Identifier: MIT
#include "extract_again.h"

#include "accounts/account_book.h"
#include "base/visible_text.h"
#include "catalogue/catalogue.h"
#include "ui/request/request_panel.h"
#include "ui/tray/tray.h"

namespace proxydeck {

using namespace Qt::StringLiterals;

QString extractAgainText(const RequestPanel &panel, const AccountBook &accounts)
{
    const Account *account = accounts.find(panel.currentAccount());
    if (!account)
        return {};
    if (panel.selectedAccounts().size() > 1)
        return panel.pressText(); // it says with how many keys
    return QStringList{panel.pressText(), visibleText(account->name), planName(account->product, account->mode)}.join(
        u" · "_s);
}

void extractAgain(RequestPanel &panel, Tray &tray)
{
    // Where a press is ignored, the one before it was sent or has brought the window.
    bool settled = false;
    const auto sent = QObject::connect(&panel, &RequestPanel::pressed, &panel, [&settled] { settled = true; });
    const auto ignored = QObject::connect(&panel, &RequestPanel::ignored, &panel, [&settled] { settled = true; });
    panel.press();
    QObject::disconnect(sent);
    QObject::disconnect(ignored);
    if (!settled)
        tray.showWindow();
}

} // namespace proxydeck
