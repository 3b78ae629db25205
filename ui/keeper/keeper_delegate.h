// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/plain_delegate.h"

namespace proxydeck {

/// Cells of a KeepersModel: the sign before a state, and numbers of good leases in the colour of enough or too few. All
/// text colours have a contrast of at least 4.5:1 on their ground.
class KeeperDelegate final : public PlainDelegate
{
    Q_OBJECT

public:
    using PlainDelegate::PlainDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace proxydeck
