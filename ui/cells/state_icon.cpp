// SPDX-License-Identifier: MIT
#include "ui/cells/state_icon.h"

#include "ui/look/icon_pixels.h"

#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace proxydeck {

namespace {

class StateIconEngine final : public QIconEngine
{
public:
    StateIconEngine(LeaseState state, const QColor &color)
        : m_state(state)
        , m_color(color)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        painter->save();
        if (mode == QIcon::Disabled)
            painter->setOpacity(0.4);
        paintStateIcon(*painter, rect, m_state, m_color);
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap result(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return result;
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        return pixmap(iconPixels(size, scale), mode, state);
    }

    QIconEngine *clone() const override { return new StateIconEngine(m_state, m_color); }

private:
    LeaseState m_state;
    QColor m_color;
};

} // namespace

void paintStateIcon(QPainter &painter, const QRectF &box, LeaseState state, const QColor &color)
{
    const double side = std::min(box.width(), box.height());
    const double stroke = std::max(1.25, side / 9);
    QRectF circle(0, 0, side - stroke, side - stroke);
    circle.moveCenter(box.center());

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, stroke));
    painter.setBrush(Qt::NoBrush);
    switch (state) {
    case LeaseState::Live:
        painter.setBrush(color);
        painter.drawEllipse(circle);
        break;
    case LeaseState::Expiring:
        painter.drawEllipse(circle);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPie(circle, 90 * 16, 180 * 16);
        break;
    case LeaseState::Expired:
        painter.drawEllipse(circle);
        break;
    case LeaseState::Undated: {
        // A path, not text: it does not depend on a font, and its strokes are as thick as in the other icons.
        const QPointF center = circle.center();
        const double r = side * 0.24;
        const QRectF hook(center.x() - r, center.y() - side * 0.42, 2 * r, 2 * r);
        QPainterPath mark;
        mark.arcMoveTo(hook, 170);
        mark.arcTo(hook, 170, -215);
        mark.quadTo(QPointF(center.x(), center.y() + side * 0.02), QPointF(center.x(), center.y() + side * 0.14));
        painter.setPen(QPen(color, stroke * 1.25, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(mark);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(QPointF(center.x(), center.y() + side * 0.40), stroke * 0.8, stroke * 0.8);
        break;
    }
    }
    painter.restore();
}

void paintUnlistedIcon(QPainter &painter, const QRectF &box, const QColor &color)
{
    paintStateIcon(painter, box, LeaseState::Expired, color);
    const double side = std::min(box.width(), box.height());
    const double reach = side * 0.34;
    const QPointF corner(reach, -reach);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, std::max(1.25, side / 9)));
    painter.drawLine(box.center() - corner, box.center() + corner);
    painter.restore();
}

void paintCopiedSign(QPainter &painter, const QRectF &box, const QColor &color)
{
    const double side = std::min(box.width(), box.height());
    const QPointF center = box.center();
    const auto at = [&](double x, double y) { return center + QPointF(x * side, y * side); };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, std::max(1.25, side / 9), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF({at(-0.34, 0.04), at(-0.1, 0.28), at(0.36, -0.26)}));
    painter.restore();
}

QIcon stateIcon(LeaseState state, const QColor &color) { return QIcon(new StateIconEngine(state, color)); }

} // namespace proxydeck
