// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/plain_delegate.h"

namespace proxydeck {

/// Cells of a PortsModel: the sign of a port, its success in the colour of good or bad, and the last minute as a line.
/// Text colours have a contrast of at least 4.5:1 on their ground, the line of 3:1.
class PortDelegate final : public PlainDelegate
{
    Q_OBJECT

public:
    using PlainDelegate::PlainDelegate;

    static constexpr double goodShare = 0.98; ///< from this share of successes on, a port is good

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace proxydeck
