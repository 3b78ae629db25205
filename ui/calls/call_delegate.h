// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/plain_delegate.h"

#include <QColor>
#include <QPalette>

namespace proxydeck {

/// What a row of the calls is painted with. Both inks have at least 4.5:1 on what lies behind them.
struct CallInk
{
    QColor background; ///< invalid: the view's own
    QColor text;
    QColor title; ///< of a failure
};
CallInk callInk(const QPalette &palette, QPalette::ColorGroup group, bool selected, bool failed);

/// Any cell of the list of calls: a failure's row is tinted, its outcome begins with an icon and a bold title. Tooltips
/// show as plain text what did not fit.
class CallDelegate final : public PlainDelegate
{
    Q_OBJECT

public:
    using PlainDelegate::PlainDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    void paintFailure(QPainter *painter, QStyleOptionViewItem cell, const CallInk &ink, const QModelIndex &index) const;
};

} // namespace proxydeck
