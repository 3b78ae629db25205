// SPDX-License-Identifier: MIT
#include "ui/help/last_log_dialog.h"

#include "ui/look/fixed_font.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextCursor>
#include <QVBoxLayout>

namespace proxydeck {

using namespace Qt::StringLiterals;

LastLogDialog::LastLogDialog(const QString &text, QWidget *parent)
    : QDialog(parent)
    , m_text(new QPlainTextEdit(this))
    , m_copy(new QPushButton(this))
{
    setObjectName(u"lastLog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_text->setReadOnly(true);
    m_text->setPlainText(text);
    m_text->setFont(fixedFont(font()));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setTabChangesFocus(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    connect(m_copy, &QPushButton::clicked, this, &LastLogDialog::copyRequested);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 120, fontMetrics().height() * 26);
    // What happened last is at the end.
    QTextCursor end = m_text->textCursor();
    end.movePosition(QTextCursor::End);
    end.movePosition(QTextCursor::StartOfLine);
    m_text->setTextCursor(end);
    retranslate();
}

void LastLogDialog::retranslate()
{
    setWindowTitle(tr("Last lines of the log"));
    m_text->setAccessibleName(tr("Last lines of the log"));
    m_copy->setText(tr("&Copy"));
}

void LastLogDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace proxydeck
