// SPDX-License-Identifier: MIT
#include "ui/cells/lease_delegate.h"

#include "ui/look/fixed_font.h"
#include "ui/widgets/table_header.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPainter>

#include <algorithm>
#include <optional>

namespace proxydeck {

bool LeaseDelegate::isFixedWidth(LeaseColumn column)
{
    switch (column) {
    case LeaseColumn::Server:
    case LeaseColumn::ExitIp:
    case LeaseColumn::Deadline:
    case LeaseColumn::Remaining:
    case LeaseColumn::Request:
    case LeaseColumn::Copied:
    case LeaseColumn::Latency:
    case LeaseColumn::MeasuredExit:
    case LeaseColumn::Tunnels:
    case LeaseColumn::Traffic:
    case LeaseColumn::Success:
        return true;
    default:
        return false;
    }
}

std::optional<qreal> LeaseDelegate::fixedAdvance(const QFont &font)
{
    const QFontMetricsF metrics(font);
    const qreal advance = metrics.horizontalAdvance(u'0');
    for (const QChar c : {QChar(u'W'), QChar(u'i'), QChar(u'.')}) {
        if (metrics.horizontalAdvance(c) != advance)
            return {};
    }
    return advance;
}

QPointF LeaseDelegate::textStart(const QRect &rect, qreal width, qreal ascent, qreal descent,
                                 Qt::LayoutDirection direction, Qt::Alignment side)
{
    const bool right = QStyle::visualAlignment(direction, side) & Qt::AlignRight;
    return {right ? rect.left() + rect.width() - width : rect.left(),
            rect.top() + (rect.height() - ascent - descent) / 2 + ascent};
}

LeaseState LeaseDelegate::stateOf(const QModelIndex &index)
{
    const int state = index.data(LeaseStateRole).toInt();
    return state >= 0 && state <= int(LeaseState::Undated) ? LeaseState(state) : LeaseState::Undated;
}

CellBackground LeaseDelegate::cellBackgroundOf(const QStyleOptionViewItem &option)
{
    if (!(option.state & QStyle::State_Selected))
        return option.backgroundBrush.style() == Qt::NoBrush ? CellBackground::Plain : CellBackground::New;
    return option.state & QStyle::State_Active ? CellBackground::Selected : CellBackground::SelectedInactive;
}

const StateColors &LeaseDelegate::colors(const QPalette &palette) const
{
    if (!m_colors.isFor(palette))
        m_colors = StateColors(palette);
    return m_colors;
}

void LeaseDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.data(LeaseNewRole).toBool())
        option->backgroundBrush = colors(option->palette).tint();
    const auto column = LeaseColumn(index.column());
    if (isFixedWidth(column)) {
        if (!m_fonts || m_fonts->first != option->font)
            m_fonts.emplace(option->font, fixedFont(option->font));
        option->font = m_fonts->second;
    }
    // Elided in the middle, because the end matters too: the port of an address, the city of an area, the mode of a
    // plan, the end of an id, the time of day of a timestamp.
    if (column == LeaseColumn::Server || column == LeaseColumn::Request || column == LeaseColumn::Area
        || column == LeaseColumn::Plan)
        option->textElideMode = Qt::ElideMiddle;
    else if (column == LeaseColumn::Deadline || column == LeaseColumn::Copied)
        option->textElideMode = Qt::ElideLeft;
}

QSize LeaseDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize hint = QStyledItemDelegate::sizeHint(option, index);
    hint.rwidth() += 2 * cellPadding;
    return hint;
}

void LeaseDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const StateColors &known = colors(option.palette);
    painter->save();
    painter->setClipRect(cell.rect);
    paintCell(painter, cell, known, index);
    painter->restore();
    painter->fillRect(separatorRect(cell.rect), known.separator());
}

void LeaseDelegate::paintCell(QPainter *painter, const QStyleOptionViewItem &cell, const StateColors &colors,
                              const QModelIndex &index) const
{
    paintPanel(painter, cell);
    const auto column = LeaseColumn(index.column());
    const auto side = column == LeaseColumn::Latency || isOfTraffic(column) ? Qt::AlignRight : Qt::AlignLeft;
    paintText(painter, cell, contentRect(cell.rect), colors.text(stateOf(index), cellBackgroundOf(cell)), side);
}

void LeaseDelegate::paintText(QPainter *painter, const QStyleOptionViewItem &cell, const QRect &rect,
                              const QColor &color, Qt::Alignment side) const
{
    // Drawn directly: the style would add its own margins and lay out the text again for every cell.
    painter->setFont(cell.font);
    painter->setPen(color);
    // Fast path without elision or layout, for most texts painted on each tick and while scrolling.
    if (!m_advance || m_advance->first != cell.font)
        m_advance.emplace(cell.font, fixedAdvance(cell.font));
    const bool plain = std::all_of(cell.text.begin(), cell.text.end(), [](QChar c) { return c > u' ' && c <= u'~'; });
    if (plain && m_advance->second) {
        const qreal width = *m_advance->second * qreal(cell.text.size());
        if (width <= rect.width()) {
            const QFontMetricsF exact(cell.font);
            painter->drawText(textStart(rect, width, exact.ascent(), exact.descent(), cell.direction, side), cell.text);
            return;
        }
    }
    const QFontMetrics metrics(cell.font);
    painter->drawText(rect, int(QStyle::visualAlignment(cell.direction, side | Qt::AlignVCenter)) | Qt::TextSingleLine,
                      metrics.elidedText(cell.text, cell.textElideMode, rect.width()));
}

void LeaseDelegate::paintPanel(QPainter *painter, QStyleOptionViewItem cell)
{
    cell.text.clear();
    cell.icon = QIcon();
    cell.features &= ~(QStyleOptionViewItem::HasDisplay | QStyleOptionViewItem::HasDecoration);
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
}

QRect LeaseDelegate::contentRect(const QRect &cell) { return cell.adjusted(cellPadding, 0, -cellPadding, 0); }

QString LeaseDelegate::toolTipText(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString text = PlainDelegate::toolTipText(option, index);
    if (!text.isEmpty())
        return text;
    QStyleOptionViewItem full = option;
    initStyleOption(&full, index);
    const bool fits = QFontMetrics(full.font).horizontalAdvance(full.text) <= contentRect(full.rect).width();
    return fits ? QString() : full.text;
}

} // namespace proxydeck

#include "moc_lease_delegate.cpp"
