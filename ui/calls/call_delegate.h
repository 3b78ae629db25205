// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/plain_delegate.h"

#include <QColor>
#include <QPalette>

namespace proxydeck {

/// Colours of a row in the list of calls. Both text colours have a contrast of at least 4.5:1 on their background.
struct CallInk
{
    QColor background; ///< invalid: the view's own background
    QColor text;
    QColor title; ///< of a failed call
};
CallInk callInk(const QPalette &palette, QPalette::ColorGroup group, bool selected, bool failed);

/// Paints all cells of the list of calls: the row of a failure is tinted, and its outcome begins with an icon and a
/// bold title. Tool tips show elided text as plain text.
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
