// SPDX-License-Identifier: MIT
#pragma once

#include "pool/port_pool.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <map>
#include <random>
#include <vector>

namespace proxydeck::test {

/// A pool with everything that can happen to it, at random, and beside it what must hold of each admission. Leases
/// come, are renewed, change and leave; tries end in every way, the own connection fails, sessions come back after
/// minutes, the clock is skewed and steps in both directions.
class PoolWorld
{
public:
    struct Figures
    {
        qint64 admitted = 0;
        qint64 none = 0;  ///< choices without a lease
        qint64 steps = 0; ///< of the clock, by more than a second
        qint64 rebound = 0;
        qint64 trials = 0;
        qint64 ends = 0;      ///< of leases, told
        qint64 wasOut = 0;    ///< looks at which at least one was out
        qint64 wasOwn = 0;    ///< looks at which no lease was blamed
        qint64 stayed = 0;    ///< connections of a session on the lease of the one before
        qint64 uncertain = 0; ///< refused because the clock was uncertain

        void add(const Figures &more)
        {
            admitted += more.admitted;
            none += more.none;
            steps += more.steps;
            rebound += more.rebound;
            trials += more.trials;
            ends += more.ends;
            wasOut += more.wasOut;
            wasOwn += more.wasOwn;
            stayed += more.stayed;
            uncertain += more.uncertain;
        }
    };

    explicit PoolWorld(quint64 seed);
    /// \return the first thing that must not be; empty if there was none.
    QString play(qint64 admissions);
    const Figures &figures() const { return m_figures; }

private:
    struct Known
    {
        PoolLease lease;
        bool isInPool = true;
        bool isClosingTold = false, isGoneTold = false;
        bool isTrial = false; ///< its one trial is under way
        int open = 0;
        qint64 begun = 0, succeeded = 0, failed = 0;
        qint64 failedMs = never; ///< elapsed; in any way
    };
    struct Connection
    {
        quint64 lease = 0;
        quint64 sessionId = 0;
        QByteArray key;
        PortPool::Wish wish;
        bool isTry = true;
    };
    struct Session
    {
        quint64 id = 0;
        quint64 lease = 0;
        bool hasWorked = false;
        int open = 0;
        qint64 usedMs = 0; ///< elapsed
    };
    static constexpr qint64 never = -1'000'000'000;

    int below(int most) { return int(m_random() % quint64(most)); }
    bool chance(double probability) { return double(m_random() >> 11) / 9'007'199'254'740'992.0 < probability; }
    void fault(const QString &text);

    void setTerms();
    PoolLease newLease();
    void changeLeases();
    void step();
    void passTime();
    void moveTo(qint64 nowMs, bool isSilent);
    void look();
    void takeEnds(bool mayBeAny);
    PortPool::Wish newWish();
    QByteArray keyOf(const PortPool::Wish &wish) const;
    void choose(const PortPool::Wish &wish);
    Session *sessionOf(const Connection &connection);
    void checkAdmitted(const PortPool::Choice &choice, const PortPool::Wish &wish, Session *session);
    void endOne();
    void end(Connection connection, TryEnd how);
    qint64 leastLeftMs() const;
    bool fits(const PoolLease &lease, const PortPool::Wish &wish) const;
    void finish();

    std::mt19937_64 m_random;
    quint64 m_seed;
    PortPool m_pool;
    PortTerms m_terms;
    qint64 m_now = 1'790'049'610'000;
    qint64 m_elapsed = 0;
    std::map<quint64, Known> m_known;
    std::vector<Connection> m_open;
    QHash<QByteArray, Session> m_sessions;
    PortPool::Counts m_counts;
    quint64 m_lastLease = 0;
    int m_size = 20;
    int m_lifeS = 60;
    double m_bad = 0.05; ///< tries that fail
    int m_outage = 0;    ///< choices for which all fail
    bool m_isUncertain = false;
    QString m_fault;
    Figures m_figures;
};

} // namespace proxydeck::test
