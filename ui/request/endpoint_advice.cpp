// SPDX-License-Identifier: MIT
#include "ui/request/endpoint_advice.h"

#include "catalogue/endpoint.h"
#include "ui/widgets/note_label.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QCoreApplication>
#include <QEvent>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace proxydeck {

using namespace Qt::StringLiterals;

EndpointAdvice::EndpointAdvice(QWidget *parent)
    : QWidget(parent)
    , m_text(new NoteLabel(NoteLabel::Kind::Information, this))
    , m_link(new QToolButton(this))
{
    m_text->setObjectName(u"advice"_s);
    m_link->setObjectName(u"adviceLink"_s);
    m_link->setAutoRaise(true);
    m_link->setFocusPolicy(Qt::StrongFocus);
    m_link->setCursor(Qt::PointingHandCursor);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_text);
    layout->addWidget(m_link, 0, Qt::AlignRight);
    connect(m_link, &QToolButton::clicked, this, [this] {
        if (m_endpoint && m_endpoint->authSettings)
            Q_EMIT openUrl(QUrl(QString::fromUtf8(m_endpoint->authSettings)));
    });
    hide();
}

void EndpointAdvice::showEndpoint(const Endpoint *endpoint)
{
    m_endpoint = endpoint;
    const char *advice = endpoint ? endpoint->advice : nullptr;
    const char *link = endpoint ? endpoint->adviceLink : nullptr;
    m_text->setText(advice ? QCoreApplication::translate("Catalogue", advice) : QString());
    m_link->setText(link ? QCoreApplication::translate("Catalogue", link) : QString());
    m_link->setVisible(link);
    setPlainToolTip(*m_link, tr("Opens the vendor's console in the browser"));
    setVisible(advice);
}

void EndpointAdvice::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showEndpoint(m_endpoint);
}

} // namespace proxydeck

#include "moc_endpoint_advice.cpp"
