// SPDX-License-Identifier: MIT
#pragma once

#include "preferences/column_layout.h"

#include <QObject>
#include <QPointer>
#include <QVariantMap>

class QSettings;

namespace proxydeck {

/// Named layouts of the table's columns: some built-in ones, and the operator's own.
///
/// The operator's are stored in settings under "columnSets"; values are checked when read, since anyone can edit them.
/// Values that are not understood, perhaps of a later version, are written back unchanged.
class ColumnSets : public QObject
{
    Q_OBJECT

public:
    struct Set
    {
        QString name;
        ColumnLayout layout;
        /// the settings' value, which may contain more than the layout if a later version wrote it
        QVariantMap stored = {};
    };
    static constexpr int mostSets = 50;
    static constexpr int mostName = 60;

    using QObject::QObject;

    /// Reads the sets in \a settings, and writes each later change there at once, as long as this object exists.
    void keepIn(QSettings &settings);

    /// Names are in the program's language. Built-in sets do not change the order of rows.
    static QList<Set> builtIn();
    /// Sorted by name.
    const QList<Set> &own() const { return m_own; }
    /// Null if there is none of that name.
    const Set *find(const QString &name) const;

    /// \a name as it would be stored: one line, short enough for a menu.
    static QString properName(const QString &name);
    /// Whether a built-in set has this name, which no other set can use.
    static bool isBuiltIn(const QString &name);

    /// Replaces the set of that name. False, and nothing done, if the name is empty, or if the set is new and there are
    /// too many or a built-in set has the name. (A stored set may have such a name: in another language it was free.)
    bool keep(const QString &name, const ColumnLayout &layout);
    /// False, and nothing done, if there is no set \a from, or \a to is empty or used.
    bool rename(const QString &from, const QString &to);
    void remove(const QString &name);

Q_SIGNALS:
    void changed();

private:
    void write();
    void sortByName();

    QPointer<QSettings> m_settings;
    QList<Set> m_own;
    QList<QVariantMap> m_others; ///< stored, but not in m_own
};

} // namespace proxydeck
