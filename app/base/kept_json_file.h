// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"

#include <QByteArray>
#include <QString>

namespace proxydeck {

/// A small JSON file that the program stores for the operator. Reading is limited to a maximum size; writing replaces
/// the whole file or nothing. Content that could not be parsed is never overwritten with less data: a caller that finds
/// the content damaged calls setAside() first. If the file cannot be read, or cannot be copied, it stays unchanged and
/// write() fails. Only the owner may read the file and its copies.
class KeptJsonFile
{
public:
    struct Unread
    {
        bool isTooLarge = false;
        QString reason; ///< the system's error text; empty if the file is too large
    };

    /// \a path: the file; its folder may not exist yet. \a asideMark: the text between the base name and the number of
    /// a copy that was set aside: "accounts" and ".damaged-" give "accounts.damaged-1.json". \a largest: maximum size
    /// in bytes.
    KeptJsonFile(const QString &path, const QString &asideMark, qint64 largest);

    QString path() const { return m_path; }
    bool exists() const;

    /// Reads the whole file. If that fails, the file is protected from then on.
    Expected<QByteArray, Unread> read();

    /// Copies the file to an unused name and removes the protection. If copying fails, the file is protected. \return
    /// the path of the copy; on failure the path that was tried.
    Expected<QString, QString> setAside();

    /// Makes write() fail from now on, for content that must be kept, such as that of a later version.
    void protect() { m_protected = true; }
    bool isProtected() const { return m_protected; }

    /// Returns the system's error text on failure; the text is empty if the file is protected. The folder must exist.
    Expected<void, QString> write(const QByteArray &json);

private:
    const QString m_path;
    const QString m_asideMark;
    const qint64 m_largest;
    bool m_protected = false;
};

} // namespace proxydeck
