// SPDX-License-Identifier: MIT
#include "ui/state_colors.h"

#include "ui/theme.h"

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

constexpr double textRatio = 4.5;
constexpr double highContrastRatio = 7.0;

} // namespace

double contrastRatio(const QColor &a, const QColor &b)
{
    const double ofA = luminance(a);
    const double ofB = luminance(b);
    return (std::max(ofA, ofB) + 0.05) / (std::min(ofA, ofB) + 0.05);
}

QColor mixed(const QColor &under, const QColor &over, double share)
{
    const auto channel = [share](float from, float to) { return float(from + (to - from) * share); };
    // Through 8 bits, as the screen has it: what is measured must be what is shown.
    return QColor::fromRgb(QColor::fromRgbF(channel(under.redF(), over.redF()), channel(under.greenF(), over.greenF()),
                                            channel(under.blueF(), over.blueF())).rgb());
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
    return lighter ? Qt::white : Qt::black; // one of the two has 4.5 on any colour
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
        // Fainter while another window has the focus, but never gone: the selection is what Copy will take.
        const QColor tint = mixed(base, highlight, group == QPalette::Active ? share : share * 0.75);
        palette.setColor(group, QPalette::Highlight, tint);
        palette.setColor(group, QPalette::HighlightedText, readableOn(tint, text));
    }
    return palette;
}

void applyLegibleSelection(QWidget &view)
{
    // From what it would be without us: ours is derived from it, and must not be derived from itself.
    view.setPalette(QPalette());
    const QPalette legible = withLegibleSelection(view.palette());
    QPalette own;
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
        own.setColor(group, QPalette::Highlight, legible.color(group, QPalette::Highlight));
        own.setColor(group, QPalette::HighlightedText, legible.color(group, QPalette::HighlightedText));
    }
    view.setPalette(own);
}

StateColors::Row StateColors::rowOn(const QPalette &palette, QPalette::ColorGroup group, bool selected)
{
    const QColor background = palette.color(group, selected ? QPalette::Highlight : QPalette::Base);
    const QColor plainInk = palette.color(group, QPalette::Text);
    const QColor ink = selected ? palette.color(group, QPalette::HighlightedText) : plainInk;
    Row row;
    row.text = readableOn(background, ink);
    row.trough = mixed(background, row.text, 0.16);
    // On a tint the text stays as it was; another ink tells of a strong highlight, where only that ink belongs.
    if (contrastRatio(ink, plainInk) > 2.0) {
        std::fill(std::begin(row.states), std::end(row.states), row.text);
        row.dimmed = row.text;
        return row;
    }
    // With something to spare: for a moment a row can lie on the tint of the other kind of window, active or not.
    constexpr double ratio = 4.8;
    // As faint as can still be read.
    row.dimmed = readableOn(background, mixed(background, row.text, 0.55), ratio);
    const bool dark = isDark(palette);
    const auto color = [&](QRgb onLight, QRgb onDark) { return readableOn(background, dark ? onDark : onLight, ratio); };
    row.states[int(LeaseState::Live)] = color(0xff1e7a52, 0xff4cc38a);
    row.states[int(LeaseState::Expiring)] = color(0xffa85c00, 0xfff0a842);
    row.states[int(LeaseState::Expired)] = row.dimmed;
    row.states[int(LeaseState::Undated)] = color(0xff2f62a8, 0xff7fb2f0);
    return row;
}

StateColors::StateColors(const QPalette &palette)
    : m_cacheKey(palette.cacheKey())
    , m_rows{rowOn(palette, QPalette::Active, false), rowOn(palette, QPalette::Active, true),
             rowOn(palette, QPalette::Inactive, true)}
    , m_separator(mixed(palette.color(QPalette::Active, QPalette::Base), palette.color(QPalette::Active, QPalette::Text),
                        isDark(palette) ? 0.12 : 0.08))
{
}

QColor StateColors::state(LeaseState state, Backdrop backdrop) const
{
    return row(backdrop).states[int(state)];
}

QColor StateColors::text(LeaseState state, Backdrop backdrop) const
{
    return state == LeaseState::Expired ? row(backdrop).dimmed : row(backdrop).text;
}

QColor StateColors::trough(Backdrop backdrop) const
{
    return row(backdrop).trough;
}

} // namespace proxydeck
