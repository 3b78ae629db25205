// SPDX-License-Identifier: MIT
#include "ui/summary/column_chart.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace proxydeck {

namespace {

constexpr int columnMargin = 3; ///< for the focus frame
constexpr int scaleSteps = 4;   ///< number of steps on the scale

} // namespace

QSize ColumnChart::sizeHint() const { return {fontMetrics().averageCharWidth() * 80, fontMetrics().height() * 11}; }

QSize ColumnChart::minimumSizeHint() const { return {fontMetrics().averageCharWidth() * 36, sizeHint().height()}; }

qint64 ColumnChart::scaleEnd(qint64 value)
{
    // Each quarter is a whole number.
    for (qint64 power = 1; power <= 1'000'000'000'000'000; power *= 10) {
        for (const qint64 end : {4 * power, 8 * power, 20 * power}) {
            if (value <= end)
                return end;
        }
    }
    return value;
}

QRectF ColumnChart::plot() const
{
    const QFontMetrics metrics = fontMetrics();
    const int scale = metrics.horizontalAdvance(QLocale().toString(scaleEnd(largest()))) + 8;
    return QRectF(rect()).adjusted(columnMargin + scale, columnMargin + metrics.height() / 2.0, -columnMargin - 4,
                                   -columnMargin - metrics.height() - 6);
}

int ColumnChart::itemAt(const QPoint &at) const
{
    const QRectF area = plot();
    if (items().isEmpty() || at.x() < area.left() || at.x() >= area.right())
        return -1;
    return int((at.x() - area.left()) * double(items().size()) / area.width());
}

void ColumnChart::paintItems(QPainter &painter, const Inks &inks)
{
    const QFontMetrics metrics = fontMetrics();
    const QLocale locale;
    const QRectF area = plot();
    const qint64 end = scaleEnd(largest());

    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int step = 0; step <= scaleSteps; ++step) {
        const double y = std::round(area.bottom() - area.height() * step / scaleSteps);
        painter.setPen(step == 0 ? inks.faint : inks.line);
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(inks.faint);
        painter.drawText(
            QRectF(columnMargin, y - metrics.height() / 2.0, area.left() - columnMargin - 8, metrics.height()),
            int(Qt::AlignRight | Qt::AlignVCenter), locale.toString(end * step / scaleSteps));
    }

    const double slot = area.width() / double(items().size());
    int widest = 0;
    for (const ChartItem &item : items())
        widest = std::max(widest, metrics.horizontalAdvance(item.label));
    // The newest item is always named, the others at equal distances from it.
    const int every = std::max(1, int(std::ceil((widest + metrics.averageCharWidth() * 2) / slot)));
    painter.setRenderHint(QPainter::Antialiasing, true);
    for (int i = 0; i < int(items().size()); ++i) {
        const ChartItem &item = items().at(i);
        const double left = area.left() + slot * i;
        const double thickness = std::clamp(slot * 0.72, 1.0, 46.0);
        if (item.value > 0) {
            const double high = std::max(1.5, area.height() * double(item.value) / double(end));
            painter.setPen(Qt::NoPen);
            painter.setBrush(inks.bar);
            const QRectF column(left + (slot - thickness) / 2, area.bottom() - high, thickness, high);
            if (thickness > 6)
                painter.drawRoundedRect(column, 2, 2);
            else
                painter.drawRect(column);
        }
        if ((int(items().size()) - 1 - i) % every != 0)
            continue;
        const double middle = left + slot / 2;
        QRectF name(0, area.bottom() + 4, metrics.horizontalAdvance(item.label) + 2, metrics.height());
        name.moveLeft(
            std::clamp(middle - name.width() / 2, double(columnMargin), width() - columnMargin - name.width()));
        painter.setPen(inks.text);
        painter.drawText(name, int(Qt::AlignCenter), item.label);
    }
}

} // namespace proxydeck

#include "moc_column_chart.cpp"
