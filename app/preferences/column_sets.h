// SPDX-License-Identifier: MIT
#pragma once

#include "preferences/column_layout.h"

#include <QObject>
#include <QPointer>
#include <QVariantMap>

class QSettings;

namespace proxydeck {

/// Layouts of the table's columns by name: a few that are always there, and the operator's own.
///
/// The operator's are kept in settings under "columnSets"; what stands there is checked when it is read, since anyone
/// can edit it. What is not understood, of a later version perhaps, is written back as it was.
class ColumnSets : public QObject
{
    Q_OBJECT

public:
    struct Set
    {
        QString name;
        ColumnLayout layout;
        QVariantMap stored = {}; ///< as the settings have it: more than the layout, where a later version wrote it
    };
    static constexpr int mostSets = 50;
    static constexpr int mostName = 60;

    using QObject::QObject;

    /// Reads the sets in \a settings, and from now on writes each change there at once, while it exists.
    void keepIn(QSettings &settings);

    /// Named in the program's language. They leave the order of rows as it is.
    static QList<Set> builtIn();
    /// By name.
    const QList<Set> &own() const { return m_own; }
    /// Null where there is none of that name.
    const Set *find(const QString &name) const;

    /// \a name as it would be kept: one line, of a length that a menu can show.
    static QString properName(const QString &name);
    /// Whether a built-in set is called so, which no other can be.
    static bool isBuiltIn(const QString &name);

    /// Replaces the one of that name. False, and nothing done, where the name is empty, or where it is a new one's and
    /// there are too many or a built-in one has it: in another language it may have been free.
    bool keep(const QString &name, const ColumnLayout &layout);
    /// False, and nothing done, where there is none called \a from, or \a to is not free or empty.
    bool rename(const QString &from, const QString &to);
    void remove(const QString &name);

Q_SIGNALS:
    void changed();

private:
    void write();
    void sortByName();

    QPointer<QSettings> m_settings;
    QList<Set> m_own;
    QList<QVariantMap> m_others; ///< stored, but not among m_own
};

} // namespace proxydeck
