// SPDX-License-Identifier: MIT
#pragma once

#include "lease/lease.h"
#include "ui/cells/check_sign.h"

#include <QColor>
#include <QPalette>

namespace proxydeck {

/// What is behind a cell's text.
enum class CellBackground : quint8 { Plain, Selected, SelectedInactive, New };

/// The table's colours for one palette. Every text colour has at least 4.5:1 on its row's background, every mark 3:1.
class StateColors
{
public:
    StateColors() = default;
    explicit StateColors(const QPalette &palette);

    /// Whether these colours were made from \a palette; fast enough for every paint event.
    bool isFor(const QPalette &palette) const { return m_cacheKey == palette.cacheKey(); }

    /// For the icon and the word of a state.
    QColor state(LeaseState state, CellBackground cellBackground = CellBackground::Plain) const;
    /// For the sign and the word of a check.
    QColor check(CheckSign sign, CellBackground cellBackground = CellBackground::Plain) const;
    /// For all other cells of a row: dimmed once expired.
    QColor text(LeaseState state, CellBackground cellBackground = CellBackground::Plain) const;
    /// The background of a bar.
    QColor barBackground(CellBackground cellBackground = CellBackground::Plain) const;
    /// The background of a new row.
    QColor tint() const { return m_tint; }
    QColor separator() const { return m_separator; }

private:
    struct Row
    {
        QColor states[4];
        QColor bad;
        QColor text;
        QColor dimmed;
        QColor barBackground;
    };
    static Row rowOn(const QPalette &palette, QPalette::ColorGroup group, const QColor &background,
                     QPalette::ColorRole text);
    const Row &row(CellBackground cellBackground) const { return m_rows[int(cellBackground)]; }

    qint64 m_cacheKey = -1;
    QColor m_tint;
    Row m_rows[4]; ///< by CellBackground
    QColor m_separator;
};

} // namespace proxydeck
