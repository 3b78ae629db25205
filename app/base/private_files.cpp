// SPDX-License-Identifier: MIT
#include "base/private_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace proxydeck {

namespace {

constexpr QFileDevice::Permissions forOwner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

} // namespace

bool makePrivateFolder(const QString &path)
{
    if (QFileInfo(path).isDir())
        return true;
    if (!QDir().mkpath(path))
        return false;
    closeFolder(path);
    return true;
}

bool closeFolder(const QString &path)
{
#ifdef Q_OS_WIN
    return QFileInfo(path).isDir();
#else
    return QFile::setPermissions(path, forOwner | QFileDevice::ExeOwner);
#endif
}

bool closeFile(const QString &path)
{
#ifdef Q_OS_WIN
    return QFileInfo(path).isFile();
#else
    return QFile::setPermissions(path, forOwner);
#endif
}

bool closeFile(QFileDevice &file)
{
#ifdef Q_OS_WIN
    return file.isOpen();
#else
    return file.setPermissions(forOwner);
#endif
}

} // namespace proxydeck
