// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace proxydeck {

/// Shows tool tips as plain text: Qt detects rich text automatically, and text from the network must not become HTML.
class PlainDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) final;

protected:
    /// The model's tool tip, unless a subclass overrides it.
    virtual QString toolTipText(const QStyleOptionViewItem &option, const QModelIndex &index) const;
};

} // namespace proxydeck
