// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account.h"
#include "api/call_id.h"
#include "catalogue/query_item.h"

#include <QObject>
#include <QTimer>

#include <array>
#include <optional>

namespace proxydeck {

class AccountBook;
class Clock;
class Desk;

/// Asks again until the vendor has stock: an extraction that the operator pressed and that was refused because there is
/// none is sent again after a while, with the same values. For one key at a time. Only that refusal is answered so,
/// which charges nothing: after any other error, and after an outcome that is not known, nothing is sent.
///
/// The operator has asked for it, so its calls have the priority of the operator's calls.
class StockRetry : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostTries = 20;
    /// Before each try, from the refusal before; the last one holds for all that follow.
    static constexpr std::array<qint64, 5> delaysMs{5'000, 10'000, 20'000, 40'000, 60'000};

    enum class End : quint8 {
        InStock,    ///< a try succeeded
        GaveUp,     ///< after mostTries
        OtherError, ///< a try ended otherwise, also with an unknown outcome
        KeyChanged, ///< edited, replaced or deleted
        KeyMissing, ///< its secret could not be read
        Pressed,    ///< the operator extracted with the key
        Cancelled,
    };
    /// What is under way, for display.
    struct State
    {
        QUuid key;
        int tries = 0;       ///< sent so far
        CallId call = 0;     ///< the try that is in the queue or sent; 0: the next one is waited for
        qint64 nextInMs = 0; ///< until the next try; 0 with a call
        friend bool operator==(const State &, const State &) = default;
    };

    /// Off at first. All must outlive it.
    StockRetry(const Clock &clock, Desk &desk, AccountBook &accounts, QObject *parent = nullptr);

    /// Off also ends what is under way.
    void setOn(bool on);
    bool isActive() const { return m_run.has_value(); }
    std::optional<State> state() const;
    /// Ends it. A try that waits to be sent is cancelled; the answer to one that was sent is still received.
    void cancel();
    /// Sends the next try if it is due. Called by the timer and by tests.
    void check();

Q_SIGNALS:
    /// state() is another one; nextInMs alone changes without a signal.
    void changed();
    /// \a call repeats \a before; what was to be done with its leases (copying) applies to the new call.
    void sent(proxydeck::CallId call, proxydeck::CallId before);
    void ended(const QUuid &key, proxydeck::StockRetry::End why);
    /// \a key has no stock either, and is not tried again: one key at a time.
    void leftOut(const QUuid &key);

private:
    struct Run
    {
        Account account; ///< when it began
        const Endpoint *endpoint = nullptr;
        QueryItems items;
        int tries = 0;
        CallId call = 0;
        CallId before = 0; ///< the last call that was refused
        qint64 dueMs = 0;  ///< steady; while there is no call
    };

    void onAppended(int index);
    void onCallEnded(CallId id);
    void onAccounts();
    void await(CallId refused);
    void end(End why);

    const Clock &m_clock;
    Desk &m_desk;
    AccountBook &m_accounts;
    bool m_on = false;
    bool m_isSending = false;
    std::optional<Run> m_run;
    QTimer m_timer;
};

} // namespace proxydeck
