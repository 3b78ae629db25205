// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace proxydeck {

class Clock;
class VendorClock;

/// Tells the gateway what the vendor's clock is, and when it cannot be relied on: after the machine slept or its clock
/// was set. Then no lease is admitted until a reply of the vendor's has given the time again. Where no call is made,
/// the steady clock is trusted after a while, by which the estimate of the vendor's clock has gone on meanwhile: after
/// trustMs.
class PortClock : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 trustMs = 30'000;

    struct Parts
    {
        const Clock &clock;
        const VendorClock &vendorClock;
        std::function<void(qint64 offsetMs)> setVendorOffset;
        std::function<void(bool isUncertain)> setClockUncertain;
    };
    explicit PortClock(Parts parts, QObject *parent = nullptr);

    /// While no port is on, no timer runs.
    void setRunning(bool running);
    /// Compares the clocks. Called by a timer and by tests.
    void look();

private:
    void tellOffset();
    void setUncertain(bool isUncertain);

    Parts m_parts;
    QTimer m_timer;
    std::optional<qint64> m_lookedSteadyMs; ///< the last time; nothing: not since it runs
    qint64 m_wallOffsetMs = 0;              ///< of the wall to the steady clock, then
    std::optional<qint64> m_toldOffsetMs;
    std::optional<qint64> m_uncertainSinceMs; ///< by the steady clock
};

} // namespace proxydeck
