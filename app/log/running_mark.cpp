// SPDX-License-Identifier: MIT
#include "log/running_mark.h"

#include "log/log_file.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

/// Lines have a limit, so this holds more of them than anybody asks for; and no file, whatever it has become, takes
/// long.
constexpr qint64 mostBytes = 256 << 10;

/// Adds the end of the file before \a lines. Whether that is all of it.
bool prepend(QStringList &lines, const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return true;
    const qint64 skipped = std::max<qint64>(0, file.size() - mostBytes);
    file.seek(skipped);
    QStringList end = QString::fromUtf8(file.read(mostBytes)).split(u'\n', Qt::SkipEmptyParts);
    if (skipped > 0 && !end.isEmpty())
        end.removeFirst(); // cut in two
    lines = end + lines;
    return skipped == 0;
}

} // namespace

RunningMark::RunningMark(const QString &logFolder, int mostLines)
    : m_file(QDir(logFolder).filePath(u"running"_s))
{
    QDir().mkpath(logFolder);
    const QFileInfo left(m_file.fileName());
    const bool wasThere = left.exists();
    const QDateTime started = left.lastModified();
    m_file.setStaleLockTime(0); // a long run is no stale one
    if (m_file.tryLock(0) && wasThere)
        m_unfinished = UnfinishedRun{started, lastLogLines(logFolder, mostLines)};
}

RunningMark::~RunningMark() = default; // QLockFile takes the file away, if it is ours

QStringList lastLogLines(const QString &folder, int most)
{
    QStringList lines;
    if (prepend(lines, LogFile::fileName(folder)) && lines.size() < most)
        prepend(lines, LogFile::fileName(folder, 1));
    return lines.mid(std::max<qsizetype>(0, lines.size() - most));
}

} // namespace proxydeck
