// SPDX-License-Identifier: MIT
#include "ui/widgets/icon_label.h"

#include <QPainter>

namespace proxydeck {

IconLabel::IconLabel(const QIcon &icon, int side, QWidget *parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_side(side)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_icon.paint(&painter, QRect(0, 0, m_side, m_side));
}

} // namespace proxydeck

#include "moc_icon_label.cpp"
