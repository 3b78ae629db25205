// SPDX-License-Identifier: MIT
#include "ui/cells/check_delegate.h"

#include "lease/check_texts.h"
#include "ui/cells/check_sign.h"
#include "ui/cells/state_delegate.h"

#include <QStyle>

#include <algorithm>

namespace proxydeck {

namespace {

CheckSign signOf(const QModelIndex &index)
{
    const int state = index.data(LeaseCheckStateRole).toInt();
    const int verdict = index.data(LeaseVerdictRole).toInt();
    return checkSign(CheckState(state), verdict < 0 ? CheckVerdict::Cancelled : CheckVerdict(verdict));
}

} // namespace

int CheckDelegate::contentWidth(const QFontMetrics &metrics)
{
    int width = 0;
    for (const CheckVerdict verdict :
         {CheckVerdict::Differs, CheckVerdict::ExitUnknown, CheckVerdict::Refused, CheckVerdict::TimedOut})
        width = std::max(width, metrics.horizontalAdvance(verdictName(verdict)));
    for (const CheckState state : {CheckState::Waiting, CheckState::Running})
        width = std::max(width, metrics.horizontalAdvance(checkStateName(state)));
    return StateDelegate::iconRoom(metrics) + width;
}

void CheckDelegate::paintCell(QPainter *painter, const QStyleOptionViewItem &cell, const StateColors &colors,
                              const QModelIndex &index) const
{
    paintPanel(painter, cell);
    const CheckSign sign = signOf(index);
    const CellBackground background = cellBackgroundOf(cell);
    const LeaseState state = stateOf(index);
    const QColor color = state == LeaseState::Expired ? colors.text(state, background) : colors.check(sign, background);
    const QFontMetrics metrics(cell.font);
    const QRect content = contentRect(cell.rect);
    const int side = metrics.ascent();
    paintCheckSign(*painter,
                   QStyle::alignedRect(cell.direction, Qt::AlignLeft | Qt::AlignVCenter, QSize(side, side), content),
                   sign, color);
    const int room = StateDelegate::iconRoom(metrics);
    paintText(painter, cell, QStyle::visualRect(cell.direction, content, content.adjusted(room, 0, 0, 0)), color,
              Qt::AlignLeft);
}

QSize CheckDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize hint = LeaseDelegate::sizeHint(option, index);
    hint.rwidth() += StateDelegate::iconRoom(option.fontMetrics);
    return hint;
}

} // namespace proxydeck

#include "moc_check_delegate.cpp"
