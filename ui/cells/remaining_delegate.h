// SPDX-License-Identifier: MIT
#pragma once

#include "ui/cells/lease_delegate.h"

#include <QHash>
#include <QPixmap>

namespace proxydeck {

/// The remaining column: the remaining time and a thin bar, on one scale for all rows.
class RemainingDelegate final : public LeaseDelegate
{
    Q_OBJECT

public:
    using LeaseDelegate::LeaseDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// Width reserved for the time, so that all bars are aligned; \a metrics is of the column's own font.
    static int timeWidth(const QFontMetrics &metrics);
    static int contentWidth(const QFontMetrics &metrics);
    static int gapBeforeBar(const QFontMetrics &metrics);

    struct Places
    {
        QRect time;
        QRect bar;  ///< empty if there is no bar
        QRect full; ///< the remaining part of it
    };
    /// Layout of a cell with the share \a left of its bar (see shareOfBar()).
    static Places places(const QRect &cell, Qt::LayoutDirection direction, int timeWidth, int gap, double left);
    /// Cached per width and colour: antialiased ends cost more than the rest of the cell, which is painted each second.
    void paintBar(QPainter *painter, const QRect &bar, const QColor &color) const;

protected:
    void paintCell(QPainter *painter, const QStyleOptionViewItem &cell, const StateColors &colors,
                   const QModelIndex &index) const override;

private:
    int timeWidthIn(const QFont &font) const;

    mutable std::optional<std::pair<QFont, int>> m_timeWidth;
    mutable QHash<std::pair<int, QRgb>, QPixmap> m_bars;
    mutable qreal m_barsRatio = 0; ///< device pixel ratio of the cached bars
};

/// How much of a bar of \a scaleMs is filled, 0..1; below 0 if either is unknown (then there is no bar).
double shareOfBar(qint64 remainingMs, qint64 scaleMs);

} // namespace proxydeck
