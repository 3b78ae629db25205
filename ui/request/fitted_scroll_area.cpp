// SPDX-License-Identifier: MIT
#include "ui/request/fitted_scroll_area.h"

#include <QResizeEvent>

#include <algorithm>

namespace proxydeck {

FittedScrollArea::FittedScrollArea(QWidget *parent)
    : UprightScrollArea(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
}

int FittedScrollArea::contentHeight() const
{
    const int width = viewport()->width();
    return widget()->hasHeightForWidth() ? widget()->heightForWidth(width) : widget()->sizeHint().height();
}

QSize FittedScrollArea::sizeHint() const
{
    const QSize usual = UprightScrollArea::sizeHint();
    return widget() ? QSize(usual.width(), contentHeight() + 2 * frameWidth()) : usual;
}

QSize FittedScrollArea::minimumSizeHint() const
{
    const QSize usual = UprightScrollArea::minimumSizeHint();
    // Room for a field and a half, which shows that there are more.
    return widget() ? QSize(usual.width(), std::min(contentHeight(), fontMetrics().height() * 4)) : usual;
}

void FittedScrollArea::resizeEvent(QResizeEvent *event)
{
    UprightScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry(); // texts wrap in another way
}

} // namespace proxydeck

#include "moc_fitted_scroll_area.cpp"
