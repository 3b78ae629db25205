// SPDX-License-Identifier: MIT
#include "ui/summary/bar_chart.h"

#include "ui/look/sign_icon.h"

#include <QPainter>

#include <algorithm>

namespace proxydeck {

namespace {

constexpr int barGap = 10;   ///< between name, bar and number
constexpr int signGap = 5;   ///< between sign and name
constexpr int barMargin = 3; ///< for the focus frame

} // namespace

int BarChart::rowHeight() const { return fontMetrics().height() + std::max(6, fontMetrics().height() / 3); }

QSize BarChart::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 56, std::max(1, int(items().size())) * rowHeight() + 2 * barMargin};
}

QSize BarChart::minimumSizeHint() const { return {fontMetrics().averageCharWidth() * 36, sizeHint().height()}; }

int BarChart::itemAt(const QPoint &at) const
{
    const int row = (at.y() - barMargin) / rowHeight();
    return at.y() >= barMargin && row < int(items().size()) ? row : -1;
}

void BarChart::paintItems(QPainter &painter, const Inks &inks)
{
    const QFontMetrics metrics = fontMetrics();
    const int height = rowHeight();
    int names = 0;
    int numbers = 0;
    for (const ChartItem &item : items()) {
        names = std::max(names, metrics.horizontalAdvance(item.label) + 2); // widths are rounded, elision is not
        numbers = std::max(numbers, metrics.horizontalAdvance(item.valueText));
    }
    const int inside = width() - 2 * barMargin;
    names = std::min(names, inside * 2 / 5);
    const bool signs = std::any_of(items().begin(), items().end(), [](const ChartItem &item) { return item.sign; });
    const int sign = signs ? metrics.ascent() : 0;
    const int begin = barMargin + (signs ? sign + signGap : 0);
    const int left = begin + names + barGap;
    const int room = std::max(8, width() - barMargin - numbers - barGap - left);
    const qint64 most = std::max<qint64>(1, largest());
    const int thickness = std::max(6, height * 11 / 20);
    for (int row = 0; row < int(items().size()); ++row) {
        const ChartItem &item = items().at(row);
        const QRect line(barMargin, barMargin + row * height, inside, height);
        painter.setPen(inks.text);
        painter.drawText(QRect(begin, line.top(), names, height), int(Qt::AlignLeft | Qt::AlignVCenter),
                         metrics.elidedText(item.label, Qt::ElideRight, names));
        painter.drawText(QRect(left + room + barGap, line.top(), numbers, height),
                         int(Qt::AlignRight | Qt::AlignVCenter), item.valueText);
        if (item.sign)
            paintSign(painter, QRectF(barMargin, line.top() + (height - sign) / 2.0, sign, sign), *item.sign,
                      palette().color(QPalette::Base));
        const QRectF barBackground(left, line.top() + (height - thickness) / 2.0, room, thickness);
        painter.setPen(Qt::NoPen);
        painter.setBrush(inks.barBackground);
        painter.drawRoundedRect(barBackground, 2, 2);
        if (item.value > 0) {
            QRectF bar = barBackground;
            bar.setWidth(std::max(2.0, barBackground.width() * double(item.value) / double(most)));
            painter.setBrush(item.sign ? signColor(*item.sign, palette().color(QPalette::Base)) : inks.bar);
            painter.drawRoundedRect(bar, 2, 2);
        }
    }
}

} // namespace proxydeck

#include "moc_bar_chart.cpp"
