// SPDX-License-Identifier: MIT
#pragma once

#include "relays.h"

#include <QMap>

namespace proxydeck::bench {

class Report;

/// The data path, ours beside HAProxy and tinyproxy: the same tunnels to the same leases, all of them in each round, in
/// turn, so that what else the machine does falls on all.
class GatewayPath
{
public:
    struct Scale
    {
        int rounds = 5;
        int tunnels = 1'000;
        int busy = 20;
        int busyMessages = 8'000;
        int allMessages = 16'000;
        int connections = 6'000;
        int downloads = 16;
        qint64 bytesEach = 64 * 1024 * 1024;
        int idleMs = 3'000;
    };

    GatewayPath(const Scale &scale, QString folder);

    void play();
    void report(Report &report) const;
    /// Whether everything went through, of whoever.
    bool isRight() const { return m_isRight; }

private:
    struct Figures
    {
        double connectionUs = 0;
        double gigabyteS = 0;
        double busyUs = 0, allUs = 0;      ///< processor time of a round trip
        double busyMs = 0, allMs = 0;      ///< the median round trip
        double tunnelsMb = 0;              ///< more than before
        double wakes = 0, idlePercent = 0; ///< a second
    };
    Figures measure(Relay::Kind kind, Origin &origin);
    void ratio(Report &report, const QString &what, double Figures::*figure, Relay::Kind peer, double atMost) const;
    void absolute(Report &report, const QString &what, const QString &unit, double Figures::*figure) const;
    QList<double> values(Relay::Kind kind, double Figures::*figure) const;

    const Scale m_scale;
    const QString m_folder;
    QMap<Relay::Kind, QList<Figures>> m_figures; ///< of each round
    bool m_isRight = true;
};

} // namespace proxydeck::bench
