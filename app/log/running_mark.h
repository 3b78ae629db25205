// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QLockFile>
#include <QStringList>

#include <optional>

namespace proxydeck {

/// A run that did not come to its end: the program crashed, was killed, or the machine lost its power.
struct UnfinishedRun
{
    QDateTime started;
    QStringList lastLines; ///< of its log, oldest first; may be empty
};

/// The file `running` in the log's folder, there while the program runs. Found at a start without its process, it tells
/// that the run before was cut off. Where two runs share a data folder, the first alone is watched.
class RunningMark
{
public:
    /// Construct it before the Log, whose first lines would otherwise mix with the last ones of the run before.
    explicit RunningMark(const QString &logFolder, int mostLines = 200);
    /// This run has come to its end.
    ~RunningMark();
    Q_DISABLE_COPY_MOVE(RunningMark)

    const std::optional<UnfinishedRun> &unfinishedRun() const { return m_unfinished; }

private:
    QLockFile m_file; ///< process, machine and program in it; knows a process from another that got its number
    std::optional<UnfinishedRun> m_unfinished;
};

/// The last \a most lines of the log in \a folder, oldest first, from its last two files.
QStringList lastLogLines(const QString &folder, int most);

} // namespace proxydeck
