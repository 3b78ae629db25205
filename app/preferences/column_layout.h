// SPDX-License-Identifier: MIT
#pragma once

#include "view/lease_columns.h"

#include <QList>
#include <QString>

#include <optional>

namespace proxydeck {

/// The columns of the lease table: which are shown, in which order and width, and the sort order.
struct ColumnLayout
{
    struct Column
    {
        LeaseColumn column = LeaseColumn::State;
        bool shown = true;
        int width = 0; ///< pixels before scaling; 0: as wide as its texts

        friend bool operator==(const Column &, const Column &) = default;
    };
    struct Sort
    {
        LeaseColumn column = LeaseColumn::Count; ///< Count: newest first
        bool descending = false;

        friend bool operator==(const Sort &, const Sort &) = default;
    };

    QList<Column> columns;    ///< each column once, in the order shown
    std::optional<Sort> sort; ///< nothing: keeps the current order of rows

    static constexpr int leastWidth = 24;
    static constexpr int mostWidth = 4'000;

    /// These columns, as wide as their texts; the others hidden behind them.
    static ColumnLayout showing(const QList<LeaseColumn> &columns);

    /// Whether a table of layout \a now looks the same. Position and width of hidden columns do not count.
    bool looksSameAs(const ColumnLayout &now) const;

    /// For a settings file: "state server=160 -area;deadline desc".
    QString toText() const;
    /// Parses toText(), perhaps of another version or edited by hand: unknown columns are ignored, missing ones hidden,
    /// widths limited to their range. Nothing if no column would be visible.
    static std::optional<ColumnLayout> fromText(const QString &text);
};

} // namespace proxydeck
