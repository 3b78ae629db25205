// SPDX-License-Identifier: MIT
#include "ui/widgets/edit_end.h"

#include <QEvent>
#include <QFocusEvent>
#include <QLineEdit>
#include <QScopedValueRollback>

namespace proxydeck {

EditEnd::EditEnd(QLineEdit &line)
    : QObject(&line)
    , m_line(line)
{
    line.installEventFilter(this);
    connect(&line, &QLineEdit::returnPressed, this, &EditEnd::end);
    connect(&line, &QLineEdit::textChanged, this, [this] {
        if (m_isShowing)
            return;
        m_isPending = true;
        if (!m_line.hasFocus())
            end();
    });
}

void EditEnd::show(const QString &text)
{
    const QScopedValueRollback showing(m_isShowing, true);
    m_isPending = false;
    m_line.setText(text);
}

bool EditEnd::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut) {
        // The field is not left for its context menu, nor when another window comes to the front.
        const auto reason = static_cast<const QFocusEvent *>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            end();
    }
    return QObject::eventFilter(watched, event);
}

void EditEnd::end()
{
    if (!m_isPending)
        return;
    m_isPending = false;
    Q_EMIT reached();
}

} // namespace proxydeck

#include "moc_edit_end.cpp"
