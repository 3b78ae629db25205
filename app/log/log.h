// SPDX-License-Identifier: MIT
#pragma once

#include "base/clock.h"
#include "log/redactor.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace proxydeck {

enum class LogLevel : quint8 { Error, Warning, Info, Debug };

/// What the program says of itself, in `proxydeck.log` and its predecessors (see LogFile), one line each:
/// `2026-03-01 07:26:40.123Z warning ledger: …`. Every line goes through the Redactor before anything else sees it.
///
/// A thread of its own writes. Errors and warnings are waited for, briefly, so that they are on the disk even if the
/// program crashes next; the rest gathers for half a second. Where the folder cannot be written the program works on:
/// that is said once, and the lines go on being kept in memory.
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

    /// Lives as long as \a clock and \a redactor; both are used from the threads that write.
    Log(const QString &folder, const Clock &clock, Redactor &redactor, Limits limits, QObject *parent = nullptr);
    Log(const QString &folder, const Clock &clock, Redactor &redactor, QObject *parent = nullptr);
    /// Writes what is left.
    ~Log() override;

    QString folder() const;
    Redactor &redactor() const;

    /// What is less urgent than \a least is not written. Info at first.
    void setLevel(LogLevel least);
    /// Whether an urgent line holds up whoever says it until it is on the disk, if only for a moment; so it does at
    /// first.
    void setWaits(bool waits);
    LogLevel level() const;

    // From any thread.

    /// \a area: who says it, one word.
    void write(LogLevel level, const QString &area, const QString &text);
    /// Waits until all is with the system, at most \a ms. Whether it is.
    bool flush(int ms);
    /// The last lines of this run that are at least as urgent as \a least, oldest first, at most \a most.
    QStringList recent(LogLevel least, int most) const;
    /// Why the file cannot be written, in the system's words; empty if it can.
    QString problem() const;

Q_SIGNALS:
    /// Once per change of state. Empty: all is well again.
    void problemChanged(const QString &problem);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// "error", "warning", "info", "debug".
QString logLevelName(LogLevel level);

} // namespace proxydeck
