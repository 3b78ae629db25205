// SPDX-License-Identifier: MIT
#include "ui/table/state_delegate.h"

#include "ui/table/state_icon.h"
#include "ui/widgets/table_header.h"

#include <QApplication>
#include <QPainter>

namespace proxydeck {

namespace {

int iconSide(const QFontMetrics &metrics) { return metrics.ascent(); }

} // namespace

int StateDelegate::iconRoom(const QFontMetrics &metrics)
{
    return iconSide(metrics) + metrics.horizontalAdvance(QLatin1Char(' ')) + 2;
}

void StateDelegate::paintCell(QPainter *painter, const QStyleOptionViewItem &cell, const StateColors &colors,
                              const QModelIndex &index) const
{
    paintPanel(painter, cell);

    const LeaseState state = stateOf(index);
    const QColor color = colors.state(state, backdropOf(cell));
    const QFontMetrics metrics(cell.font);
    const QRect content = contentRect(cell.rect);
    const int side = iconSide(metrics);
    const QRect icon
        = QStyle::alignedRect(cell.direction, Qt::AlignLeft | Qt::AlignVCenter, QSize(side, side), content);
    const QRect text = QStyle::visualRect(cell.direction, content, content.adjusted(iconRoom(metrics), 0, 0, 0));

    if (index.data(LeaseUnlistedRole).toBool())
        paintUnlistedIcon(*painter, icon, color);
    else
        paintStateIcon(*painter, icon, state, color);
    paintText(painter, cell, text, color, Qt::AlignLeft);
}

QSize StateDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize hint = LeaseDelegate::sizeHint(option, index);
    hint.rwidth() += iconRoom(option.fontMetrics);
    return hint;
}

} // namespace proxydeck
