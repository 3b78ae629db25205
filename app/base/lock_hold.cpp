// SPDX-License-Identifier: MIT
#include "base/lock_hold.h"

#include <QDir>
#include <QFile>

#ifdef Q_OS_WIN
#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <windows.h>
#else
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace proxydeck {

LockHold lockHold(const QString &path)
{
#ifdef Q_OS_WIN
    // QLockFile lets nobody else delete the file while it holds it.
    const HANDLE file = CreateFileW(reinterpret_cast<const wchar_t *>(QDir::toNativeSeparators(path).utf16()), DELETE,
                                    FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING,
                                    FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE)
        return GetLastError() == ERROR_SHARING_VIOLATION ? LockHold::Somebody : LockHold::Unknown;
    CloseHandle(file);
    return LockHold::Nobody;
#else
    const int file = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CLOEXEC);
    if (file < 0)
        return LockHold::Unknown;
    const bool isFree = ::flock(file, LOCK_EX | LOCK_NB) == 0;
    const bool isHeld = !isFree && errno == EWOULDBLOCK;
    ::close(file);
    return isFree ? LockHold::Nobody : isHeld ? LockHold::Somebody : LockHold::Unknown;
#endif
}

} // namespace proxydeck
