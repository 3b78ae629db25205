// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/ledger.h"

#include <QTimer>

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace proxydeck {

/// The real ledger, whose answers are handed out at the instants that a test decides, in their order.
class SlowLedger final : public Ledger
{
public:
    /// \a delayMs: asked for each record, 0: no delay. \a noted: told of each call that is about to be sent.
    SlowLedger(const QString &dataFolder, const Clock &clock, std::function<int()> delayMs,
               std::function<void(const CallEntry &)> noted)
        : Ledger(dataFolder)
        , m_clock(clock)
        , m_delayMs(std::move(delayMs))
        , m_noted(std::move(noted))
    {
    }

    void recordStart(const CallEntry &call, Done done) override
    {
        ++m_due;
        m_noted(call);
        Ledger::recordStart(call, answer<bool>(std::move(done), m_delayMs()));
    }
    void recordEnd(const CallEntry &call, const LeaseBatch &batch, Done done) override
    {
        ++m_due;
        Ledger::recordEnd(call, batch, answer<bool>(std::move(done), m_delayMs()));
    }
    void loadUnfinished(std::function<void(const QList<CallEntry> &)> done) override
    {
        ++m_due;
        Ledger::loadUnfinished(answer<QList<CallEntry>>(std::move(done), 0));
    }
    void loadSentSince(qint64 sinceMs, qint64 sinceSteadyMs,
                       std::function<void(const QList<CallEntry> &)> done) override
    {
        ++m_due;
        Ledger::loadSentSince(sinceMs, sinceSteadyMs, answer<QList<CallEntry>>(std::move(done), 0));
    }
    void loadLiving(qint64 nowMs, TakeLiving take) override
    {
        ++m_due;
        Ledger::loadLiving(nowMs, [this, take = std::move(take)](const QList<LeaseBatch> &part, bool last) {
            m_due -= last;
            m_answers.push_back({0, [take, part, last] { take(part, last); }});
        });
    }

    /// Whether the disk has yet to answer, whatever becomes of the answer.
    bool isBusy() const { return m_due > 0; }
    /// Hands out what was answered. \return whether there was anything.
    bool takeAnswers()
    {
        const auto answers = std::exchange(m_answers, {});
        for (const Answer &answer : answers) {
            const qint64 now = m_clock.steadyMs();
            m_lastMs = std::max(m_lastMs, now + answer.delayMs);
            if (m_lastMs == now)
                answer.tell();
            else
                QTimer::singleShot(int(m_lastMs - now), Qt::PreciseTimer, this, answer.tell);
        }
        return !answers.empty();
    }

private:
    struct Answer
    {
        int delayMs = 0;
        std::function<void()> tell;
    };

    template<typename Value, typename Callback>
    std::function<void(Value)> answer(Callback done, int delayMs)
    {
        return [this, done = std::move(done), delayMs](const Value &value) {
            --m_due;
            m_answers.push_back({delayMs, [done, value] {
                                     if (done)
                                         done(value);
                                 }});
        };
    }

    const Clock &m_clock;
    std::function<int()> m_delayMs;
    std::function<void(const CallEntry &)> m_noted;
    int m_due = 0;
    qint64 m_lastMs = 0;
    std::vector<Answer> m_answers;
};

} // namespace proxydeck
