// SPDX-License-Identifier: MIT
#pragma once

#include "base/expected.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QStringList>

class QSettings;

namespace proxydeck {

class AreaSets;
class Preferences;

/// Preferences, and what else of the settings can be carried to another machine, as a JSON file that people can read.
/// Never a secret: none lies in the settings, and keys whose names sound like one are left out all the same.
class PreferencesFile
{
    Q_DECLARE_TR_FUNCTIONS(PreferencesFile)

public:
    /// What reading one did.
    struct Report
    {
        int taken = 0;
        QStringList ignored;      ///< a line each, in words
        bool otherGroups = false; ///< values of \a groups are among those taken
    };
    /// More is no settings file.
    static constexpr qsizetype largest = 1 << 20;

    /// \a groups: beginnings of the settings' keys ("leases/") that go along beside the preferences. \a areas: the
    /// lists in use, which a file's are added to; needed while one is read. Null: those in \a settings, which nobody
    /// else holds.
    PreferencesFile(Preferences &preferences, QSettings &settings, QStringList groups = {}, AreaSets *areas = nullptr);

    QByteArray write() const;
    /// Takes over each value that is one of its preference's and leaves the others as they are. What the operator
    /// named, sets of columns and lists of areas, comes beside what is here; of the same name, in its place. The reason
    /// in words where \a json is no such file; nothing has changed then.
    Expected<Report, QString> read(const QByteArray &json);

private:
    bool goesAlong(const QString &key) const;

    Preferences &m_preferences;
    QSettings &m_settings;
    QStringList m_groups;
    AreaSets *m_areas;
};

} // namespace proxydeck
