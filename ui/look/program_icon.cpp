// SPDX-License-Identifier: MIT
#include "ui/look/program_icon.h"

#include <QIconEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int drawnSides[] = {16, 24, 32, 48, 64, 128, 256}; // as in resources/icons

class ProgramIconEngine final : public QIconEngine
{
public:
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const double ratio = painter->device()->devicePixelRatio();
        const QSize pixels(int(std::ceil(rect.width() * ratio)), int(std::ceil(rect.height() * ratio)));
        QPixmap shown = pixmap(pixels, mode, state);
        shown.setDevicePixelRatio(ratio);
        QRectF place(QPointF(), shown.deviceIndependentSize());
        place.moveCenter(QRectF(rect).center());
        painter->drawPixmap(place.topLeft(), shown);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode, QIcon::State) override
    {
        const int side = sideFor(size);
        if (side <= 0)
            return {};
        const auto *source = std::find_if(std::begin(drawnSides), std::end(drawnSides) - 1,
                                          [side](int drawn) { return drawn >= side; });
        const QPixmap drawn(u":/icons/proxydeck-%1.png"_s.arg(*source));
        return *source == side ? drawn : drawn.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    }

    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return QSize(1, 1) * sideFor(size); }

    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override
    {
        QList<QSize> sizes;
        for (const int side : drawnSides)
            sizes.append(QSize(side, side));
        return sizes;
    }

    QIconEngine *clone() const override { return new ProgramIconEngine; }

private:
    /// Never larger than the largest drawn size.
    static int sideFor(const QSize &size)
    {
        return std::min({size.width(), size.height(), *std::prev(std::end(drawnSides))});
    }
};

} // namespace

QIcon programIcon() { return QIcon(new ProgramIconEngine); }

} // namespace proxydeck
