// SPDX-License-Identifier: MIT
#include "ui/widgets/plain_tool_tip.h"

#include <QWidget>

namespace proxydeck {

using namespace Qt::StringLiterals;

QString plainToolTip(const QString &text)
{
    return text.isEmpty() ? QString() : u"<span>"_s + text.toHtmlEscaped() + u"</span>"_s;
}

void setPlainToolTip(QWidget &widget, const QString &text)
{
    const QString described = widget.accessibleDescription();
    const bool ours = described.isEmpty() || plainToolTip(described) == widget.toolTip();
    widget.setToolTip(plainToolTip(text));
    if (ours)
        widget.setAccessibleDescription(text);
}

} // namespace proxydeck
