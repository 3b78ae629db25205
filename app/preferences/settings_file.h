// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QSettings>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace proxydeck {

/// The settings file of a data folder, opened so that a damaged one loses nothing: it is set aside under a name that is
/// told, and what could be read of it is used. If it can be neither copied nor renamed, it stays as it is and the
/// settings of this run are not kept.
class SettingsFile
{
    Q_DECLARE_TR_FUNCTIONS(SettingsFile)

public:
    static constexpr QLatin1StringView name{"settings.ini"};
    /// Bytes. A larger file is not one that this program wrote.
    static constexpr qint64 largest = 16 << 20;

    explicit SettingsFile(const QString &folder);
    ~SettingsFile();

    QSettings &settings() { return *m_settings; }
    /// What was wrong with the file, in the program's language; empty if nothing was, or if there is no file.
    QString problem() const;
    /// Whether settings of an earlier run may be missing. Nothing may be deleted because of a default then.
    bool isIncomplete() const { return m_fate != Fate::Sound; }
    /// Whether there was no file.
    bool isNew() const { return m_isNew; }

private:
    enum class Fate : quint8 {
        Sound,
        Empty,
        Renamed,  ///< could not be read; kept as m_aside
        Salvaged, ///< damaged; kept as m_aside, and read in part
        LeftUnread,
        LeftDamaged
    };
    void examine();
    void rename();
    void replaceBy(const QByteArray &content);

    const QString m_path;
    Fate m_fate = Fate::Sound;
    QString m_aside;
    bool m_isNew = false;
    std::unique_ptr<QTemporaryDir> m_elsewhere; ///< set if the file must not be touched
    std::unique_ptr<QSettings> m_settings;
};

/// The lines of an INI file that can be read, in \a content of any kind. Equal to \a content if all can. A last line
/// without an end may be cut off, and is left out.
QByteArray soundLines(const QByteArray &content);

} // namespace proxydeck
