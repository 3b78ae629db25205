// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/plain_delegate.h"

namespace proxydeck {

/// A key in two lines: its name and how many of its leases live, then its plan in small letters and the state of its
/// secret, and how it is kept filled; its colour is a strip at the edge. A group is one line with an arrow that shows
/// whether it is folded.
class KeyDelegate : public PlainDelegate
{
    Q_OBJECT

public:
    using PlainDelegate::PlainDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

protected:
    QString toolTipText(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintGroup(QPainter &painter, const QStyleOptionViewItem &cell, const QModelIndex &index) const;
    void paintKey(QPainter &painter, const QStyleOptionViewItem &cell, const QModelIndex &index) const;
};

} // namespace proxydeck
