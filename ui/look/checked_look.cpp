// SPDX-License-Identifier: MIT
#include "ui/look/checked_look.h"

#include "ui/look/contrast.h"

namespace proxydeck {

QPalette checkedButtonPalette(const QPalette &around)
{
    const QColor button = around.color(QPalette::Active, QPalette::Button);
    const QColor accent = around.color(QPalette::Active, QPalette::Highlight);
    const QColor ground = mixed(button, accent, isDark(around) ? 0.35 : 0.18);
    const QColor text = readableOn(ground, around.color(QPalette::Active, QPalette::ButtonText));
    QPalette checked;
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        checked.setColor(group, QPalette::Button, ground);
        checked.setColor(group, QPalette::ButtonText, text);
    }
    return checked;
}

} // namespace proxydeck
