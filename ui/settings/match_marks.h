// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

class QPainter;
class QRect;
class QWidget;

namespace proxydeck {

/// Paints a highlight behind each occurrence of \a words in \a text, which \a widget draws in \a area from the top
/// left. Call it before the text is painted.
void paintMatchMarks(QPainter &painter, const QWidget &widget, const QString &text, const QRect &area, bool wraps,
                     const QStringList &words);

} // namespace proxydeck
