// SPDX-License-Identifier: MIT
#include "base/kept_json_file.h"

#include "base/aside_name.h"
#include "base/private_files.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace proxydeck {

KeptJsonFile::KeptJsonFile(const QString &path, const QString &asideMark, qint64 largest)
    : m_path(path)
    , m_asideMark(asideMark)
    , m_largest(largest)
{
}

bool KeptJsonFile::exists() const { return QFileInfo::exists(m_path); }

Expected<QByteArray, KeptJsonFile::Unread> KeptJsonFile::read()
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_protected = true;
        return Unexpected<Unread>(Unread{false, file.errorString()});
    }
    const QByteArray content = file.read(m_largest + 1); // size() is meaningless for a file that is not regular
    if (content.size() > m_largest) {
        m_protected = true;
        return Unexpected<Unread>(Unread{true, {}});
    }
    return content;
}

Expected<QString, QString> KeptJsonFile::setAside()
{
    const QString aside = asideName(m_path, m_asideMark);
    m_protected = !QFile::copy(m_path, aside);
    if (m_protected)
        return Unexpected<QString>(aside);
    closeFile(aside);
    return aside;
}

Expected<void, QString> KeptJsonFile::write(const QByteArray &json)
{
    if (m_protected)
        return Unexpected<QString>(QString());
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return Unexpected<QString>(file.errorString());
    closeFile(file); // a file that replaces another has the rights of that one, which may have been more
    if (file.write(json) != json.size() || !file.commit())
        return Unexpected<QString>(file.errorString());
    return {};
}

} // namespace proxydeck
