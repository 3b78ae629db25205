// SPDX-License-Identifier: MIT
#include "ui/widgets/plain_delegate.h"

#include "ui/widgets/plain_tool_tip.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QToolTip>

namespace proxydeck {

bool PlainDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                              const QModelIndex &index)
{
    if (!event || !view || event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), plainToolTip(toolTipText(option, index)), view->viewport(), option.rect);
    return true;
}

QString PlainDelegate::toolTipText(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return index.data(Qt::ToolTipRole).toString();
}

} // namespace proxydeck

#include "moc_plain_delegate.cpp"
