// SPDX-License-Identifier: MIT
#pragma once

#include "api/call_id.h"
#include "desk/stock_retry.h"
#include "ui/widgets/countdown_line.h"

#include <QSet>

namespace proxydeck {

class AccountList;
class Desk;

/// What a StockRetry is doing, with a button that cancels it. What was to be done with the leases of a call (copying)
/// is passed on to the calls that repeat it.
class StockRetryLine final : public CountdownLine
{
    Q_OBJECT

public:
    /// All must outlive it. \a retry is connected to \a desk before.
    StockRetryLine(StockRetry &retry, const Desk &desk, const AccountList &accounts, QWidget *parent = nullptr);

    /// What is under way, as text; empty: nothing.
    QString text() const { return textOf(m_retry, m_accounts); }
    /// The leases of \a call, which was just pressed, are to be copied.
    void addCopy(CallId call) { m_toCopy.insert(call); }

Q_SIGNALS:
    /// A short text for the status bar. Plain.
    void message(const QString &text);
    /// \a call repeats a call whose leases are to be copied.
    void copyWanted(proxydeck::CallId call);

protected:
    void changeEvent(QEvent *event) override;

private:
    static QString textOf(const StockRetry &retry, const AccountList &accounts);
    void retranslate();

    StockRetry &m_retry;
    const AccountList &m_accounts;
    QSet<CallId> m_toCopy; ///< calls under way whose leases are to be copied
};

} // namespace proxydeck
