// SPDX-License-Identifier: MIT
#include "ui/look/frame_icon.h"

#include "ui/look/icon_pixels.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>

#include <algorithm>

namespace proxydeck {

namespace {

class FrameIconEngine final : public QIconEngine
{
public:
    explicit FrameIconEngine(FrameSign sign)
        : m_sign(sign)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const double side = std::min(rect.width(), rect.height());
        QRectF square(0, 0, side, side);
        square.moveCenter(QRectF(rect).center());
        square.adjust(side * 0.15, side * 0.15, -side * 0.15, -side * 0.15);
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(QGuiApplication::palette().color(group, QPalette::WindowText), std::max(1.0, side / 12)));
        if (m_sign == FrameSign::Close) {
            painter->drawLine(square.topLeft(), square.bottomRight());
            painter->drawLine(square.topRight(), square.bottomLeft());
        } else {
            const double step = square.width() / 3;
            painter->drawRect(square.adjusted(0, step, -step, 0));
            painter->drawPolyline(QPolygonF(
                {square.topLeft() + QPointF(step, step), square.topLeft() + QPointF(step, 0), square.topRight(),
                 square.bottomRight() - QPointF(0, step), square.bottomRight() - QPointF(step, step)}));
        }
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap result(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        paint(&painter, result.rect(), mode, state);
        return result;
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        return pixmap(iconPixels(size, scale), mode, state);
    }

    QIconEngine *clone() const override { return new FrameIconEngine(m_sign); }

private:
    FrameSign m_sign;
};

} // namespace

QIcon frameIcon(FrameSign sign) { return QIcon(new FrameIconEngine(sign)); }

} // namespace proxydeck
