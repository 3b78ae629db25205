// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/ledger_records.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <map>

namespace proxydeck {

/// The callbacks that wait until a record is durable, with a time limit: when it is over, the disk is treated as if it
/// had refused. The record itself stays queued, and is written as soon as the disk answers.
class DurableWaits : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(bool durable)>;

    explicit DurableWaits(QObject *parent = nullptr);

    /// For waits added after this. 0 or less: at once.
    void setPatienceMs(int ms) { m_patienceMs = ms; }

    /// Both return the ticket of the wait.
    quint64 addStart(Done done);
    quint64 addEnd(const QUuid &call, const LeaseBatch &batch, Done done);
    /// The disk has answered. \a done may delete this object.
    void settle(const QList<quint64> &tickets, bool durable);

    /// Whether a wait is over its time limit and the disk has not answered.
    bool isSilent() const { return m_overdue > 0; }
    /// The batches that are not on the disk, in their order: refused, or without an answer yet.
    QList<LeaseBatch> unwritten() const;

Q_SIGNALS:
    void silentChanged();
    /// The end of a call was written after its wait had been ended with false.
    void writtenLate(const QUuid &call);

private:
    struct Wait
    {
        Done done; ///< empty once it was called
        QUuid call;
        LeaseBatch batch;
        bool isEnd = false;
        bool isTold = false;    ///< that it is not durable yet
        bool isOverdue = false; ///< told because the time limit was over
    };

    quint64 add(Wait wait);
    void endPatience();

    int m_patienceMs = 2'000;
    quint64 m_lastTicket = 0;
    std::map<quint64, Wait> m_waits; ///< by ticket
    std::deque<std::pair<quint64, QDeadlineTimer>> m_due;
    QTimer m_timer;
    int m_overdue = 0;
};

} // namespace proxydeck
