// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace proxydeck::sim {

/// A place that exits can be in.
struct Area
{
    QString code;     ///< GB/T 2260 for the mainland, the vendor's own or ISO 3166-1 alpha-2 elsewhere
    QString name;     ///< as replies give it
    QString line;     ///< what the names of region-lock lines there begin with; mainland only
    QStringList also; ///< other codes that mean it or contain it, e.g. EU
};

enum class Realm { Mainland, Global };

/// A few real places, enough to try every kind of filter.
class AreaTable
{
public:
    AreaTable();

    const QList<Area> &of(Realm realm) const { return realm == Realm::Mainland ? m_mainland : m_global; }

    /// Whether \a code means \a area or contains it: a province's code covers its cities, EU its countries.
    static bool covers(const QString &code, const Area &area);
    /// Six digits; abroad two capital letters or 99 and four digits.
    static bool isCode(const QString &text, Realm realm);

private:
    QList<Area> m_mainland;
    QList<Area> m_global;
};

} // namespace proxydeck::sim
