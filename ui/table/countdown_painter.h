// SPDX-License-Identifier: MIT
#pragma once

#include "ui/table/remaining_delegate.h"

#include <QGlyphRun>
#include <QStyleOptionViewItem>

#include <array>
#include <optional>

class QPainter;

namespace proxydeck {

/// Paints what a second changes in cells of the remaining column: the time, and the bar where it got shorter. Shows
/// what RemainingDelegate shows, to the pixel, without the way through view, delegate and style, which costs many times
/// as much: this is what a table in sight does all day long. For cells with nothing behind their text: not selected,
/// current or pointed at.
class CountdownPainter
{
public:
    struct Cell
    {
        QRect rect;
        LeaseState state = LeaseState::Live;
        qint64 remainingMs = 0;
        qint64 lifetimeMs = 0;
    };

    explicit CountdownPainter(const RemainingDelegate &delegate)
        : m_delegate(delegate)
    {
    }

    /// \a option is the table's for its cells; quick where nothing in it is other than the last time. \return false
    /// where nothing can be painted here: the style has something behind plain cells too, or the characters are not of
    /// one width.
    bool prepare(const QStyleOptionViewItem &option);
    /// False where the delegate has to do more than a time and a bar.
    bool canPaint(const Cell &cell) const;
    /// What of it looks otherwise than at the time of \a before, when so much remained.
    QRegion changed(const Cell &cell, qint64 remainingBeforeMs) const;
    /// What of \a changed lies in the cell; \a painter must have the table's background painted there.
    void paint(QPainter &painter, const Cell &cell, const QRegion &changed);

private:
    void takeFont(const QStyleOptionViewItem &option);
    bool isPanelPlain(const QStyleOptionViewItem &option);
    RemainingDelegate::Places places(const Cell &cell) const;
    void paintTime(QPainter &painter, const QRect &rect, const QString &time);

    /// What a style may decide by; and what it decided.
    struct Panel
    {
        const QStyle *style = nullptr;
        qint64 palette = 0;
        QStyle::State state;
        bool isPlain = false;
    };

    const RemainingDelegate &m_delegate;
    std::array<Panel, 2> m_panels; ///< while the pointer is elsewhere, and over the table
    std::optional<QFont> m_viewFont;
    Qt::LayoutDirection m_direction = Qt::LeftToRight;
    StateColors m_colors;
    qreal m_advance = 0; ///< of each character; 0 where they are not of one width
    qreal m_ascent = 0;
    qreal m_descent = 0;
    int m_timeWidth = 0;
    int m_gap = 0;
    QGlyphRun m_run;
    std::array<quint32, 128> m_glyphs{}; ///< of the characters of a time
};

} // namespace proxydeck
