// SPDX-License-Identifier: MIT
#include "ui/ports/port_delegate.h"

#include "ui/look/contrast.h"
#include "ui/ports/ports_model.h"
#include "ui/widgets/sign_decoration.h"
#include "ui/widgets/table_header.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace proxydeck {

void PortDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    PlainDelegate::initStyleOption(option, index);
    if (const QVariant success = index.data(PortsModel::SuccessRole); success.isValid()) {
        const QColor ground = cellGround(*option);
        const Sign sign = success.toDouble() >= goodShare ? Sign::Success : Sign::Failure;
        const bool selected = option->state & QStyle::State_Selected;
        option->palette.setColor(selected ? QPalette::HighlightedText : QPalette::Text,
                                 readableOn(ground, signColor(sign, ground)));
    }
    if (const QVariant sign = index.data(PortsModel::SignRole); sign.isValid()) {
        decorateWithSign(*option, Sign(sign.toInt()));
    } else if (index.column() == int(PortsModel::Column::Port)) {
        // The same room, so that addresses stand below one another.
        const int side = option->fontMetrics.ascent() + 1;
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = QSize(side, side);
    }
}

void PortDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    PlainDelegate::paint(painter, option, index); // the ground, the selection, the focus
    if (index.column() != int(PortsModel::Column::Minute))
        return;
    const auto seconds = index.data(PortsModel::MinuteRole).value<QList<quint32>>();
    if (seconds.size() < 2)
        return;
    const quint32 most = std::max(1u, *std::max_element(seconds.cbegin(), seconds.cend()));
    const double up = option.fontMetrics.height() / 4.0;
    const QRectF box = QRectF(option.rect).adjusted(cellPadding, up, -cellPadding, -up);
    QPolygonF line;
    line.reserve(seconds.size());
    for (qsizetype i = 0; i < seconds.size(); ++i)
        line.append({box.left() + box.width() * double(i) / double(seconds.size() - 1),
                     box.bottom() - box.height() * double(seconds.at(i)) / double(most)});
    QStyleOptionViewItem own = option;
    initStyleOption(&own, index);
    const QColor ground = cellGround(own);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(readableOn(ground, signColor(Sign::Success, ground), 3), 1.4));
    painter->drawPolyline(line);
    painter->restore();
}

} // namespace proxydeck

#include "moc_port_delegate.cpp"
