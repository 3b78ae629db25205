// SPDX-License-Identifier: MIT
#include "ui/calls/received_text_dialog.h"

#include "ui/look/fixed_font.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace proxydeck {

using namespace Qt::StringLiterals;

ReceivedTextDialog::ReceivedTextDialog(const QString &about, const QString &text, QWidget *parent)
    : QDialog(parent)
    , m_about(about)
    , m_text(new QPlainTextEdit(this))
{
    setObjectName(u"receivedText"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_text->setReadOnly(true);
    m_text->setPlainText(text);
    m_text->setFont(fixedFont(font()));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setTabChangesFocus(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 22);
    retranslate();
}

void ReceivedTextDialog::retranslate()
{
    //: %1 time and action of the call
    setWindowTitle(tr("Received text – %1").arg(m_about));
    m_text->setAccessibleName(tr("Received text"));
}

void ReceivedTextDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace proxydeck
