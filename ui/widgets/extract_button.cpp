// SPDX-License-Identifier: MIT
#include "ui/widgets/extract_button.h"

#include <QKeyEvent>

namespace proxydeck {

using namespace Qt::StringLiterals;

ExtractButton::ExtractButton(QWidget *parent)
    : QPushButton(parent)
{
    setDefault(true);
    setMinimumHeight(fontMetrics().height() * 9 / 4);
    QFont bold;
    bold.setBold(true);
    setFont(bold);
}

void ExtractButton::setAction(const QString &what, const QString &shortcut)
{
    // Escapes ampersands, which would be taken for mnemonics.
    const QString text = shortcut.isEmpty() ? what : what + u"    "_s + shortcut;
    setText(QString(text).replace(u'&', u"&&"_s));
    setAccessibleName(what);
    setAccessibleDescription(shortcut);
}

void ExtractButton::keyPressEvent(QKeyEvent *event)
{
    // A default button would click for every auto-repeat of Return.
    if (event->isAutoRepeat())
        event->accept();
    else
        QPushButton::keyPressEvent(event);
}

void ExtractButton::keyReleaseEvent(QKeyEvent *event)
{
    if (event->isAutoRepeat())
        event->accept();
    else
        QPushButton::keyReleaseEvent(event);
}

void ExtractButton::mouseDoubleClickEvent(QMouseEvent *event)
{
    // QWidget would handle it as a second press, and the release would cause a second click.
    event->accept();
}

} // namespace proxydeck

#include "moc_extract_button.cpp"
