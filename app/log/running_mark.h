// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QLockFile>
#include <QStringList>

#include <optional>

namespace proxydeck {

/// A run that did not end normally: the program crashed or was killed, or the power failed.
struct UnfinishedRun
{
    QDateTime started;
    QStringList lastLines; ///< of its log, oldest first; may be empty
};

/// The file `running` in the log's folder, which exists while the program runs. If it is found at a start and its
/// process does not exist, the run before was interrupted. If two runs share a data folder, only the first is watched.
class RunningMark
{
public:
    /// Construct it before the Log, whose first lines would otherwise be mixed with the last lines of the run before.
    explicit RunningMark(const QString &logFolder, int mostLines = 200);
    /// Marks this run as ended normally.
    ~RunningMark();
    Q_DISABLE_COPY_MOVE(RunningMark)

    const std::optional<UnfinishedRun> &unfinishedRun() const { return m_unfinished; }

private:
    QLockFile m_file; ///< contains process, machine and program name; recognises a process id that was used again
    std::optional<UnfinishedRun> m_unfinished;
};

/// The last \a most lines of the log in \a folder, oldest first, from its last two files.
QStringList lastLogLines(const QString &folder, int most);

} // namespace proxydeck
