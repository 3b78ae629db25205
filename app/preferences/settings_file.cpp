// SPDX-License-Identifier: MIT
#include "preferences/settings_file.h"

#include "base/aside_name.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStringDecoder>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

const QString asideMark = u".damaged-"_s;

bool isText(QByteArrayView line)
{
    if (std::any_of(line.begin(), line.end(), [](char c) { return uchar(c) < 0x20 && c != '\t'; }))
        return false;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(line);
    return !decoder.hasError();
}

/// Whether QSettings can have written \a line, without its end, or a person who knows the format.
bool isSound(QByteArrayView line)
{
    line = line.trimmed();
    if (line.isEmpty() || line.startsWith(';') || line.startsWith('#'))
        return isText(line);
    if (line.startsWith('['))
        return line.endsWith(']') && isText(line);
    int quotes = 0;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] == '\\')
            ++i;
        else if (line[i] == '"')
            ++quotes;
    }
    return line.indexOf('=') > 0 && quotes % 2 == 0 && isText(line);
}

QString native(const QString &path) { return QDir::toNativeSeparators(path); }

} // namespace

QByteArray soundLines(const QByteArray &content)
{
    QByteArray sound;
    sound.reserve(content.size());
    for (qsizetype begin = 0; begin < content.size();) {
        const qsizetype feed = content.indexOf('\n', begin);
        if (feed < 0)
            break;
        const QByteArrayView line = QByteArrayView(content).sliced(begin, feed + 1 - begin);
        if (isSound(line))
            sound += line;
        begin = feed + 1;
    }
    return sound;
}

SettingsFile::SettingsFile(const QString &folder)
    : m_path(QDir(folder).filePath(name))
{
    examine();
    if (m_fate == Fate::LeftUnread || m_fate == Fate::LeftDamaged)
        m_elsewhere = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_elsewhere ? m_elsewhere->filePath(name) : m_path, QSettings::IniFormat);
}

SettingsFile::~SettingsFile() = default;

QString SettingsFile::problem() const
{
    const QString file = native(m_path);
    const QString aside = native(m_aside);
    switch (m_fate) {
    case Fate::Sound:
        return {};
    case Fate::Empty:
        return tr("%1 was empty. All settings are at their defaults.").arg(file);
    case Fate::Renamed:
        return tr("%1 could not be read. It is kept as %2; all settings are at their defaults.").arg(file, aside);
    case Fate::Salvaged:
        return tr("%1 was damaged. What could be read of it was; the file itself is kept as %2.").arg(file, aside);
    case Fate::LeftUnread:
        return tr("%1 could not be read and is left as it is. Settings of this run are not kept.").arg(file);
    case Fate::LeftDamaged:
        return tr("%1 is damaged and could not be set aside; it is left as it is. Settings of this run are not kept.")
            .arg(file);
    }
    Q_UNREACHABLE();
}

void SettingsFile::examine()
{
    const QFileInfo info(m_path);
    m_isNew = !info.exists();
    if (m_isNew)
        return;
    QFile file(m_path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return rename();
    const QByteArray content = file.read(largest + 1);
    const bool isRead = content.size() <= largest && file.error() == QFileDevice::NoError;
    file.close();
    if (!isRead)
        return rename();
    if (content.isEmpty())
        m_fate = Fate::Empty; // what a power cut leaves on some file systems; this program writes no empty one
    else if (const QByteArray sound = soundLines(content); sound != content)
        replaceBy(sound);
}

/// For what cannot be read: a folder, another user's file, one that is too large.
void SettingsFile::rename()
{
    m_aside = asideName(m_path, asideMark);
    m_fate = QFile::rename(m_path, m_aside) ? Fate::Renamed : Fate::LeftUnread;
}

void SettingsFile::replaceBy(const QByteArray &content)
{
    m_aside = asideName(m_path, asideMark);
    const bool copied = QFile::copy(m_path, m_aside);
    QSaveFile file(m_path);
    const bool replaced
        = copied && file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit();
    m_fate = replaced ? Fate::Salvaged : Fate::LeftDamaged;
    if (copied && !replaced)
        QFile::remove(m_aside); // the file itself is still there
}

} // namespace proxydeck
