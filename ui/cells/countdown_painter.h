// SPDX-License-Identifier: MIT
#pragma once

#include "ui/cells/remaining_delegate.h"

#include <QGlyphRun>
#include <QStyleOptionViewItem>

#include <array>
#include <optional>

class QPainter;

namespace proxydeck {

/// Paints what changes each second in cells of the remaining column: the time, and the bar if it got shorter. Its
/// output is identical to RemainingDelegate's, to the pixel, but it bypasses view, delegate and style, which cost many
/// times as much: a visible table repaints every second all day. Only for cells with nothing drawn behind their text:
/// not selected, current or hovered.
class CountdownPainter
{
public:
    struct Cell
    {
        QRect rect;
        LeaseState state = LeaseState::Live;
        qint64 remainingMs = 0;
        qint64 scaleMs = 0; ///< what a full bar stands for
    };

    explicit CountdownPainter(const RemainingDelegate &delegate)
        : m_delegate(delegate)
    {
    }

    /// \a option is the table's option for its cells; fast if it has not changed since the last call. \return false if
    /// this class cannot paint: the style draws something behind plain cells too, or the characters differ in width.
    bool prepare(const QStyleOptionViewItem &option);
    /// False if the delegate has to paint more than a time and a bar.
    bool canPaint(const Cell &cell) const;
    /// The region that differs from the state with \a remainingBeforeMs remaining.
    QRegion changed(const Cell &cell, qint64 remainingBeforeMs) const;
    /// Paints the part of \a changed in the cell; the table's background must already be painted there.
    void paint(QPainter &painter, const Cell &cell, const QRegion &changed);

private:
    void takeFont(const QStyleOptionViewItem &option);
    bool isPanelPlain(const QStyleOptionViewItem &option);
    RemainingDelegate::Places places(const Cell &cell) const;
    void paintTime(QPainter &painter, const QRect &rect, const QString &time);

    /// What the style's painting may depend on, and the result of the check.
    struct Panel
    {
        const QStyle *style = nullptr;
        qint64 palette = 0;
        QStyle::State state;
        bool isPlain = false;
    };

    const RemainingDelegate &m_delegate;
    std::array<Panel, 2> m_panels; ///< with the pointer elsewhere, and over the table
    std::optional<QFont> m_viewFont;
    Qt::LayoutDirection m_direction = Qt::LeftToRight;
    StateColors m_colors;
    qreal m_advance = 0; ///< of each character; 0 if the widths differ
    qreal m_ascent = 0;
    qreal m_descent = 0;
    int m_timeWidth = 0;
    int m_gap = 0;
    QGlyphRun m_run;
    std::array<quint32, 128> m_glyphs{}; ///< glyphs of the characters of a time
};

} // namespace proxydeck
