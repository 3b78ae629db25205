// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace proxydeck {

/// Rows with check boxes that are seen in the dark too: Fusion draws their frame a shade darker than the window.
class AreaDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace proxydeck
