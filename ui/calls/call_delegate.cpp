// SPDX-License-Identifier: MIT
#include "ui/calls/call_delegate.h"

#include "ui/calls/calls_model.h"
#include "ui/look/contrast.h"
#include "ui/look/fixed_font.h"
#include "ui/look/sign_icon.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace proxydeck {

namespace {

using Column = CallsModel::Column;

bool isSelected(const QStyleOptionViewItem &option) { return option.state & QStyle::State_Selected; }

QPalette::ColorGroup groupOf(const QStyleOptionViewItem &option)
{
    return option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
}

CallColors inkOf(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    return callColors(option.palette, groupOf(option), isSelected(option), index.data(CallsModel::FailedRole).toBool());
}

const QStyle *styleOf(const QStyleOptionViewItem &option)
{
    return option.widget ? option.widget->style() : QApplication::style();
}

CallsModel::Line lineOf(const QModelIndex &index) { return CallsModel::Line(index.data(CallsModel::LineRole).toInt()); }

bool isGroup(const QModelIndex &index)
{
    return lineOf(index) == CallsModel::Line::ClosedGroup || lineOf(index) == CallsModel::Line::OpenGroup;
}

// In characters of the fixed font, so that times stay below each other.
constexpr int charactersOfArrow = 2;
constexpr int charactersOfMember = 2;

int marginOf(const QStyleOptionViewItem &option)
{
    return styleOf(option)->pixelMetric(QStyle::PM_FocusFrameHMargin, &option, option.widget) + 1;
}

} // namespace

CallColors callColors(const QPalette &palette, QPalette::ColorGroup group, bool selected, bool failed)
{
    const bool dark = isDark(palette);
    const QColor red = dark ? QColor(0xff, 0x8f, 0x85) : QColor(0xb3, 0x1d, 0x14);
    CallColors ink;
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
    ink.link = strong ? ink.text : readableOn(behind, palette.color(group, QPalette::Link));
    return ink;
}

void CallDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const CallColors ink = inkOf(*option, index);
    option->palette.setColor(isSelected(*option) ? QPalette::HighlightedText : QPalette::Text, ink.text);
    if (ink.background.isValid())
        option->backgroundBrush = ink.background;
    const auto column = Column(index.column());
    if (column == Column::Time || column == Column::Request)
        option->font = fixedFont(option->font);
    if (column == Column::Request)
        option->textElideMode = Qt::ElideMiddle; // both ends of an id are needed to tell it from others
    if (column == Column::Time) {
        const bool member = lineOf(index) == CallsModel::Line::Member;
        option->text.prepend(QString(charactersOfArrow + (member ? charactersOfMember : 0) - 1, QLatin1Char(' ')));
    }
    if (option->displayAlignment & Qt::AlignRight)
        option->text.append(QLatin1Char(' '));
    else
        option->text.prepend(QLatin1Char(' ')); // same margin as in TableHeader
}

int CallDelegate::timeIndent(const QFont &font)
{
    return QFontMetrics(fixedFont(font)).horizontalAdvance(QLatin1Char(' ')) * charactersOfArrow;
}

QString CallDelegate::linkText(int leases) { return tr("Select these %n", nullptr, leases); }

void CallDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const CallColors ink = inkOf(option, index);
    if (Column(index.column()) == Column::Outcome)
        paintOutcome(painter, cell, ink, index);
    else
        styleOf(cell)->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    if (Column(index.column()) == Column::Time && isGroup(index))
        paintArrow(painter, cell, ink, index);
    const QColor hairline = mixed(option.palette.color(QPalette::Base), option.palette.color(QPalette::Text),
                                  isDark(option.palette) ? 0.12 : 0.08);
    painter->fillRect(QRect(cell.rect.left(), cell.rect.bottom(), cell.rect.width(), 1), hairline);
}

QRect CallDelegate::arrowRect(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (Column(index.column()) != Column::Time || !isGroup(index))
        return {};
    const QRect room(option.rect.left(), option.rect.top(), timeIndent(option.font) + marginOf(option),
                     option.rect.height());
    return QStyle::visualRect(option.direction, option.rect, room);
}

void CallDelegate::paintArrow(QPainter *painter, const QStyleOptionViewItem &cell, const CallColors &ink,
                              const QModelIndex &index) const
{
    QStyleOption arrow;
    arrow.direction = cell.direction;
    arrow.state = QStyle::State_Enabled;
    arrow.palette = cell.palette;
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        arrow.palette.setColor(role, ink.text);
    const QRect room = arrowRect(cell, index);
    const int side = std::min(room.width(), QFontMetrics(cell.font).height() / 2 + 2);
    arrow.rect = QStyle::alignedRect(cell.direction, Qt::AlignCenter, QSize(side, side), room);
    const bool open = lineOf(index) == CallsModel::Line::OpenGroup;
    const QStyle::PrimitiveElement closed
        = cell.direction == Qt::RightToLeft ? QStyle::PE_IndicatorArrowLeft : QStyle::PE_IndicatorArrowRight;
    styleOf(cell)->drawPrimitive(open ? QStyle::PE_IndicatorArrowDown : closed, &arrow, painter, cell.widget);
}

