// SPDX-License-Identifier: MIT
#include "ui/settings/match_marks.h"

#include "ui/look/contrast.h"

#include <QPainter>
#include <QTextLayout>
#include <QWidget>

#include <algorithm>

namespace proxydeck {

void paintMatchMarks(QPainter &painter, const QWidget &widget, const QString &text, const QRect &area, bool wraps,
                     const QStringList &words)
{
    if (words.isEmpty() || text.isEmpty())
        return;
    // Uses the same layout as QPainter for plain text.
    QTextLayout layout(text, widget.font(), &widget);
    QTextOption option;
    option.setWrapMode(wraps ? QTextOption::WordWrap : QTextOption::NoWrap);
    option.setTextDirection(widget.layoutDirection());
    layout.setTextOption(option);
    layout.setCacheEnabled(true);
    layout.beginLayout();
    qreal height = 0;
    const qreal leading = std::max(0, widget.fontMetrics().leading());
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(area.width());
        if (height > 0)
            height += leading;
        line.setPosition(QPointF(0, height));
        height += line.height();
    }
    layout.endLayout();

    const QPalette &palette = widget.palette();
    const QColor mark = mixed(palette.color(QPalette::Window), palette.color(QPalette::Highlight), 0.35);
    for (const QString &word : words) {
        for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
             at = text.indexOf(word, at + word.size(), Qt::CaseInsensitive)) {
            for (int i = 0; i < layout.lineCount(); ++i) {
                const QTextLine line = layout.lineAt(i);
                const int from = std::max(int(at), line.textStart());
                const int to = std::min(int(at + word.size()), line.textStart() + line.textLength());
                if (from >= to)
                    continue;
                const qreal a = line.cursorToX(from);
                const qreal b = line.cursorToX(to);
                painter.fillRect(
                    QRectF(area.left() + std::min(a, b), area.top() + line.y(), std::abs(b - a), line.height()), mark);
            }
        }
    }
}

} // namespace proxydeck
