// SPDX-License-Identifier: MIT
#include "ui/widgets/sign_decoration.h"

#include <QIcon>
#include <QPainter>
#include <QPixmap>
#include <QStyleOptionViewItem>
#include <QWidget>

namespace proxydeck {

QColor cellGround(const QStyleOptionViewItem &option)
{
    const auto group = option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    const bool selected = option.state & QStyle::State_Selected;
    return option.palette.color(group, selected ? QPalette::Highlight : QPalette::Base);
}

void decorateWithSign(QStyleOptionViewItem &option, Sign sign)
{
    const int side = option.fontMetrics.ascent() + 1;
    const double ratio = option.widget ? option.widget->devicePixelRatioF() : 1;
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintSign(painter, QRectF(0, 0, side, side), sign, cellGround(option));
    painter.end();
    QIcon icon;
    // In a selected row too: styles would mix their accent into it.
    for (const auto mode : {QIcon::Normal, QIcon::Selected, QIcon::Disabled})
        icon.addPixmap(pixmap, mode);
    option.icon = icon;
    option.decorationSize = QSize(side, side);
    option.features |= QStyleOptionViewItem::HasDecoration;
}

} // namespace proxydeck
