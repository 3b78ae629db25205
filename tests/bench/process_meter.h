// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace proxydeck::bench {

/// What another process of this machine has used. Linux; 0 where it cannot be told.
class ProcessMeter
{
public:
    explicit ProcessMeter(qint64 process)
        : m_process(process)
    {
    }

    double processorMs() const;   ///< of all of its threads, also of those that have ended
    qint64 bytesResident() const; ///< its own pages; those of files, which programs share, do not count
    qint64 wakes() const;         ///< how often its threads went to sleep by themselves
    int descriptors() const;
    /// Waits until it has used nothing for a tenth of a second, at most \a ms.
    void waitUntilQuiet(int ms = 3'000) const;

private:
    const qint64 m_process;
};

} // namespace proxydeck::bench
