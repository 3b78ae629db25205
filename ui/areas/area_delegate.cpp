// SPDX-License-Identifier: MIT
#include "ui/areas/area_delegate.h"

#include "ui/look/contrast.h"

namespace proxydeck {

void AreaDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (option->features.testFlag(QStyleOptionViewItem::HasCheckIndicator) && isDark(option->palette))
        option->palette.setColor(QPalette::Window, option->palette.color(QPalette::Text));
}

} // namespace proxydeck

#include "moc_area_delegate.cpp"
