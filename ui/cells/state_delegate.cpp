// SPDX-License-Identifier: MIT
#include "ui/cells/state_delegate.h"

#include "ui/cells/state_icon.h"
#include "ui/widgets/table_header.h"
#include "view/lease_view.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace proxydeck {

namespace {

int iconSide(const QFontMetrics &metrics) { return metrics.ascent(); }

} // namespace

int StateDelegate::iconRoom(const QFontMetrics &metrics)
{
    return iconSide(metrics) + metrics.horizontalAdvance(QLatin1Char(' ')) + 2;
}

int StateDelegate::signRoom(const QFontMetrics &metrics)
{
    const int gap = metrics.horizontalAdvance(QLatin1Char(' ')) + 2;
    return gap + std::max(metrics.horizontalAdvance(LeaseView::newMark()), iconSide(metrics));
}

void StateDelegate::paintCell(QPainter *painter, const QStyleOptionViewItem &cell, const StateColors &colors,
                              const QModelIndex &index) const
{
    paintPanel(painter, cell);

    const LeaseState state = stateOf(index);
    const QColor color = colors.state(state, cellBackgroundOf(cell));
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

    const QColor ink = colors.text(state, cellBackgroundOf(cell));
    const bool copied = index.data(LeaseCopiedRole).toBool();
    if (index.data(LeaseNewRole).toBool() && !copied) {
        const int used = iconRoom(metrics) + metrics.horizontalAdvance(cell.text)
            + metrics.horizontalAdvance(QLatin1Char(' ')) + 2;
        QStyleOptionViewItem mark = cell;
        mark.text = LeaseView::newMark();
        paintText(painter, mark, QStyle::visualRect(cell.direction, content, content.adjusted(used, 0, 0, 0)), ink,
                  Qt::AlignLeft);
    }
    if (copied)
        paintCopiedSign(
            *painter,
            QStyle::alignedRect(cell.direction, Qt::AlignRight | Qt::AlignVCenter, QSize(side, side), content), ink);
}

QSize StateDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize hint = LeaseDelegate::sizeHint(option, index);
    hint.rwidth() += iconRoom(option.fontMetrics) + signRoom(option.fontMetrics);
    return hint;
}

} // namespace proxydeck

#include "moc_state_delegate.cpp"
