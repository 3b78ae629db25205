// SPDX-License-Identifier: MIT
#include "ui/request/plan_line.h"

#include "accounts/account.h"
#include "ui/keys/key_texts.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/pair_row.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

namespace proxydeck {

using namespace Qt::StringLiterals;

PlanLine::PlanLine(QWidget *parent)
    : QWidget(parent)
    , m_plan(new ElidedLabel(this))
    , m_change(new QToolButton(this))
    , m_presets(new QToolButton(this))
{
    QFont bold;
    bold.setBold(true);
    m_plan->setFont(bold);
    m_plan->setObjectName(u"plan"_s);
    for (QToolButton *button : {m_change, m_presets}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
    }
    m_change->setObjectName(u"changePlan"_s);
    m_presets->setObjectName(u"presets"_s);
    m_presets->setPopupMode(QToolButton::InstantPopup);
    auto *buttons = new QWidget(this);
    auto *inner = new QHBoxLayout(buttons);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(2);
    inner->addWidget(m_change);
    inner->addWidget(m_presets);
    // A plan with many letters has a line of its own.
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new PairRow(*m_plan, *buttons, 0, this));
    connect(m_change, &QToolButton::clicked, this, &PlanLine::changeRequested);
    retranslate();
}

void PlanLine::showAccount(const Account *account)
{
    setVisible(account);
    m_plan->setText(account ? planText(*account) : QString());
}

void PlanLine::setPresets(QMenu &menu) { m_presets->setMenu(&menu); }

void PlanLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PlanLine::retranslate()
{
    m_change->setText(tr("Change…"));
    m_change->setAccessibleName(tr("Change plan…"));
    setPlainToolTip(*m_change, tr("Changes what the key is for: product, mode, channels"));
    m_presets->setText(tr("Presets"));
    setPlainToolTip(*m_presets, tr("Named values of this key"));
}

} // namespace proxydeck

#include "moc_plan_line.cpp"
