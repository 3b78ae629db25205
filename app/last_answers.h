// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

namespace proxydeck {

class Desk;

/// Waits for the answers of the calls under way when the program has to end: their leases are paid for. Closes the desk
/// first, so that nothing more is sent.
class LastAnswers : public QObject
{
    Q_OBJECT

public:
    /// An answer usually takes less than 1 s; systems wait at least 5 s before they kill a program.
    static constexpr int defaultGraceMs = 4'000;

    explicit LastAnswers(Desk &desk, int graceMs = defaultGraceMs, QObject *parent = nullptr);

    /// Starts to wait; over() follows from the event loop, also if no answer is due.
    void await();
    /// Blocks until over(), for systems that end the process as soon as the handler returns. Keyboard and mouse events
    /// are not handled meanwhile.
    void awaitHere();

Q_SIGNALS:
    /// All answers were received, or the time is up: calls still under way have an unknown outcome.
    void over();

private:
    Desk &m_desk;
    const int m_graceMs;
    QTimer m_grace;
};

} // namespace proxydeck
