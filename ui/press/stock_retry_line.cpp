// SPDX-License-Identifier: MIT
#include "ui/press/stock_retry_line.h"

#include "accounts/account_list.h"
#include "desk/desk.h"
#include "ui/wording/stock_retry_wording.h"

#include <QEvent>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

QString nameIn(const AccountList &accounts, const QUuid &key)
{
    const Account *account = accounts.find(key);
    return account ? account->name : QString();
}

} // namespace

StockRetryLine::StockRetryLine(StockRetry &retry, const Desk &desk, const AccountList &accounts, QWidget *parent)
    : CountdownLine(
        u"stockRetry"_s, [&retry, &accounts] { return textOf(retry, accounts); }, parent)
    , m_retry(retry)
    , m_accounts(accounts)
{
    connect(&retry, &StockRetry::changed, this, &StockRetryLine::refresh);
    connect(this, &CountdownLine::cancelRequested, &retry, &StockRetry::cancel);
    connect(&retry, &StockRetry::sent, this, [this](CallId call, CallId before) {
        if (!m_toCopy.remove(before))
            return;
        m_toCopy.insert(call);
        Q_EMIT copyWanted(call);
    });
    // The retry hears of it first and has begun by now, if it does; it then asks for this call.
    connect(&desk, &Desk::callEnded, this, [this](CallId call) {
        if (!m_retry.isActive())
            m_toCopy.remove(call);
    });
    connect(&retry, &StockRetry::ended, this, [this](const QUuid &key, StockRetry::End why) {
        if (const QString text = stockRetryEndText(why, nameIn(m_accounts, key)); !text.isEmpty())
            Q_EMIT message(text);
    });
    connect(&retry, &StockRetry::leftOut, this,
            [this](const QUuid &key) { Q_EMIT message(stockRetryLeftOutText(nameIn(m_accounts, key))); });
    retranslate();
}

QString StockRetryLine::textOf(const StockRetry &retry, const AccountList &accounts)
{
    const auto state = retry.state();
    return state ? stockRetryText(*state, nameIn(accounts, state->key)) : QString();
}

void StockRetryLine::changeEvent(QEvent *event)
{
    CountdownLine::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void StockRetryLine::retranslate()
{
    setCancelText(tr("Cancel"), tr("The key is not tried again. Nothing is charged for the retries."));
    refresh();
}

} // namespace proxydeck

#include "moc_stock_retry_line.cpp"
