// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/area.h"

#include <QObject>

namespace proxydeck {

class AreaCatalogue;

/// The codes selected in a picker, in the order of selection.
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
    /// Whether the province of \a area is selected; its code includes its cities.
    bool covers(const Area &area) const;
    /// Whether a city of \a area is selected.
    bool hasPart(const Area &area) const;

    /// Replaces the selection by \a codes without changes; by the last of them if the limit is one.
    void setCodes(const QStringList &codes);
    void add(const QStringList &codes);
    /// Adding a province replaces its cities.
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
