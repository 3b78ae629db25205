// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace proxydeck {

/// Shows tool tips as plain text: Qt guesses rich text, and what came from the network must not become HTML.
class PlainDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) final;

protected:
    /// What the model says, unless a subclass knows better.
    virtual QString toolTipText(const QStyleOptionViewItem &option, const QModelIndex &index) const;
};

} // namespace proxydeck
