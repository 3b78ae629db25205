// SPDX-License-Identifier: MIT
#pragma once

#include "ui/table/lease_delegate.h"

#include <QHash>
#include <QPixmap>

namespace proxydeck {

/// The remaining column: the time left and a thin bar of how much of the lifetime that is.
class RemainingDelegate final : public LeaseDelegate
{
    Q_OBJECT

public:
    using LeaseDelegate::LeaseDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// What is kept for the time, so that all bars begin at one line; \a metrics of the column's own font.
    static int timeWidth(const QFontMetrics &metrics);
    static int contentWidth(const QFontMetrics &metrics);
    static int gapBeforeBar(const QFontMetrics &metrics);

    struct Places
    {
        QRect time;
        QRect bar;  ///< empty where there is none
        QRect full; ///< the part of it that is left
    };
    /// In a cell of which \a left (see lifetimeLeft()) is left.
    static Places places(const QRect &cell, Qt::LayoutDirection direction, int timeWidth, int gap, double left);
    /// Painted once a width and colour: smooth ends cost more than the rest of the cell, which is painted each second.
    void paintBar(QPainter *painter, const QRect &bar, const QColor &color) const;

protected:
    void paintCell(QPainter *painter, const QStyleOptionViewItem &cell, const StateColors &colors,
                   const QModelIndex &index) const override;

private:
    int timeWidthIn(const QFont &font) const;

    mutable std::optional<std::pair<QFont, int>> m_timeWidth;
    mutable QHash<std::pair<int, QRgb>, QPixmap> m_bars;
    mutable qreal m_barsRatio = 0; ///< device pixels a pixel that they are made for
};

/// Part of the lifetime left, 0..1; below 0 where either is unknown (no bar then).
double lifetimeLeft(qint64 remainingMs, qint64 lifetimeMs);

} // namespace proxydeck
