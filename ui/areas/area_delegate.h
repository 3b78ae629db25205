// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace proxydeck {

/// Rows with check boxes that are visible in dark palettes too: Fusion draws their frame only slightly darker than the
/// window.
class AreaDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace proxydeck
