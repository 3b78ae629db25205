// SPDX-License-Identifier: MIT
#pragma once

#include <QMap>
#include <QStringList>
#include <QVariant>

class QSettings;

namespace proxydeck {

class AreaSets;

/// Takes what an operator named, sets of columns and lists of areas, from the settings of another machine: by name,
/// beside what is here. Key by key, two sets from there would end a list of five here, as each machine counts from one.
class NamedSetsImport
{
public:
    /// What could not be taken.
    struct Refused
    {
        enum class Reason : quint8 {
            Unreadable,
            NotKept, ///< too many, or a name that cannot be used
        };
        Reason reason = Reason::Unreadable;
        QString name; ///< as it stands in the file; the key where there is none
    };
    struct Report
    {
        int taken = 0;
        QList<Refused> refused;
    };

    /// Whether \a key belongs to such a list, and so is not to be set by itself.
    static bool isOfSets(const QString &key);

    /// \a key is one that isOfSets().
    void add(const QString &key, const QVariant &value) { m_values.insert(key, value); }
    /// Keeps all that was added. Sets of columns are written to \a settings, to be read from there. \a areas: the lists
    /// in use; null: those in \a settings.
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
