// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/area.h"

#include <QList>
#include <QObject>

class QSettings;

namespace proxydeck {

/// Lists of area codes that the operator used last, and those kept under a name. Apart for the mainland and the world.
///
/// Kept in settings under the group "areas"; what stands there is checked when it is read, since anyone can edit it.
class AreaSets : public QObject
{
    Q_OBJECT

public:
    struct Favourite
    {
        QString name;
        QStringList codes;
    };

    /// \a settings may be null: nothing then outlives the program. Else it must outlive this.
    explicit AreaSets(QSettings *settings = nullptr, QObject *parent = nullptr);

    static constexpr int mostRecent = 8;
    static constexpr int mostFavourites = 50;
    static constexpr int mostCodes = 500; ///< in one list

    /// The last one first.
    const QList<QStringList> &recent(AreaScope scope) const { return of(scope).recent; }
    /// By name.
    const QList<Favourite> &favourites(AreaScope scope) const { return of(scope).favourites; }

    /// \a codes were chosen; the same list in another order is the same list. Lists that are empty or hold what is no
    /// code are not kept.
    void use(AreaScope scope, const QStringList &codes);
    void clearRecent(AreaScope scope);
    /// Replaces the one of that name. False where the name is empty, the list unusable or there are too many.
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
