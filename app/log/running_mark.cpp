// SPDX-License-Identifier: MIT
#include "log/running_mark.h"

#include "base/lock_hold.h"
#include "base/private_files.h"
#include "log/log_file.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// Enough for the last lines, whose length is limited; a file of any size is read quickly.
constexpr qint64 mostBytes = 256 << 10;

/// Puts the last lines of the file before \a lines. \return whether that was the whole file.
bool prepend(QStringList &lines, const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return true;
    const qint64 skipped = std::max<qint64>(0, file.size() - mostBytes);
    file.seek(skipped);
    QStringList end = QString::fromUtf8(file.read(mostBytes)).split(u'\n', Qt::SkipEmptyParts);
    if (skipped > 0 && !end.isEmpty())
        end.removeFirst(); // may be cut in two
    lines = end + lines;
    return skipped == 0;
}

} // namespace

RunningMark::RunningMark(const QString &logFolder, int mostLines)
    : m_file(QDir(logFolder).filePath(u"running"_s))
{
    makePrivateFolder(logFolder);
    const QFileInfo left(m_file.fileName());
    const bool wasThere = left.exists();
    const QDateTime started = left.lastModified();
    m_file.setStaleLockTime(0); // a lock is not stale because the run is long
    bool isOurs = m_file.tryLock(0);
    // Written under another name of this machine, or cut off by a power failure: QLockFile would never remove it.
    if (!isOurs && lockHold(m_file.fileName()) == LockHold::Nobody && m_file.removeStaleLockFile())
        isOurs = m_file.tryLock(0);
    if (isOurs && wasThere)
        m_unfinished = UnfinishedRun{started, lastLogLines(logFolder, mostLines)};
}

RunningMark::~RunningMark() = default; // QLockFile removes the file if this run owns it

QStringList lastLogLines(const QString &folder, int most)
{
    QStringList lines;
    if (prepend(lines, LogFile::fileName(folder)) && lines.size() < most)
        prepend(lines, LogFile::fileName(folder, 1));
    return lines.mid(std::max<qsizetype>(0, lines.size() - most));
}

} // namespace proxydeck
