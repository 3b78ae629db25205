// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/area.h"

#include <QObject>

namespace proxydeck {

class AreaCatalogue;

/// The codes chosen in a picker, in the order in which they were.
class AreaChoice : public QObject
{
    Q_OBJECT

public:
    enum class Limit : quint8 { One, Several };

    AreaChoice(const AreaCatalogue &areas, AreaScope scope, Limit limit, QObject *parent = nullptr);

    const AreaCatalogue &areas() const { return m_areas; }
    AreaScope scope() const { return m_scope; }
    Limit limit() const { return m_limit; }

    const QStringList &codes() const { return m_codes; }
    bool contains(const QString &code) const { return m_codes.contains(code); }
    /// Whether the province of \a area is chosen, whose code covers its cities.
    bool covers(const Area &area) const;
    /// Whether some city of \a area is chosen.
    bool hasPart(const Area &area) const;

    /// Takes \a codes as they are; where there can be one only, the last.
    void setCodes(const QStringList &codes);
    void add(const QStringList &codes);
    /// A province that is added takes the place of its cities.
    void set(const QString &code, bool chosen);

Q_SIGNALS:
    void changed();

private:
    const AreaCatalogue &m_areas;
    AreaScope m_scope;
    Limit m_limit;
    QStringList m_codes;
};

} // namespace proxydeck
