// SPDX-License-Identifier: MIT
#pragma once

#include "ui/cells/lease_delegate.h"

namespace proxydeck {

/// The column of checks: a sign and a word, so that what was found is not shown by colour alone.
class CheckDelegate final : public LeaseDelegate
{
    Q_OBJECT

public:
    using LeaseDelegate::LeaseDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// Width of sign and word of what is found most; longer words are elided.
    static int contentWidth(const QFontMetrics &metrics);

protected:
    void paintCell(QPainter *painter, const QStyleOptionViewItem &cell, const StateColors &colors,
                   const QModelIndex &index) const override;
};

} // namespace proxydeck
