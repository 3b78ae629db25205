// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace proxydeck {

enum class LockHold : quint8 {
    Nobody,
    Somebody,
    Unknown, ///< the file is not there or cannot be opened, or the file system has no locks
};

/// Whether a process of this machine holds the lock file \a path, as QLockFile does until it ends. Unlike the process
/// id and the machine's name in the file, this is never a leftover: the system drops the lock together with the
/// process.
LockHold lockHold(const QString &path);

} // namespace proxydeck
