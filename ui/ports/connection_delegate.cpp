// SPDX-License-Identifier: MIT
#include "ui/ports/connection_delegate.h"

#include "ui/look/contrast.h"
#include "ui/ports/connections_model.h"
#include "ui/widgets/sign_decoration.h"

namespace proxydeck {

void ConnectionDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    PlainDelegate::initStyleOption(option, index);
    const QVariant sign = index.data(ConnectionsModel::SignRole);
    if (!sign.isValid())
        return;
    const QColor ground = cellGround(*option);
    const bool selected = option->state & QStyle::State_Selected;
    option->palette.setColor(selected ? QPalette::HighlightedText : QPalette::Text,
                             readableOn(ground, signColor(Sign(sign.toInt()), ground)));
    decorateWithSign(*option, Sign(sign.toInt()));
}

} // namespace proxydeck
