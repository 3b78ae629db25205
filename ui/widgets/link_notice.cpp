// SPDX-License-Identifier: MIT
#include "ui/widgets/link_notice.h"

#include "ui/widgets/elided_label.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPushButton>

namespace proxydeck {

using namespace Qt::StringLiterals;

LinkNotice::LinkNotice(QWidget *parent)
    : QWidget(parent)
    , m_text(new ElidedLabel(this))
    , m_button(new QPushButton(this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_button->setObjectName(u"noticeButton"_s);
    m_button->setAutoDefault(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 12, 4);
    layout->addWidget(m_text, 0);
    layout->addWidget(m_button);
    layout->addStretch(1);
    connect(m_button, &QPushButton::clicked, this, &LinkNotice::clicked);
    hide();
}

void LinkNotice::setText(const QString &text, const QString &button)
{
    m_button->setText(button);
    m_button->setAccessibleName(button);
    m_button->setAccessibleDescription(text);
    if (text == m_text->text())
        return;
    m_text->setText(text);
    setVisible(!text.isEmpty());
    if (text.isEmpty())
        return;
    // Screen readers say it without a move of the focus.
    setAccessibleName(text);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString LinkNotice::text() const { return m_text->text(); }

} // namespace proxydeck

#include "moc_link_notice.cpp"
