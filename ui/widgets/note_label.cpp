// SPDX-License-Identifier: MIT
#include "ui/widgets/note_label.h"

#include "ui/widgets/headings.h"
#include "ui/widgets/sign_label.h"

#include <QHBoxLayout>
#include <QLabel>

namespace proxydeck {

NoteLabel::NoteLabel(Kind kind, QWidget *parent)
    : QWidget(parent)
    , m_icon(new SignLabel(kind == Kind::Problem ? Sign::Warning : Sign::Information, this))
    , m_text(makeText(this, true))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    hide();
}

void NoteLabel::setText(const QString &text)
{
    m_text->setText(text);
    placeIcon();
    setVisible(!text.isEmpty());
}

QString NoteLabel::text() const { return m_text->text(); }

void NoteLabel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeIcon();
}

void NoteLabel::placeIcon()
{
    const bool oneLine = m_text->heightForWidth(m_text->width()) < 2 * m_text->fontMetrics().height();
    layout()->setAlignment(m_icon, oneLine ? Qt::AlignVCenter : Qt::AlignTop);
}

} // namespace proxydeck

#include "moc_note_label.cpp"
