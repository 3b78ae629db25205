// SPDX-License-Identifier: MIT
#pragma once

#include "ui/cells/lease_delegate.h"

namespace proxydeck {

/// The state column: an icon and a word, so that the state is not shown by colour alone; behind them a tick for a lease
/// that was copied, else a word for a new one.
class StateDelegate final : public LeaseDelegate
{
    Q_OBJECT

public:
    using LeaseDelegate::LeaseDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// Width of icon and gap before the word.
    static int iconRoom(const QFontMetrics &metrics);
    /// Width behind the word of what a new lease or a copied one shows there.
    static int signRoom(const QFontMetrics &metrics);

protected:
    void paintCell(QPainter *painter, const QStyleOptionViewItem &cell, const StateColors &colors,
                   const QModelIndex &index) const override;
};

} // namespace proxydeck
