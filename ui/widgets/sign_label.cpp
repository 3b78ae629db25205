// SPDX-License-Identifier: MIT
#include "ui/widgets/sign_label.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace proxydeck {

SignLabel::SignLabel(Sign sign, QWidget *parent)
    : QWidget(parent)
    , m_sign(sign)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void SignLabel::setSign(Sign sign)
{
    m_sign = sign;
    update();
}

QSize SignLabel::sizeHint() const
{
    const int side = fontMetrics().height();
    return {side, side};
}

void SignLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect box = QStyle::alignedRect(layoutDirection(), Qt::AlignCenter, sizeHint(), rect());
    paintSign(painter, box, m_sign, palette().color(QPalette::Window));
}

void SignLabel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace proxydeck

#include "moc_sign_label.cpp"
