// SPDX-License-Identifier: MIT
#pragma once

#include "bench/meter.h"

#include <QObject>
#include <QTimer>

namespace proxydeck::bench {

/// A heartbeat in the event loop: how long, at the longest, anybody who clicks would have had to wait. Lives in the
/// thread that it watches.
///
/// By the clock on the wall, and by the processor time which that thread took in between: on a busy machine the first
/// also counts what other programs do, the second not what the thread waited for.
class StallMeter : public QObject
{
    Q_OBJECT

public:
    struct Stall
    {
        double wallMs = 0;
        double processorMs = 0;
    };

    explicit StallMeter(QObject *parent = nullptr)
        : QObject(parent)
    {
        m_beat.setTimerType(Qt::PreciseTimer);
        connect(&m_beat, &QTimer::timeout, this, &StallMeter::beat);
        m_beat.start(1);
        m_since.start();
    }

    /// The longest since the last look; the next begins now.
    Stall take()
    {
        beat();
        const Stall longest = m_longest;
        m_longest = {};
        return longest;
    }

    /// No beats, where the heart itself would be measured.
    void pause(bool paused)
    {
        if (paused)
            m_beat.stop();
        else
            m_beat.start(1);
        m_since.start();
    }

private:
    void beat()
    {
        const double now = processorMs(Clocked::Thread);
        m_longest.wallMs = std::max(m_longest.wallMs, double(m_since.nsecsElapsed()) / 1e6);
        m_longest.processorMs = std::max(m_longest.processorMs, now - m_processorMs);
        m_processorMs = now;
        m_since.start();
    }

    QTimer m_beat;
    QElapsedTimer m_since;
    double m_processorMs = processorMs(Clocked::Thread);
    Stall m_longest;
};

} // namespace proxydeck::bench
