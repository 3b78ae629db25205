// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QStringList>

#include <functional>
#include <utility>

class QSettings;

namespace proxydeck {

class AreaSets;
class Preferences;

/// Preferences, and other settings that can be moved to another machine, as a JSON file that people can read. Never
/// contains a secret: the settings contain none, and keys whose names look like a secret's are left out as well. What
/// tells of this machine's user stays too, in both directions: paths of folders and filters.
class PreferencesFile
{
    Q_DECLARE_TR_FUNCTIONS(PreferencesFile)

public:
    /// The result of reading a file.
    struct Report
    {
        int taken = 0;
        QStringList ignored;      ///< one line each, in words
        bool otherGroups = false; ///< whether values of \a groups were among those taken
    };
    /// Bytes. A larger file is not a settings file.
    static constexpr qsizetype largest = 1 << 20;

    /// \a groups: prefixes of settings keys ("leases/") that are included with the preferences. \a areas: the lists in
    /// use, to which those of a file are added; needed while reading. Null: those in \a settings, if no AreaSets is in
    /// use.
    PreferencesFile(Preferences &preferences, QSettings &settings, QStringList groups = {}, AreaSets *areas = nullptr);

    /// Called whenever read() has changed values of \a groups: whoever has read them earlier reads them again.
    void setOthersTaken(std::function<void()> taken) { m_othersTaken = std::move(taken); }

    QByteArray write() const;
    /// Takes each valid value and ignores the others. Named sets of columns and lists of areas are added to the
    /// existing ones; the same name replaces. If \a json is no such file: the reason in words, and nothing has changed.
    Expected<Report, QString> read(const QByteArray &json);

private:
    static QString notTaken(const QString &key);
    bool isExported(const QString &key) const;

    Preferences &m_preferences;
    QSettings &m_settings;
    QStringList m_groups;
    AreaSets *m_areas;
    std::function<void()> m_othersTaken;
};

} // namespace proxydeck
