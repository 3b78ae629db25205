// SPDX-License-Identifier: MIT
#include "ui/widgets/filter_edit.h"

#include "ui/widgets/clear_button.h"
#include "ui/widgets/field_input.h"

#include <QEvent>
#include <QPainter>
#include <QStyleOption>

namespace proxydeck {

FilterEdit::FilterEdit(QWidget *parent)
    : QLineEdit(parent)
{
    new FieldInput(*this, TextKind::Search);
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        // Created with the first text: loading its icon is slow, and this field is in the first window.
        if (!text.isEmpty() && !isClearButtonEnabled()) {
            setClearButtonEnabled(true);
            nameClearButton(*this);
        }
        updateMargins();
    });
}

void FilterEdit::setShortcutHint(const QKeySequence &keys)
{
    m_hint = keys.toString(QKeySequence::NativeText);
    updateMargins();
    update();
}

bool FilterEdit::showsHint() const
{
    // If there is room for one only, the placeholder is shown.
    const int needed
        = fontMetrics().horizontalAdvance(placeholderText()) + fontMetrics().horizontalAdvance(m_hint) + 32;
    return text().isEmpty() && !m_hint.isEmpty() && width() >= needed;
}

void FilterEdit::updateMargins()
{
    const int room = showsHint() ? fontMetrics().horizontalAdvance(m_hint) + 6 : 0;
    if (textMargins().right() != room)
        setTextMargins(0, 0, room, 0);
}

void FilterEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!showsHint())
        return;
    QStyleOptionFrame frame;
    initStyleOption(&frame);
    const QRect contents = style()->subElementRect(QStyle::SE_LineEditContents, &frame, this);
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const auto alignment = QStyle::visualAlignment(layoutDirection(), Qt::AlignRight | Qt::AlignVCenter);
    painter.drawText(contents.adjusted(4, 0, -4, 0), int(alignment), m_hint);
}

void FilterEdit::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    updateMargins();
}

void FilterEdit::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateMargins();
    else if (event->type() == QEvent::LanguageChange)
        nameClearButton(*this);
}

} // namespace proxydeck

#include "moc_filter_edit.cpp"
