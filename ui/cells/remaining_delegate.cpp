// SPDX-License-Identifier: MIT
#include "ui/cells/remaining_delegate.h"

#include "ui/look/fixed_font.h"
#include "ui/widgets/table_header.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace proxydeck {

namespace {

constexpr int barWidth = 60;
constexpr int barHeight = 6;
constexpr qsizetype mostBars = 500; ///< more than one width per pixel and one colour per state need

} // namespace

double shareOfBar(qint64 remainingMs, qint64 scaleMs)
{
    if (remainingMs < 0 || scaleMs <= 0)
        return -1;
    return std::clamp(double(remainingMs) / double(scaleMs), 0.0, 1.0);
}

int RemainingDelegate::timeWidth(const QFontMetrics &metrics) { return metrics.horizontalAdvance(u"00:00:00"_s); }

int RemainingDelegate::gapBeforeBar(const QFontMetrics &metrics) { return metrics.averageCharWidth() + 2; }

int RemainingDelegate::contentWidth(const QFontMetrics &metrics)
{
    return timeWidth(metrics) + gapBeforeBar(metrics) + barWidth;
}

int RemainingDelegate::timeWidthIn(const QFont &font) const
{
    if (!m_timeWidth || m_timeWidth->first != font)
        m_timeWidth.emplace(font, timeWidth(QFontMetrics(font)));
    return m_timeWidth->second;
}

void RemainingDelegate::paintBar(QPainter *painter, const QRect &bar, const QColor &color) const
{
    const qreal ratio = painter->device()->devicePixelRatioF();
    if (ratio != m_barsRatio || m_bars.size() >= mostBars) {
        m_barsRatio = ratio;
        m_bars.clear();
    }
    QPixmap &made = m_bars[{bar.width(), color.rgba()}];
    if (made.isNull()) {
        made = QPixmap(bar.size() * ratio);
        made.setDevicePixelRatio(ratio);
        made.fill(Qt::transparent);
        QPainter paint(&made);
        paint.setRenderHint(QPainter::Antialiasing);
        paint.setPen(Qt::NoPen);
        paint.setBrush(color);
        const double radius = bar.height() / 2.0;
        paint.drawRoundedRect(QRect(QPoint(), bar.size()), std::min(radius, bar.width() / 2.0), radius);
    }
    painter->drawPixmap(bar.topLeft(), made);
}

RemainingDelegate::Places RemainingDelegate::places(const QRect &cell, Qt::LayoutDirection direction, int timeWidth,
                                                    int gap, double left)
{
    const QRect content = contentRect(cell);
    // A row without a bar may use the bar's area, because "unknown" is longer than a time.
    const int room = left < 0 ? content.width() : std::min(content.width(), timeWidth);
    Places places;
    places.time = QStyle::visualRect(direction, content, QRect(content.topLeft(), QSize(room, content.height())));
    QRect bar(content.left() + room + gap, 0, std::min(barWidth, content.width() - room - gap), barHeight);
    if (left < 0 || bar.width() < 8)
        return places;
    bar.moveTop(content.top() + (content.height() - bar.height()) / 2);
    places.bar = QStyle::visualRect(direction, content, bar);
    if (left > 0) {
        // A live lease always shows at least 2 pixels.
        QRect full = bar;
        full.setWidth(std::max(2, qRound(left * bar.width())));
        places.full = QStyle::visualRect(direction, content, full);
    }
    return places;
}

void RemainingDelegate::paintCell(QPainter *painter, const QStyleOptionViewItem &cell, const StateColors &colors,
                                  const QModelIndex &index) const
{
    paintPanel(painter, cell);

    const LeaseState state = stateOf(index);
    const CellBackground cellBackground = cellBackgroundOf(cell);
    const double left
        = shareOfBar(index.data(LeaseRemainingRole).toLongLong(), index.data(LeaseScaleRole).toLongLong());
    const Places at
        = places(cell.rect, cell.direction, timeWidthIn(cell.font), gapBeforeBar(QFontMetrics(cell.font)), left);
    const QColor ink
        = state == LeaseState::Expiring ? colors.state(state, cellBackground) : colors.text(state, cellBackground);
    paintText(painter, cell, at.time, ink, left < 0 ? Qt::AlignLeft : Qt::AlignRight);
    if (!at.bar.isEmpty())
        paintBar(painter, at.bar, colors.barBackground(cellBackground));
    if (!at.full.isEmpty())
        paintBar(painter, at.full, colors.state(state, cellBackground));
}

QSize RemainingDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize hint = LeaseDelegate::sizeHint(option, index);
    hint.setWidth(contentWidth(QFontMetrics(fixedFont(option.font))) + 2 * cellPadding);
    return hint;
}

} // namespace proxydeck

#include "moc_remaining_delegate.cpp"
