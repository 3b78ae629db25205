// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace proxydeck::bench {

/// What was measured, beside what it is held to: a table for people and JSON for programs.
class Report
{
public:
    struct Line
    {
        QString what;
        QString unit;
        double ours = 0;
        std::optional<double> peer; ///< the better of the peers
        QString peerName;
        std::optional<double> times;  ///< target: at least so many times less than the peer
        std::optional<double> atMost; ///< target: at most so much, or with a peer at most so many times the peer's
        std::optional<double> carefulPeer = {}; ///< shown as well; nothing is held to it
    };

    void add(const Line &line) { m_lines.append(line); }
    /// Prints the table; where \a jsonFile is not empty, writes the same there, with \a about. False if that failed.
    bool finish(const QString &title, QJsonObject about, const QString &jsonFile) const;

private:
    static std::optional<bool> isMet(const Line &line);
    static QString targetText(const Line &line);

    QList<Line> m_lines;
};

/// Of the machine and the build: a figure without them says little.
QJsonObject aboutThisRun();

} // namespace proxydeck::bench
