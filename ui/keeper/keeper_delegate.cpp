// SPDX-License-Identifier: MIT
#include "ui/keeper/keeper_delegate.h"

#include "ui/keeper/keepers_model.h"
#include "ui/look/contrast.h"
#include "ui/look/sign_icon.h"

#include <QIcon>
#include <QPainter>
#include <QPixmap>
#include <QWidget>

#include <cmath>

namespace proxydeck {

void KeeperDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    PlainDelegate::initStyleOption(option, index);
    const auto group = option->state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    const bool selected = option->state & QStyle::State_Selected;
    const QColor ground = option->palette.color(group, selected ? QPalette::Highlight : QPalette::Base);
    if (index.column() == int(KeepersModel::Column::Good)) {
        const int enough = index.data(KeepersModel::EnoughRole).toInt();
        if (enough < 0)
            return;
        const QColor ink = readableOn(ground, signColor(enough ? Sign::Success : Sign::Failure, ground));
        option->palette.setColor(selected ? QPalette::HighlightedText : QPalette::Text, ink);
    }
    const QVariant sign = index.data(KeepersModel::SignRole);
    if (!sign.isValid())
        return;
    const int side = option->fontMetrics.ascent() + 1;
    const double ratio = option->widget ? option->widget->devicePixelRatioF() : 1;
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintSign(painter, QRectF(0, 0, side, side), Sign(sign.toInt()), ground);
    painter.end();
    QIcon icon;
    // In a selected row too: styles would mix their accent into it.
    for (const auto mode : {QIcon::Normal, QIcon::Selected, QIcon::Disabled})
        icon.addPixmap(pixmap, mode);
    option->icon = icon;
    option->decorationSize = QSize(side, side);
    option->features |= QStyleOptionViewItem::HasDecoration;
}

} // namespace proxydeck
