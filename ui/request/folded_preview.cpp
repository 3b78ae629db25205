// SPDX-License-Identifier: MIT
#include "ui/request/folded_preview.h"

#include "ui/request/request_preview.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QEvent>
#include <QToolButton>
#include <QVBoxLayout>

namespace proxydeck {

using namespace Qt::StringLiterals;

FoldedPreview::FoldedPreview(QWidget *parent)
    : QWidget(parent)
    , m_fold(new QToolButton(this))
    , m_copy(new QToolButton(this))
    , m_preview(new RequestPreview(this))
{
    for (QToolButton *button : {m_fold, m_copy}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
    }
    m_fold->setObjectName(u"foldPreview"_s);
    m_fold->setCheckable(true);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy->setObjectName(u"copyAsCurl"_s);
    m_preview->setObjectName(u"preview"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->addWidget(m_fold);
    row->addStretch(1);
    row->addWidget(m_copy);
    layout->addLayout(row);
    layout->addWidget(m_preview);
    connect(m_fold, &QToolButton::toggled, this, &FoldedPreview::setOpen);
    connect(m_copy, &QToolButton::clicked, this, &FoldedPreview::copyRequested);
    setOpen(false);
    retranslate();
}

void FoldedPreview::setRequest(const QString &masked) { m_preview->setRequest(masked); }

void FoldedPreview::setCopyable(bool copyable) { m_copy->setEnabled(copyable); }

bool FoldedPreview::isOpen() const { return m_fold->isChecked(); }

void FoldedPreview::setOpen(bool open)
{
    m_fold->setChecked(open);
    m_fold->setArrowType(open ? Qt::DownArrow : isRightToLeft() ? Qt::LeftArrow : Qt::RightArrow);
    m_preview->setVisible(open);
}

void FoldedPreview::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FoldedPreview::retranslate()
{
    m_fold->setText(tr("Request preview"));
    m_preview->setAccessibleName(tr("Request preview"));
    m_copy->setText(tr("Copy as cURL"));
    setPlainToolTip(*m_copy, tr("Copies the request as a command for a shell. It contains the key in plain text."));
}

} // namespace proxydeck

#include "moc_folded_preview.cpp"
