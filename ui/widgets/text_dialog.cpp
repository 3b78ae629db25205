// SPDX-License-Identifier: MIT
#include "ui/widgets/text_dialog.h"

#include "ui/look/fixed_font.h"
#include "ui/widgets/fitted_window.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace proxydeck {

TextDialog::TextDialog(const QString &text, QSize size, QWidget *parent)
    : QDialog(parent)
    , m_text(new QPlainTextEdit(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_text->setReadOnly(true);
    m_text->setPlainText(text);
    m_text->setFont(fixedFont(font()));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setTabChangesFocus(true);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addWidget(m_buttons);
    resize(fittedSize(*this,
                      QSize(fontMetrics().averageCharWidth() * size.width(), fontMetrics().height() * size.height())));
}

void TextDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace proxydeck

#include "moc_text_dialog.cpp"
