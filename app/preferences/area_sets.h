// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/area.h"

#include <QList>
#include <QObject>

class QSettings;

namespace proxydeck {

/// Lists of area codes: those that the operator used last and those stored under a name. Separate for the mainland and
/// the world.
///
/// Stored in settings under the group "areas"; values are checked when read, since anyone can edit them.
class AreaSets : public QObject
{
    Q_OBJECT

public:
    struct Favourite
    {
        QString name;
        QStringList codes;
    };

    /// \a settings may be null: then nothing is stored. Else it must outlive this object.
    explicit AreaSets(QSettings *settings = nullptr, QObject *parent = nullptr);

    static constexpr int mostRecent = 8;
    static constexpr int mostFavourites = 50;
    static constexpr int mostCodes = 500; ///< in one list

    /// The latest first.
    const QList<QStringList> &recent(AreaScope scope) const { return of(scope).recent; }
    /// Sorted by name.
    const QList<Favourite> &favourites(AreaScope scope) const { return of(scope).favourites; }

    /// Adds \a codes to the recent lists; the order of codes does not matter for equality. Empty lists and lists with
    /// an invalid code are ignored.
    void use(AreaScope scope, const QStringList &codes);
    void clearRecent(AreaScope scope);
    /// Replaces the list of that name. False if the name is empty, the list is invalid or there are too many.
    bool keep(AreaScope scope, const QString &name, const QStringList &codes);
    void forget(AreaScope scope, const QString &name);

Q_SIGNALS:
    void changed();

private:
    struct Lists
    {
        QList<QStringList> recent;
        QList<Favourite> favourites;
    };
    Lists &of(AreaScope scope) { return m_lists[scope == AreaScope::Global ? 1 : 0]; }
    const Lists &of(AreaScope scope) const { return m_lists[scope == AreaScope::Global ? 1 : 0]; }
    void read(AreaScope scope);
    void write(AreaScope scope);

    QSettings *m_settings;
    Lists m_lists[2];
};

} // namespace proxydeck
