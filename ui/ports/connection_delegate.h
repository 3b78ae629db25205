// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/plain_delegate.h"

#include <QFont>

#include <optional>
#include <utility>

namespace proxydeck {

/// Cells of a ConnectionsModel: the sign of a state, and its words in the same colour. Text colours have a contrast of
/// at least 4.5:1 on their ground.
class ConnectionDelegate final : public PlainDelegate
{
    Q_OBJECT

public:
    using PlainDelegate::PlainDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    mutable std::optional<std::pair<QFont, QFont>> m_fonts; ///< the table's, and that of addresses
};

} // namespace proxydeck
