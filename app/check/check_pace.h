// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QtGlobal>

#include <deque>

namespace proxydeck {

/// How many checks may run at once, and how many connections begin: so that checks do not make each other look slow,
/// and no router on the way loses them. All instants are Clock::steadyMs().
class CheckPace
{
public:
    static constexpr int First = 16;           ///< at once, at the beginning
    static constexpr int MostConnections = 32; ///< begun within ConnectionsMs
    static constexpr qint64 ConnectionsMs = 100;

    /// \a most: at once. \a adapts: false: as many from the beginning, whatever happens.
    void configure(int most, bool adapts);
    /// A run begins, or goes on after a pause: nothing is known of the network.
    void begin(qint64 nowMs);

    int atOnce() const;
    bool mayConnect(qint64 nowMs);
    void connecting(qint64 nowMs); ///< a connection begins

    void connected(qint32 ms); ///< it took so long
    /// One check came to its end.
    void ended(bool timedOut);
    /// More than 30 % of the last ones timed out: of the leases or of the network, which others have to tell.
    bool manyTimeOut() const;
    /// This machine or its network has had enough: half as many, once a second at most, and none begins for a second.
    void halve(qint64 nowMs);
    /// Time has passed.
    void look(qint64 nowMs);

private:
    bool isQuick() const;

    int m_most = 64;
    bool m_adapts = true;
    double m_atOnce = First;
    qint64 m_lookedMs = 0;
    qint64 m_halvedMs = -1'000'000;
    std::deque<qint64> m_begun;     ///< connections of the last 100 ms
    QList<qint32> m_first;          ///< what the first 16 connections took
    std::deque<qint32> m_connectMs; ///< what the last 32 took
    std::deque<bool> m_timedOut;    ///< the last 32 checks
};

} // namespace proxydeck
