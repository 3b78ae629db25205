// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"

#include <QByteArray>
#include <QString>

namespace proxydeck {

/// A small JSON file that the program keeps for the operator. It is read up to a size, and replaced as a whole or not
/// at all. What could not be understood is never overwritten by less: whoever finds the content damaged calls
/// setAside() first; a file that cannot be read, or not be copied aside, is left as it is and write() fails.
class KeptJsonFile
{
public:
    struct Unread
    {
        bool isTooLarge = false;
        QString reason; ///< in the system's words; empty where it is too large
    };

    /// \a path of the file, whose folder need not exist yet. \a asideMark: what stands between its base name and the
    /// number of a copy set aside: "accounts" and ".damaged-" give "accounts.damaged-1.json". \a largest: bytes.
    KeptJsonFile(const QString &path, const QString &asideMark, qint64 largest);

    QString path() const { return m_path; }
    bool exists() const;

    /// All of it. A file that cannot be read is protected from then on.
    Expected<QByteArray, Unread> read();

    /// Copies the file to a name that is free, and lifts the protection. Where that fails the file is protected.
    /// \return the copy's path; the one that was tried where it failed.
    Expected<QString, QString> setAside();

    /// write() fails from now on: what is in the file must stay, as it is of a later version.
    void protect() { m_protected = true; }
    bool isProtected() const { return m_protected; }

    /// Or the system's words for what is in the way; empty where the file is protected. The folder must exist.
    Expected<void, QString> write(const QByteArray &json);

private:
    const QString m_path;
    const QString m_asideMark;
    const qint64 m_largest;
    bool m_protected = false;
};

} // namespace proxydeck
