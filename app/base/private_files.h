// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QFileDevice;

namespace proxydeck {

/// Files and folders that no other user of the machine may read. On Windows these functions change nothing: there the
/// user's folders are closed to others by what they inherit.

/// Makes the folder \a path with its parents. If it did not exist, only its owner may enter it (0700). \return whether
/// it exists now.
bool makePrivateFolder(const QString &path);

/// Takes all rights to the folder \a path from others (0700). \return false if the system refuses.
bool closeFolder(const QString &path);

/// Takes all rights to a file from others (0600). \return false if the system refuses.
bool closeFile(const QString &path);
bool closeFile(QFileDevice &file);

} // namespace proxydeck
