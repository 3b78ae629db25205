// SPDX-License-Identifier: MIT
#include "ui/cells/countdown_painter.h"

#include "lease/lease_texts.h"
#include "ui/look/fixed_font.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QRawFont>
#include <QStyle>
#include <QWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace proxydeck {

namespace {

constexpr qsizetype mostCharacters = 16;

} // namespace

bool CountdownPainter::prepare(const QStyleOptionViewItem &option)
{
    m_direction = option.direction;
    if (!m_colors.isFor(option.palette))
        m_colors = StateColors(option.palette);
    if (m_viewFont != option.font)
        takeFont(option);
    return m_advance > 0 && isPanelPlain(option);
}

bool CountdownPainter::isPanelPlain(const QStyleOptionViewItem &option)
{
    const QWidget *table = option.widget;
    if (!table || !(option.state & QStyle::State_Enabled) || (option.features & QStyleOptionViewItem::Alternate))
        return false;
    // Only the view knows the hovered cell: if a style highlights it, the delegate paints all cells while the pointer
    // is over the table.
    Panel &known = m_panels[option.state & QStyle::State_MouseOver ? 1 : 0];
    if (known.style == table->style() && known.palette == option.palette.cacheKey() && known.state == option.state)
        return known.isPlain;
    QImage image(64, 32, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QStyleOptionViewItem cell = option;
    cell.rect = image.rect();
    QPainter painter(&image);
    table->style()->drawPrimitive(QStyle::PE_PanelItemViewRow, &cell, &painter, table);
    LeaseDelegate::paintPanel(&painter, cell);
    painter.end();
    QImage nothing = image;
    nothing.fill(Qt::transparent);
    known = {table->style(), option.palette.cacheKey(), option.state, image == nothing};
    return known.isPlain;
}

void CountdownPainter::takeFont(const QStyleOptionViewItem &option)
{
    m_viewFont = option.font;
    const QFont font = fixedFont(option.font);
    const QFontMetricsF metrics(font);
    m_advance = LeaseDelegate::fixedAdvance(font).value_or(0);
    m_ascent = metrics.ascent();
    m_descent = metrics.descent();
    m_timeWidth = RemainingDelegate::timeWidth(QFontMetrics(font));
    m_gap = RemainingDelegate::gapBeforeBar(QFontMetrics(font));

    const QString characters = u"0123456789:"_s;
    const QRawFont raw = QRawFont::fromFont(option.widget ? QFont(font, option.widget) : font);
    const QList<quint32> glyphs = raw.glyphIndexesForString(characters);
    // Glyph 0 means that the font lacks the character: it would come from a fallback font, which only QPainter finds.
    if (glyphs.size() != characters.size() || glyphs.contains(0u))
        m_advance = 0;
    for (qsizetype i = 0; i < std::min(glyphs.size(), characters.size()); ++i)
        m_glyphs[characters[i].unicode()] = glyphs[i];
    m_run = QGlyphRun();
    m_run.setRawFont(raw);
}

RemainingDelegate::Places CountdownPainter::places(const Cell &cell) const
{
    return RemainingDelegate::places(cell.rect, m_direction, m_timeWidth, m_gap,
                                     shareOfBar(cell.remainingMs, cell.scaleMs));
}

bool CountdownPainter::canPaint(const Cell &cell) const
{
    if (m_advance <= 0 || cell.remainingMs < 0 || shareOfBar(cell.remainingMs, cell.scaleMs) < 0)
        return false;
    const QRect room = places(cell).time;
    return m_ascent + m_descent <= room.height()
        && m_advance * qreal(remainingText(cell.remainingMs).size()) <= room.width();
}

QRegion CountdownPainter::changed(const Cell &cell, qint64 remainingBeforeMs) const
{
    const RemainingDelegate::Places now = places(cell);
    Cell before = cell;
    before.remainingMs = remainingBeforeMs;
    QRegion region(now.time.adjusted(-1, 0, 1, 0)); // antialiased digits may extend beyond the rect
    if (places(before).full != now.full)
        region += now.bar;
    return region;
}

void CountdownPainter::paint(QPainter &painter, const Cell &cell, const QRegion &changed)
{
    const RemainingDelegate::Places at = places(cell);
    const QColor state = m_colors.state(cell.state);
    const QColor ink = cell.state == LeaseState::Expiring ? state : m_colors.text(cell.state);
    if (painter.pen().color() != ink)
        painter.setPen(ink);
    paintTime(painter, at.time, remainingText(cell.remainingMs));
    if (!at.bar.isEmpty() && changed.intersects(at.bar)) {
        m_delegate.paintBar(&painter, at.bar, m_colors.barBackground());
        if (!at.full.isEmpty())
            m_delegate.paintBar(&painter, at.full, state);
    }
    painter.fillRect(LeaseDelegate::separatorRect(cell.rect), m_colors.separator());
}

void CountdownPainter::paintTime(QPainter &painter, const QRect &rect, const QString &time)
{
    const qreal width = m_advance * qreal(time.size());
    const QPointF from = LeaseDelegate::textStart(rect, width, m_ascent, m_descent, m_direction, Qt::AlignRight);
    // Glyph runs avoid shaping and layout, which are most of the cost of drawText() and always give the same result.
    std::array<quint32, mostCharacters> glyphs;
    std::array<QPointF, mostCharacters> positions;
    const auto count = size_t(std::min(time.size(), mostCharacters));
    for (size_t i = 0; i < count; ++i) {
        glyphs[i] = m_glyphs[time[qsizetype(i)].unicode() % m_glyphs.size()];
        positions[i] = {m_advance * qreal(i), 0};
    }
    m_run.setRawData(glyphs.data(), positions.data(), int(count));
    painter.drawGlyphRun(from, m_run);
}

} // namespace proxydeck
