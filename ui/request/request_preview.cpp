// SPDX-License-Identifier: MIT
#include "ui/request/request_preview.h"

#include "ui/look/fixed_font.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QTextBlock>
#include <QTextLayout>
#include <QTextOption>

#include <cmath>

namespace proxydeck {

namespace {

constexpr int mostLines = 8;

} // namespace

RequestPreview::RequestPreview(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setWordWrapMode(QTextOption::WrapAnywhere);
    setLayoutDirection(Qt::LeftToRight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    useFixedFont();
}

void RequestPreview::setRequest(const QString &masked)
{
    if (toPlainText() != masked)
        setPlainText(masked);
    fit();
}

void RequestPreview::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fit();
}

void RequestPreview::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::ApplicationFontChange) {
        useFixedFont();
        fit();
    }
}

void RequestPreview::useFixedFont() { setFont(fixedFont(parentWidget() ? parentWidget()->font() : font())); }

void RequestPreview::fit()
{
    // Uses the height of the laid-out lines: the dots that mask a secret may come from another, taller font.
    const QTextBlock block = document()->firstBlock();
    const qreal text = document()->documentLayout()->blockBoundingRect(block).height();
    const int lines = block.layout()->lineCount();
    const qreal most = lines > mostLines ? text * mostLines / lines : text;
    setVerticalScrollBarPolicy(lines > mostLines ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    const int height = int(std::ceil(most + 2 * document()->documentMargin())) + 2 * frameWidth();
    if (height != maximumHeight())
        setFixedHeight(height);
}

} // namespace proxydeck

#include "moc_request_preview.cpp"
