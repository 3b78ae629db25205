// SPDX-License-Identifier: MIT
#include "ui/help/last_log_dialog.h"

#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextCursor>

namespace proxydeck {

using namespace Qt::StringLiterals;

LastLogDialog::LastLogDialog(const QString &text, QWidget *parent)
    : TextDialog(text, {120, 26}, parent)
    , m_copy(new QPushButton(this))
{
    setObjectName(u"lastLog"_s);
    QPlainTextEdit &lines = this->text();
    lines.setLineWrapMode(QPlainTextEdit::NoWrap);
    buttons().addButton(m_copy, QDialogButtonBox::ActionRole);
    setTabOrder(&lines, m_copy);
    connect(m_copy, &QPushButton::clicked, this, &LastLogDialog::copyRequested);
    // Scrolls to the end, where the latest events are.
    QTextCursor end = lines.textCursor();
    end.movePosition(QTextCursor::End);
    end.movePosition(QTextCursor::StartOfLine);
    lines.setTextCursor(end);
    retranslate();
}

void LastLogDialog::retranslate()
{
    setWindowTitle(tr("Last lines of the log"));
    text().setAccessibleName(tr("Last lines of the log"));
    m_copy->setText(tr("&Copy"));
}

} // namespace proxydeck

#include "moc_last_log_dialog.cpp"
