// SPDX-License-Identifier: MIT
#include "ui/calls/call_delegate.h"

#include "ui/calls/calls_model.h"
#include "ui/look/contrast.h"
#include "ui/look/fixed_font.h"
#include "ui/look/sign_icon.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPainter>

namespace proxydeck {

namespace {

using Column = CallsModel::Column;

bool isSelected(const QStyleOptionViewItem &option) { return option.state & QStyle::State_Selected; }

QPalette::ColorGroup groupOf(const QStyleOptionViewItem &option)
{
    return option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
}

CallInk inkOf(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    return callInk(option.palette, groupOf(option), isSelected(option), index.data(CallsModel::FailedRole).toBool());
}

const QStyle *styleOf(const QStyleOptionViewItem &option)
{
    return option.widget ? option.widget->style() : QApplication::style();
}

int marginOf(const QStyleOptionViewItem &option)
{
    return styleOf(option)->pixelMetric(QStyle::PM_FocusFrameHMargin, &option, option.widget) + 1;
}

} // namespace

CallInk callInk(const QPalette &palette, QPalette::ColorGroup group, bool selected, bool failed)
{
    const bool dark = isDark(palette);
    const QColor red = dark ? QColor(0xff, 0x8f, 0x85) : QColor(0xb3, 0x1d, 0x14);
    CallInk ink;
    QColor behind = palette.color(group, selected ? QPalette::Highlight : QPalette::Base);
    if (failed && !selected) {
        behind = mixed(behind, dark ? QColor(0xe0, 0x4a, 0x3f) : QColor(0xd9, 0x3a, 0x2f), dark ? 0.16 : 0.07);
        ink.background = behind;
    }
    const QColor plain = palette.color(group, QPalette::Text);
    const QColor own = selected ? palette.color(group, QPalette::HighlightedText) : plain;
    ink.text = readableOn(behind, own);
    // A text colour that differs from the usual one means a strong selection colour; only that text colour fits on it.
    const bool strong = selected && contrastRatio(own, plain) > 2.0;
    ink.title = strong ? ink.text : readableOn(behind, red);
    return ink;
}

void CallDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const CallInk ink = inkOf(*option, index);
    option->palette.setColor(isSelected(*option) ? QPalette::HighlightedText : QPalette::Text, ink.text);
    if (ink.background.isValid())
        option->backgroundBrush = ink.background;
    const auto column = Column(index.column());
    if (column == Column::Time || column == Column::Request)
        option->font = fixedFont(option->font);
    if (column == Column::Request)
        option->textElideMode = Qt::ElideMiddle; // both ends of an id are needed to tell it from others
    if (option->displayAlignment & Qt::AlignRight)
        option->text.append(QLatin1Char(' '));
    else
        option->text.prepend(QLatin1Char(' ')); // same margin as in TableHeader
}

void CallDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    if (Column(index.column()) == Column::Outcome && index.data(CallsModel::FailedRole).toBool())
        paintFailure(painter, cell, inkOf(option, index), index);
    else
        styleOf(cell)->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    const QColor hairline = mixed(option.palette.color(QPalette::Base), option.palette.color(QPalette::Text),
                                  isDark(option.palette) ? 0.12 : 0.08);
    painter->fillRect(QRect(cell.rect.left(), cell.rect.bottom(), cell.rect.width(), 1), hairline);
}

void CallDelegate::paintFailure(QPainter *painter, QStyleOptionViewItem cell, const CallInk &ink,
                                const QModelIndex &index) const
{
    const QStyle *style = styleOf(cell);
    cell.text.clear();
    const QString text = index.data().toString();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    const int margin = marginOf(cell);
    QRect room = cell.rect.adjusted(margin + cell.fontMetrics.horizontalAdvance(QLatin1Char(' ')), 0, -margin, 0);
    const int side = std::min(cell.fontMetrics.height(), room.height());
    const QRect icon = QStyle::visualRect(cell.direction, room, QRect(room.left(), room.top(), side, room.height()));
    const QColor own = cell.palette.color(groupOf(cell), isSelected(cell) ? QPalette::Highlight : QPalette::Base);
    paintSign(*painter, icon, index.data(CallsModel::UnknownRole).toBool() ? Sign::Warning : Sign::Failure,
              ink.background.isValid() ? ink.background : own);

    painter->save();
    painter->setClipRect(cell.rect);
    room = QStyle::visualRect(cell.direction, room, room.adjusted(side + 2 * margin, 0, 0, 0));
    const QString title = index.data(CallsModel::TitleRole).toString();
    QFont bold = cell.font;
    bold.setBold(true);
    const QFontMetrics boldMetrics(bold);
    painter->setFont(bold);
    painter->setPen(ink.title);
    const int flags = QStyle::visualAlignment(cell.direction, Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine;
    painter->drawText(room, flags, boldMetrics.elidedText(title, Qt::ElideRight, room.width()));

    // The rest of the text after the title, without the separator between them.
    const qsizetype colon = text.startsWith(title) ? title.size() : text.size();
    const QString rest = text.mid(colon + 1).trimmed();
    const int used = boldMetrics.horizontalAdvance(title) + boldMetrics.horizontalAdvance(QLatin1String("  "));
    const QRect left = QStyle::visualRect(cell.direction, room, room.adjusted(used, 0, 0, 0));
    if (used < room.width()) {
        painter->setFont(cell.font);
        painter->setPen(ink.text);
        painter->drawText(left, flags, QFontMetrics(cell.font).elidedText(rest, Qt::ElideRight, left.width()));
    }
    painter->restore();
}

} // namespace proxydeck
