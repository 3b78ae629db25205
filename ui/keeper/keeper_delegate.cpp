// SPDX-License-Identifier: MIT
#include "ui/keeper/keeper_delegate.h"

#include "ui/keeper/keepers_model.h"
#include "ui/look/contrast.h"
#include "ui/widgets/sign_decoration.h"

namespace proxydeck {

void KeeperDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    PlainDelegate::initStyleOption(option, index);
    if (index.column() == int(KeepersModel::Column::Good)) {
        const int enough = index.data(KeepersModel::EnoughRole).toInt();
        if (enough < 0)
            return;
        const QColor ground = cellGround(*option);
        const QColor ink = readableOn(ground, signColor(enough ? Sign::Success : Sign::Failure, ground));
        const bool selected = option->state & QStyle::State_Selected;
        option->palette.setColor(selected ? QPalette::HighlightedText : QPalette::Text, ink);
    }
    if (const QVariant sign = index.data(KeepersModel::SignRole); sign.isValid())
        decorateWithSign(*option, Sign(sign.toInt()));
}

} // namespace proxydeck

#include "moc_keeper_delegate.cpp"
