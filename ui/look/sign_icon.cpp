// SPDX-License-Identifier: MIT
#include "ui/look/sign_icon.h"

#include "ui/look/contrast.h"

#include <QPainter>
#include <QPainterPath>
#include <QPalette>

#include <algorithm>
#include <cmath>

namespace proxydeck {

namespace {

constexpr double signRatio = 3.0;

QPainterPath signShape(Sign sign, const QRectF &square)
{
    QPainterPath shape;
    const double side = square.width();
    if (sign == Sign::Warning) {
        shape.moveTo(square.center().x(), square.top() + side * 0.06);
        shape.lineTo(square.right(), square.bottom() - side * 0.06);
        shape.lineTo(square.left(), square.bottom() - side * 0.06);
        shape.closeSubpath();
    } else {
        shape.addEllipse(square);
    }
    return shape;
}

} // namespace

QColor signColor(Sign sign, const QColor &ground)
{
    const bool dark = ground.lightness() < 128;
    QColor wanted;
    switch (sign) {
    case Sign::Information:
        wanted = dark ? QColor(0x6f, 0xb0, 0xf0) : QColor(0x1f, 0x6a, 0xb0);
        break;
    case Sign::Warning:
        wanted = dark ? QColor(0xf0, 0xa8, 0x38) : QColor(0xb8, 0x62, 0x00);
        break;
    case Sign::Failure:
        wanted = dark ? QColor(0xff, 0x8f, 0x85) : QColor(0xb3, 0x1d, 0x14);
        break;
    case Sign::Success:
        wanted = dark ? QColor(0x6c, 0xc6, 0x7a) : QColor(0x1c, 0x7a, 0x36);
        break;
    }
    return readableOn(ground, wanted, signRatio);
}

void paintSign(QPainter &painter, const QRectF &box, Sign sign, const QColor &ground)
{
    const double side = std::min(box.width(), box.height());
    QRectF square(0, 0, side - 1, side - 1);
    square.moveCenter(box.center());
    const QColor color = signColor(sign, ground);
    const double stroke = std::max(1.5, side / 9);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPainterPath shape = signShape(sign, square);
    // Only the triangle has corners; they are rounded.
    painter.setPen(sign == Sign::Warning ? QPen(color, stroke / 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin)
                                         : QPen(Qt::NoPen));
    painter.setBrush(color);
    painter.drawPath(shape);

    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ground, stroke, Qt::SolidLine, Qt::RoundCap));
    const QPointF centre = square.center();
    const auto dot = [&](double y) { painter.drawPoint(QPointF(centre.x(), square.top() + side * y)); };
    const auto bar = [&](double from, double to) {
        painter.drawLine(QPointF(centre.x(), square.top() + side * from),
                         QPointF(centre.x(), square.top() + side * to));
    };
    switch (sign) {
    case Sign::Information:
        dot(0.25);
        bar(0.46, 0.72);
        break;
    case Sign::Warning:
        bar(0.38, 0.58);
        dot(0.76);
        break;
    case Sign::Failure: {
        const double reach = side * 0.17;
        painter.drawLine(centre + QPointF(-reach, -reach), centre + QPointF(reach, reach));
        painter.drawLine(centre + QPointF(-reach, reach), centre + QPointF(reach, -reach));
        break;
    }
    case Sign::Success: {
        const QPointF foot = centre + QPointF(-side * 0.05, side * 0.17);
        painter.drawLine(centre + QPointF(-side * 0.22, 0), foot);
        painter.drawLine(foot, centre + QPointF(side * 0.22, -side * 0.17));
        break;
    }
    }
    painter.restore();
}

QPixmap signPixmap(Sign sign, int side, double ratio, const QPalette &palette)
{
    const int pixels = int(std::ceil(side * ratio));
    QPixmap pixmap(pixels, pixels);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintSign(painter, QRectF(0, 0, side, side), sign, palette.color(QPalette::Window));
    return pixmap;
}

} // namespace proxydeck
