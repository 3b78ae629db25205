// SPDX-License-Identifier: MIT
#include "ui/widgets/upright_scroll_area.h"

#include <QEvent>
#include <QScrollBar>
#include <QStyle>

#include <algorithm>

namespace proxydeck {

UprightScrollArea::UprightScrollArea(QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
}

QSize UprightScrollArea::minimumSizeHint() const
{
    const QSize usual = QScrollArea::minimumSizeHint();
    if (!widget())
        return usual;
    // A transient scroll bar is drawn over the contents and takes no width.
    const bool over = style()->styleHint(QStyle::SH_ScrollBar_Transient, nullptr, verticalScrollBar());
    const int bar = over ? 0 : verticalScrollBar()->sizeHint().width();
    return {std::max(usual.width(), widget()->minimumSizeHint().width() + bar + 2 * frameWidth()), usual.height()};
}

bool UprightScrollArea::eventFilter(QObject *watched, QEvent *event)
{
    const bool eaten = QScrollArea::eventFilter(watched, event);
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return eaten;
}

} // namespace proxydeck

#include "moc_upright_scroll_area.cpp"
