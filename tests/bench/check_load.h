// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace proxydeck::bench {

/// What a checker has to do.
struct CheckLoad
{
    QList<quint16> ports; ///< of the leases, taken in turn
    int checks = 0;
    int atOnce = 0;
    bool isSecure = false;
    bool adapts = false; ///< ours alone: the ramp is on
    QByteArray roots;    ///< in PEM
    QString rootsFile;   ///< the same

    QString url() const
    {
        return isSecure ? QStringLiteral("https://check.test/ip") : QStringLiteral("http://check.test/ip");
    }
    quint16 port(int check) const { return ports.at(check % ports.size()); }
};

/// What came of it, in one process that did nothing else.
struct CheckFigures
{
    int good = 0;
    QList<double> endsMs;   ///< when each check ended, from the beginning
    QList<double> totalsMs; ///< how long each good one said it took
    double processorMs = 0;
    double restingBytes = 0; ///< resident, before the first check
    double mostBytes = 0;
    int restingThreads = 0;
    int mostThreads = 0;
    double longestStallMs = 0; ///< of the main thread's processor time between two beats

    /// Checks a second once all that may run at once do.
    double perSecond(int atOnce) const;

    QJsonObject toJson() const;
    static CheckFigures fromJson(const QJsonObject &json);
};

int threadsNow(); ///< of this process; 0 where that cannot be told

// Each with the event loop of the calling thread.
CheckFigures checkByUs(const CheckLoad &load);
CheckFigures checkByQnam(const CheckLoad &load);
CheckFigures checkByCurl(const CheckLoad &load); ///< only where libcurl was found

} // namespace proxydeck::bench
