// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace proxydeck::sim {

/// A place where an exit can be.
struct Area
{
    QString code;     ///< GB/T 2260 for the mainland, the vendor's own or ISO 3166-1 alpha-2 elsewhere
    QString name;     ///< as written in replies
    QString line;     ///< prefix of the names of its region-lock lines; mainland only
    QStringList also; ///< other codes that match it, e.g. EU
};

enum class Realm { Mainland, Global };

/// A few real places, enough to test every kind of filter.
class AreaTable
{
public:
    AreaTable();

    const QList<Area> &of(Realm realm) const { return realm == Realm::Mainland ? m_mainland : m_global; }

    /// Whether \a code means \a area or contains it: a province's code matches its cities, EU its countries.
    static bool covers(const QString &code, const Area &area);
    /// Mainland: six digits. Global: two capital letters, or 99 and four digits.
    static bool isCode(const QString &text, Realm realm);

private:
    QList<Area> m_mainland;
    QList<Area> m_global;
};

} // namespace proxydeck::sim
