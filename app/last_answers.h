// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

namespace proxydeck {

class Desk;

/// Waits for the answers that are due when the program is told to end: what they bring was paid for. Calls that wait
/// for their turn are taken back first, so nothing more is sent.
class LastAnswers : public QObject
{
    Q_OBJECT

public:
    /// An answer usually takes less than a second; a system that ends the program waits at least five.
    static constexpr int defaultGraceMs = 4'000;

    explicit LastAnswers(Desk &desk, int graceMs = defaultGraceMs, QObject *parent = nullptr);

    /// Begins to wait; over() follows from the event loop, also where nothing is due.
    void await();
    /// Waits here, for a system that ends the process as soon as this returns. Nothing is taken from the keyboard or
    /// the mouse meanwhile.
    void awaitHere();

Q_SIGNALS:
    /// No answer is due any more, or the time is over: what is still open has an unknown outcome.
    void over();

private:
    Desk &m_desk;
    const int m_graceMs;
    QTimer m_grace;
};

} // namespace proxydeck