CallDelegate::Outcome CallDelegate::outcomeOf(const QStyleOptionViewItem &cell, const QModelIndex &index) const
{
    Outcome outcome;
    const int margin = marginOf(cell);
    const QFontMetrics plain(cell.font);
    const int blank = plain.horizontalAdvance(QLatin1Char(' '));
    QRect room = cell.rect.adjusted(margin + blank, 0, -margin, 0);
    const QString text = index.data().toString();
    QString rest = text;
    if (index.data(CallsModel::FailedRole).toBool()) {
        const int side = std::min(plain.height(), room.height());
        outcome.icon = QRect(room.left(), room.top(), side, room.height());
        room.adjust(side + 2 * margin, 0, 0, 0);
        QFont bold = cell.font;
        bold.setBold(true);
        const QFontMetrics boldMetrics(bold);
        const QString title = index.data(CallsModel::TitleRole).toString();
        outcome.titleText = boldMetrics.elidedText(title, Qt::ElideRight, room.width());
        outcome.title = room;
        outcome.title.setWidth(std::min(room.width(), boldMetrics.horizontalAdvance(outcome.titleText) + 1));
        room.setLeft(outcome.title.right() + 2 * blank);
        // The rest of the text after the title, without the separator between them.
        rest = text.mid((text.startsWith(title) ? title.size() : text.size()) + 1).trimmed();
    }
    if (const int leases = index.data(CallsModel::LeasesRole).toInt(); leases > 0) {
        const QString link = linkText(leases);
        const int width = plain.horizontalAdvance(link);
        const int least = std::min(plain.horizontalAdvance(rest), plain.averageCharWidth() * 10);
        if (room.width() >= least + 2 * blank + width) {
            const int left = std::min(plain.horizontalAdvance(rest), room.width() - 2 * blank - width) + 1;
            outcome.link = QRect(room.left() + left + 2 * blank - 1, room.top(), width, room.height());
            outcome.linkText = link;
            room.setWidth(left);
        }
    }
    outcome.text = room;
    outcome.shownText = room.width() > 0 ? plain.elidedText(rest, Qt::ElideRight, room.width()) : QString();
    for (QRect *part : {&outcome.icon, &outcome.title, &outcome.text, &outcome.link}) {
        if (!part->isEmpty())
            *part = QStyle::visualRect(cell.direction, cell.rect, *part);
    }
    return outcome;
}

QRect CallDelegate::linkRect(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (Column(index.column()) != Column::Outcome)
        return {};
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    return outcomeOf(cell, index).link;
}

void CallDelegate::paintOutcome(QPainter *painter, QStyleOptionViewItem cell, const CallColors &ink,
                                const QModelIndex &index) const
{
    const Outcome outcome = outcomeOf(cell, index);
    cell.text.clear();
    styleOf(cell)->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    const QColor own = cell.palette.color(groupOf(cell), isSelected(cell) ? QPalette::Highlight : QPalette::Base);
    if (!outcome.icon.isEmpty())
        paintSign(*painter, outcome.icon, index.data(CallsModel::UnknownRole).toBool() ? Sign::Warning : Sign::Failure,
                  ink.background.isValid() ? ink.background : own);

    painter->save();
    painter->setClipRect(cell.rect);
    const int flags = QStyle::visualAlignment(cell.direction, Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine;
    if (!outcome.titleText.isEmpty()) {
        QFont bold = cell.font;
        bold.setBold(true);
        painter->setFont(bold);
        painter->setPen(ink.title);
        painter->drawText(outcome.title, flags, outcome.titleText);
    }
    painter->setFont(cell.font);
    painter->setPen(ink.text);
    painter->drawText(outcome.text, flags, outcome.shownText);
    if (!outcome.link.isEmpty()) {
        QFont underlined = cell.font;
        underlined.setUnderline(true);
        painter->setFont(underlined);
        painter->setPen(ink.link);
        painter->drawText(outcome.link, flags, outcome.linkText);
    }
    painter->restore();
}

bool CallDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                               const QModelIndex &index)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<const QMouseEvent *>(event);
        const QPoint at = mouse->position().toPoint();
        if (mouse->button() == Qt::LeftButton && linkRect(option, index).contains(at)) {
            Q_EMIT linkPressed(index);
            return true;
        }
        if (mouse->button() == Qt::LeftButton && arrowRect(option, index).contains(at)) {
            Q_EMIT arrowPressed(index);
            return true;
        }
    }
    return PlainDelegate::editorEvent(event, model, option, index);
}

} // namespace proxydeck

#include "moc_call_delegate.cpp"
