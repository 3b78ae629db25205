// SPDX-License-Identifier: MIT
#include "ui/summary/chart.h"

#include "ui/look/contrast.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>
#include <QToolTip>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

Chart::Chart(QWidget *parent)
    : QWidget(parent)
{
    // Focusable with Tab, so that a screen reader reads its description.
    setFocusPolicy(Qt::TabFocus);
    setBackgroundRole(QPalette::Base);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

void Chart::setTitle(const QString &title)
{
    setAccessibleName(title);
    describe(); // updates the texts to the new language
}

void Chart::setItems(const QList<ChartItem> &items)
{
    if (items == m_items)
        return;
    m_items = items;
    describe();
    updateGeometry();
    update();
}

void Chart::describe()
{
    QStringList parts;
    for (const ChartItem &item : std::as_const(m_items))
        parts.append(tr("%1: %2", "an item of a chart and its number").arg(item.label, item.valueText));
    setAccessibleDescription(parts.isEmpty() ? tr("Nothing to show")
                                             : parts.join(tr("; ", "between the items of a chart")));
}

Chart::Inks Chart::inks() const
{
    const QPalette &colors = palette();
    const QColor ground = colors.color(QPalette::Base);
    const QColor text = readableOn(ground, colors.color(QPalette::Text));
    // The accent colour, adjusted so that it stands out on light and dark backgrounds.
    return {text, readableOn(ground, mixed(ground, text, 0.62)),
            readableOn(ground, colors.color(QPalette::Highlight), 3.0),
            mixed(ground, text, isDark(colors) ? 0.10 : 0.06), mixed(ground, text, isDark(colors) ? 0.20 : 0.14)};
}

qint64 Chart::largest() const
{
    qint64 most = 0;
    for (const ChartItem &item : m_items)
        most = std::max(most, item.value);
    return most;
}

bool Chart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int item = itemAt(help->pos());
    if (item < 0 || item >= int(m_items.size())) {
        QToolTip::hideText();
        event->ignore();
        return true;
    }
    QToolTip::showText(
        help->globalPos(),
        plainToolTip(
            tr("%1: %2", "an item of a chart and its number").arg(m_items.at(item).label, m_items.at(item).valueText)),
        this);
    return true;
}

void Chart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Inks ink = inks();
    if (m_items.isEmpty()) {
        painter.setPen(ink.faint);
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, tr("Nothing to show"));
    } else {
        paintItems(painter, ink);
    }
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        option.backgroundColor = palette().color(QPalette::Base);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

} // namespace proxydeck

#include "moc_chart.cpp"
