// SPDX-License-Identifier: MIT
#include "ui/look/fixed_font.h"

#include "ui/look/scaled_font.h"

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
    font.setStyleStrategy(QFont::PreferNoShaping); // addresses and times need no kerning or ligatures
    // Monospaced fonts look larger than others at the same size, so the size is reduced to 95 %.
    return scaledFont(font, 0.95);
}

} // namespace proxydeck
