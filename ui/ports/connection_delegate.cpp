// SPDX-License-Identifier: MIT
#include "ui/ports/connection_delegate.h"

#include "ui/look/contrast.h"
#include "ui/look/fixed_font.h"
#include "ui/ports/connections_model.h"
#include "ui/widgets/sign_decoration.h"

namespace proxydeck {

void ConnectionDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    PlainDelegate::initStyleOption(option, index);
    using Column = ConnectionsModel::Column;
    if (const auto column = Column(index.column());
        column == Column::Client || column == Column::Lease || column == Column::Exit) {
        // As in the table of leases.
        if (!m_fonts || m_fonts->first != option->font)
            m_fonts.emplace(option->font, fixedFont(option->font));
        option->font = m_fonts->second;
    }
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

#include "moc_connection_delegate.cpp"
