// SPDX-License-Identifier: MIT
#include "ui/look/themed_icon.h"

#include "ui/look/icon_pixels.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>

#include <algorithm>
#include <cmath>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int renderedSides[] = {16, 20, 24, 32, 48, 72}; // as in resources/icons/render.sh

QString fileOf(const QString &name, int side) { return u":/icons/actions/%1-%2.png"_s.arg(name).arg(side); }

QColor inkFor(QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    switch (mode) {
    case QIcon::Disabled:
        return palette.color(QPalette::Disabled, QPalette::ButtonText);
    case QIcon::Selected:
        return palette.color(QPalette::HighlightedText);
    case QIcon::Normal:
    case QIcon::Active:
        break;
    }
    return palette.color(QPalette::ButtonText);
}

class ThemedIconEngine final : public QIconEngine
{
public:
    explicit ThemedIconEngine(const QString &name)
        : m_name(name)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const double ratio = painter->device()->devicePixelRatio();
        const QSize pixels(int(std::ceil(rect.width() * ratio)), int(std::ceil(rect.height() * ratio)));
        painter->drawPixmap(rect, pixmap(pixels, mode, state));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const int side = std::min(size.width(), size.height());
        if (side <= 0)
            return {};
        const auto *source = std::find_if(std::begin(renderedSides), std::end(renderedSides) - 1,
                                          [side](int rendered) { return rendered >= side; });
        QPixmap shape(fileOf(m_name, *source));
        if (*source != side)
            shape = shape.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);

        QPixmap result(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        painter.drawPixmap((size.width() - side) / 2, (size.height() - side) / 2, shape);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(result.rect(), inkFor(mode));
        return result;
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        return pixmap(iconPixels(size, scale), mode, state);
    }

    QIconEngine *clone() const override { return new ThemedIconEngine(m_name); }

private:
    QString m_name;
};

} // namespace

QIcon themedIcon(QLatin1StringView name)
{
    return QFile::exists(fileOf(name, renderedSides[0])) ? QIcon(new ThemedIconEngine(name)) : QIcon();
}

} // namespace proxydeck
