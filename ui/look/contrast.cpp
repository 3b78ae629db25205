// SPDX-License-Identifier: MIT
#include "ui/look/contrast.h"

#include <QWidget>

#include <algorithm>
#include <cmath>

namespace proxydeck {

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

constexpr double highContrastRatio = 7.0;

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double ofA = luminance(a);
    const double ofB = luminance(b);
    return (std::max(ofA, ofB) + 0.05) / (std::min(ofA, ofB) + 0.05);
}

QColor mixed(const QColor &under, const QColor &over, double share)
{
    const auto channel = [share](float from, float to) { return float(from + (to - from) * share); };
    // Rounded to 8 bits per channel, as on the screen, so that the measured contrast is the shown one.
    return QColor::fromRgb(QColor::fromRgbF(channel(under.redF(), over.redF()), channel(under.greenF(), over.greenF()),
                                            channel(under.blueF(), over.blueF()))
                               .rgb());
}

QColor readableOn(const QColor &background, const QColor &wanted, double ratio)
{
    const QColor start = QColor::fromRgb(wanted.rgb());
    if (contrastRatio(background, start) >= ratio)
        return start;
    const bool lighter = contrastRatio(background, Qt::white) > contrastRatio(background, Qt::black);
    constexpr int steps = 50;
    for (int step = 1; step <= steps; ++step) {
        const QColor candidate = mixed(start, lighter ? Qt::white : Qt::black, double(step) / steps);
        if (contrastRatio(background, candidate) >= ratio)
            return candidate;
    }
    return lighter ? Qt::white : Qt::black; // one of the two has at least 4.5 on any colour
}

QPalette withLegibleSelection(QPalette palette)
{
    const QColor highlight = palette.color(QPalette::Active, QPalette::Highlight);
    const QColor highlighted = palette.color(QPalette::Active, QPalette::HighlightedText);
    if (contrastRatio(highlight, highlighted) >= highContrastRatio)
        return palette;
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    const double share = isDark(palette) ? 0.40 : 0.22;
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
        // Fainter when another window is active, but still visible: Copy uses this selection.
        const QColor tint = mixed(base, highlight, group == QPalette::Active ? share : share * 0.75);
        palette.setColor(group, QPalette::Highlight, tint);
        palette.setColor(group, QPalette::HighlightedText, readableOn(tint, text));
    }
    return palette;
}

void applyLegibleSelection(QWidget &view)
{
    // Resets to the inherited palette first: the tint must be derived from that, not from an earlier tint.
    view.setPalette(QPalette());
    const QPalette legible = withLegibleSelection(view.palette());
    QPalette own;
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
        own.setColor(group, QPalette::Highlight, legible.color(group, QPalette::Highlight));
        own.setColor(group, QPalette::HighlightedText, legible.color(group, QPalette::HighlightedText));
    }
    view.setPalette(own);
}

} // namespace proxydeck
