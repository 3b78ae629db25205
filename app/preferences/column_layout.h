// SPDX-License-Identifier: MIT
#pragma once

#include "view/lease_columns.h"

#include <QList>
#include <QString>

#include <optional>

namespace proxydeck {

/// Which columns the table of leases shows, in which order and width, and what it is sorted by.
struct ColumnLayout
{
    struct Column
    {
        LeaseColumn column = LeaseColumn::State;
        bool shown = true;
        int width = 0; ///< pixels before scaling; 0: what its texts ask for

        friend bool operator==(const Column &, const Column &) = default;
    };
    struct Sort
    {
        LeaseColumn column = LeaseColumn::Count; ///< Count: newest first
        bool descending = false;

        friend bool operator==(const Sort &, const Sort &) = default;
    };

    QList<Column> columns;    ///< each column once, in the order shown
    std::optional<Sort> sort; ///< nothing: leaves the order of rows as it is

    static constexpr int leastWidth = 24;
    static constexpr int mostWidth = 4'000;

    /// Those columns, as wide as their texts ask for; the others hidden behind them.
    static ColumnLayout showing(const QList<LeaseColumn> &columns);

    /// Whether a table of layout \a now looks as this one says: hidden columns have no place and no width to see.
    bool isSeenIn(const ColumnLayout &now) const;

    /// For a settings file: "state server=160 -area;deadline desc".
    QString toText() const;
    /// What toText() wrote, perhaps by another version or edited by hand: unknown columns are left out, missing ones
    /// hidden, widths brought into their range. Nothing where no column would show.
    static std::optional<ColumnLayout> fromText(const QString &text);
};

} // namespace proxydeck
