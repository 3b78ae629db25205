// SPDX-License-Identifier: MIT
#include "ui/cells/state_colors.h"

#include "ui/look/contrast.h"

#include <algorithm>

namespace proxydeck {

namespace {

QColor tintOf(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Active, QPalette::Base), palette.color(QPalette::Active, QPalette::Highlight),
                 isDark(palette) ? 0.25 : 0.12);
}

} // namespace

StateColors::Row StateColors::rowOn(const QPalette &palette, QPalette::ColorGroup group, const QColor &background,
                                    QPalette::ColorRole text)
{
    const QColor plainInk = palette.color(group, QPalette::Text);
    const QColor ink = palette.color(group, text);
    Row row;
    row.text = readableOn(background, ink);
    row.barBackground = mixed(background, row.text, 0.16);
    // On a tint the text colour is unchanged; a different one means a strong highlight colour, on which only that text
    // colour fits.
    if (contrastRatio(ink, plainInk) > 2.0) {
        std::fill(std::begin(row.states), std::end(row.states), row.text);
        row.dimmed = row.text;
        row.bad = row.text;
        return row;
    }
    // Above 4.5, because a row can for a moment be painted on the tint of the other window state (active or inactive).
    constexpr double ratio = 4.8;
    // As faint as is still readable.
    row.dimmed = readableOn(background, mixed(background, row.text, 0.55), ratio);
    const bool dark = isDark(palette);
    const auto color
        = [&](QRgb onLight, QRgb onDark) { return readableOn(background, dark ? onDark : onLight, ratio); };
    row.states[int(LeaseState::Live)] = color(0xff1e7a52, 0xff4cc38a);
    row.states[int(LeaseState::Expiring)] = color(0xffa85c00, 0xfff0a842);
    row.states[int(LeaseState::Expired)] = row.dimmed;
    row.states[int(LeaseState::Undated)] = color(0xff2f62a8, 0xff7fb2f0);
    row.bad = color(0xffb3261e, 0xfff28b82);
    return row;
}

StateColors::StateColors(const QPalette &palette)
    : m_cacheKey(palette.cacheKey())
    , m_tint(tintOf(palette))
    , m_rows{rowOn(palette, QPalette::Active, palette.color(QPalette::Active, QPalette::Base), QPalette::Text),
             rowOn(palette, QPalette::Active, palette.color(QPalette::Active, QPalette::Highlight),
                   QPalette::HighlightedText),
             rowOn(palette, QPalette::Inactive, palette.color(QPalette::Inactive, QPalette::Highlight),
                   QPalette::HighlightedText),
             rowOn(palette, QPalette::Active, m_tint, QPalette::Text)}
    , m_separator(mixed(palette.color(QPalette::Active, QPalette::Base),
                        palette.color(QPalette::Active, QPalette::Text), isDark(palette) ? 0.12 : 0.08))
{
}

QColor StateColors::state(LeaseState state, CellBackground cellBackground) const
{
    return row(cellBackground).states[int(state)];
}

QColor StateColors::check(CheckSign sign, CellBackground cellBackground) const
{
    const Row &of = row(cellBackground);
    switch (sign) {
    case CheckSign::Good:
        return of.states[int(LeaseState::Live)];
    case CheckSign::Differs:
        return of.states[int(LeaseState::Expiring)];
    case CheckSign::Bad:
        return of.bad;
    case CheckSign::Pending:
        return of.states[int(LeaseState::Undated)];
    case CheckSign::None:
    case CheckSign::Void:
        break;
    }
    return of.dimmed;
}

QColor StateColors::text(LeaseState state, CellBackground cellBackground) const
{
    return state == LeaseState::Expired ? row(cellBackground).dimmed : row(cellBackground).text;
}

QColor StateColors::barBackground(CellBackground cellBackground) const { return row(cellBackground).barBackground; }

} // namespace proxydeck
