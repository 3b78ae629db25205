// SPDX-License-Identifier: MIT
#pragma once

#include <QMap>
#include <QStringList>
#include <QVariant>

class QSettings;

namespace proxydeck {

class AreaSets;

/// Imports what an operator named, sets of columns and lists of areas, from the settings of another machine. It merges
/// by name. Merging by settings key would overwrite: each machine numbers its lists from one.
class NamedSetsImport
{
public:
    /// An entry that could not be imported.
    struct Refused
    {
        enum class Reason : quint8 {
            Unreadable,
            NotKept, ///< too many, or an invalid name
        };
        Reason reason = Reason::Unreadable;
        QString name; ///< as in the file; the key if there is no name
    };
    struct Report
    {
        int taken = 0;
        QList<Refused> refused;
    };

    /// Whether \a key belongs to such a list and must therefore not be set by itself.
    static bool isOfSets(const QString &key);

    /// isOfSets() must be true for \a key.
    void add(const QString &key, const QVariant &value) { m_values.insert(key, value); }
    /// Stores all that was added. Sets of columns are written to \a settings, and must be read again from there.
    /// \a areas: the lists in use; null: those in \a settings.
    Report merge(QSettings &settings, AreaSets *areas) const;

private:
    struct Named
    {
        QString key;
        QString name;
        QVariant content;
    };
    QList<Named> named(const QString &array, const QString &content) const;

    QMap<QString, QVariant> m_values;
};

} // namespace proxydeck
