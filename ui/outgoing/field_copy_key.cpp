// SPDX-License-Identifier: MIT
#include "ui/outgoing/field_copy_key.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace proxydeck {

namespace {

/// Whether the copy key has nothing to copy in \a field.
bool isFieldWithoutSelection(const QWidget *field)
{
    if (const auto *edit = qobject_cast<const QTextEdit *>(field))
        return !edit->textCursor().hasSelection();
    if (const auto *edit = qobject_cast<const QPlainTextEdit *>(field))
        return !edit->textCursor().hasSelection();
    const auto *line = qobject_cast<const QLineEdit *>(field);
    if (const auto *combo = qobject_cast<const QComboBox *>(field))
        line = combo->lineEdit();
    else if (qobject_cast<const QAbstractSpinBox *>(field))
        line = field->findChild<QLineEdit *>(); // its lineEdit() is protected
    return line && !line->hasSelectedText();
}

} // namespace

FieldCopyKey::FieldCopyKey(QWidget &part)
    : QObject(&part)
    , m_part(part)
{
    qApp->installEventFilter(this);
}

bool FieldCopyKey::eventFilter(QObject *watched, QEvent *event)
{
    // A field asks for the key before it becomes a shortcut, and so do the fields around it, up to the window.
    if (event->type() != QEvent::ShortcutOverride || !watched->isWidgetType())
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    const QWidget *focus = QApplication::focusWidget();
    if (!key->matches(QKeySequence::Copy) || !focus || focus->window() != m_part.window()
        || !isFieldWithoutSelection(focus))
        return false;
    event->ignore();
    return true;
}

} // namespace proxydeck

#include "moc_field_copy_key.cpp"
