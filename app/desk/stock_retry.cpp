// SPDX-License-Identifier: MIT
#include "desk/stock_retry.h"

#include "accounts/account_book.h"
#include "base/clock.h"
#include "desk/desk.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// The vendor has said that there is nothing to sell, and sold nothing.
bool isOutOfStock(const Call &call)
{
    return call.error && call.error->kind == ApiError::Kind::Vendor && call.error->code == "NO_RESOURCE_FOUND"_L1
        && !call.error->maybeCharged && call.received == 0;
}

/// What is only for the operator's eye does not change what is asked for.
bool isSameKey(Account a, Account b)
{
    for (Account *account : {&a, &b}) {
        account->color = {};
        account->group.clear();
        account->price.reset();
    }
    return a == b;
}

} // namespace

StockRetry::StockRetry(const Clock &clock, Desk &desk, AccountBook &accounts, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_desk(desk)
    , m_accounts(accounts)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &StockRetry::check);
    connect(&m_desk, &Desk::callEnded, this, &StockRetry::onCallEnded);
    connect(&m_desk.log(), &CallLog::appended, this, &StockRetry::onAppended);
    connect(&m_accounts, &AccountBook::accountChanged, this, &StockRetry::onAccounts);
    connect(&m_accounts, &QAbstractItemModel::rowsRemoved, this, &StockRetry::onAccounts);
}

void StockRetry::setOn(bool on)
{
    m_on = on;
    if (!on)
        cancel();
}

std::optional<StockRetry::State> StockRetry::state() const
{
    if (!m_run)
        return {};
    const qint64 left = m_run->call ? 0 : std::max<qint64>(m_run->dueMs - m_clock.steadyMs(), 0);
    return State{m_run->account.id, m_run->tries, m_run->call, left};
}

void StockRetry::cancel()
{
    if (!m_run)
        return;
    const CallId call = m_run->call;
    end(End::Cancelled);
    const Call *unsent = m_desk.log().find(call);
    if (unsent && unsent->isWaiting())
        m_desk.cancel(call);
}

void StockRetry::check()
{
    if (!m_run || m_run->call)
        return;
    if (const qint64 left = m_run->dueMs - m_clock.steadyMs(); left > 0) {
        m_timer.start(int(left));
        return;
    }
    if (m_desk.isClosed()) {
        end(End::Cancelled);
        return;
    }
    CallId call = 0;
    {
        const QScopedValueRollback sending(m_isSending, true);
        call = m_desk.press(m_run->account.id, *m_run->endpoint, m_run->items, PressedBy::Retry);
    }
    if (!call) {
        end(End::KeyMissing);
        return;
    }
    m_run->call = call;
    ++m_run->tries;
    Q_EMIT sent(call, m_run->before);
    Q_EMIT changed();
}

void StockRetry::onAppended(int index)
{
    const Call &call = m_desk.log().at(index);
    if (m_run && !m_isSending && call.account == m_run->account.id && call.pressedBy == PressedBy::Operator
        && call.endpoint && call.endpoint->charges())
        end(End::Pressed);
}

void StockRetry::onCallEnded(CallId id)
{
    const Call *call = m_desk.log().find(id);
    if (!call)
        return;
    if (m_run && m_run->call == id) {
        if (isOutOfStock(*call) && m_run->tries < mostTries) {
            await(id);
            return;
        }
        const bool takenBack = call->error && call->error->kind == ApiError::Kind::Cancelled;
        end(isOutOfStock(*call) ? End::GaveUp
                : !call->error  ? End::InStock
                : takenBack     ? End::Cancelled
                                : End::OtherError);
        return;
    }
    const Account *account = m_accounts.find(call->account);
    const bool begins = m_on && call->pressedBy == PressedBy::Operator && call->endpoint && call->endpoint->charges()
        && isOutOfStock(*call) && account && account->keyNumber == call->keyNumber;
    if (!begins)
        return;
    if (m_run) {
        if (m_run->account.id != account->id)
            Q_EMIT leftOut(account->id);
        return;
    }
    m_run = Run();
    m_run->account = *account;
    m_run->endpoint = call->endpoint;
    m_run->items = call->items;
    await(id);
}

void StockRetry::await(CallId refused)
{
    m_run->call = 0;
    m_run->before = refused;
    const size_t next = std::min(size_t(m_run->tries), delaysMs.size() - 1);
    m_run->dueMs = m_clock.steadyMs() + delaysMs[next];
    m_timer.start(int(delaysMs[next]));
    Q_EMIT changed();
}

void StockRetry::onAccounts()
{
    if (!m_run)
        return;
    const Account *account = m_accounts.find(m_run->account.id);
    if (account && isSameKey(*account, m_run->account))
        return;
    const CallId call = m_run->call;
    end(End::KeyChanged);
    const Call *unsent = m_desk.log().find(call);
    if (unsent && unsent->isWaiting())
        m_desk.cancel(call);
}

void StockRetry::end(End why)
{
    m_timer.stop();
    const QUuid key = m_run->account.id;
    m_run.reset();
    Q_EMIT ended(key, why);
    Q_EMIT changed();
}

} // namespace proxydeck

#include "moc_stock_retry.cpp"
