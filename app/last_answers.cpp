// SPDX-License-Identifier: MIT
#include "last_answers.h"

#include "desk/desk.h"

#include <QCoreApplication>
#include <QDeadlineTimer>

namespace proxydeck {

LastAnswers::LastAnswers(Desk &desk, int graceMs, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_graceMs(graceMs)
{
    m_grace.setSingleShot(true);
    connect(&m_grace, &QTimer::timeout, this, &LastAnswers::over);
    // Emitted when the rows of a call are on the disk and in the table.
    connect(&m_desk, &Desk::callEnded, this, [this] {
        if (m_grace.isActive() && m_desk.inFlight() == 0)
            m_grace.start(0);
    });
}

void LastAnswers::await()
{
    m_desk.close();
    m_grace.start(m_desk.inFlight() > 0 ? m_graceMs : 0);
}

void LastAnswers::awaitHere()
{
    m_desk.close();
    QTimer wake; // so that a silent network ends the wait too
    wake.start(100);
    const QDeadlineTimer deadline(m_graceMs);
    while (m_desk.inFlight() > 0 && !deadline.hasExpired())
        QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents | QEventLoop::WaitForMoreEvents);
}

} // namespace proxydeck

#include "moc_last_answers.cpp"
