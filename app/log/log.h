// SPDX-License-Identifier: MIT
#pragma once

#include "base/clock.h"
#include "log/redactor.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace proxydeck {

enum class LogLevel : quint8 { Error, Warning, Info, Debug };

/// The program's log in `proxydeck.log` and its predecessors (see LogFile), one line for each message:
/// `2026-03-01 07:26:40.123Z warning ledger: …`. Every line is redacted by the Redactor first.
///
/// A separate thread writes. write() waits briefly for errors and warnings, so that they are on the disk even if the
/// program crashes next; other lines are collected for half a second. If the folder cannot be written, the program goes
/// on: this is reported once, and the lines are kept only in memory.
class Log : public QObject
{
    Q_OBJECT

public:
    struct Limits
    {
        qint64 fileBytes = 1 << 20;
        int files = 5;
        qsizetype lineCharacters = 2'000;
        int recentLines = 300; ///< in memory
    };

    /// \a clock and \a redactor must outlive the log; both are used from the threads that write.
    Log(const QString &folder, const Clock &clock, Redactor &redactor, Limits limits, QObject *parent = nullptr);
    Log(const QString &folder, const Clock &clock, Redactor &redactor, QObject *parent = nullptr);
    /// Writes the remaining lines.
    ~Log() override;

    QString folder() const;
    Redactor &redactor() const;

    /// Lines less urgent than \a least are not written. Info by default.
    void setLevel(LogLevel least);
    /// Whether write() waits briefly until an urgent line is on the disk; true by default.
    void setWaits(bool waits);
    LogLevel level() const;

    // May be called from any thread.

    /// \a area: the part of the program, one word.
    void write(LogLevel level, const QString &area, const QString &text);
    /// Waits until the system has all lines, at most \a ms. \return whether it has them.
    bool flush(int ms);
    /// The last lines of this run at least as urgent as \a least, oldest first, at most \a most.
    QStringList recent(LogLevel least, int most) const;
    /// Why the file cannot be written, in the system's words; empty if there is no problem.
    QString problem() const;

Q_SIGNALS:
    /// Emitted once for each change. Empty: the problem is over.
    void problemChanged(const QString &problem);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// "error", "warning", "info", "debug".
QString logLevelName(LogLevel level);

} // namespace proxydeck
