// SPDX-License-Identifier: MIT
#include "ui/look/fixed_font.h"

#include <QFontDatabase>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace proxydeck {

QFont fixedFont(const QFont &text)
{
    QFont font = text;
    font.setFamilies({u"Cascadia Mono"_s, u"Consolas"_s, u"SF Mono"_s, u"Menlo"_s, u"DejaVu Sans Mono"_s,
                      QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    font.setStyleStrategy(QFont::PreferNoShaping); // nothing in addresses and times is kerned or joined
    // Fixed-width faces run wide: a touch smaller they look the same size.
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * 0.95);
    return font;
}

} // namespace proxydeck
