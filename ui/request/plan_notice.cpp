// SPDX-License-Identifier: MIT
#include "ui/request/plan_notice.h"

#include "accounts/account.h"
#include "catalogue/catalogue.h"
#include "ui/widgets/note_label.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace proxydeck {

using namespace Qt::StringLiterals;

PlanNotice::PlanNotice(QWidget *parent)
    : QWidget(parent)
    , m_note(new NoteLabel(NoteLabel::Kind::Information, this))
    , m_save(new QPushButton(this))
    , m_back(new QPushButton(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_note);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_save);
    buttons->addWidget(m_back);
    layout->addLayout(buttons);
    m_save->setObjectName(u"savePlan"_s);
    m_back->setObjectName(u"backToPlan"_s);
    connect(m_save, &QPushButton::clicked, this, &PlanNotice::saveRequested);
    connect(m_back, &QPushButton::clicked, this, &PlanNotice::backRequested);
    hide();
}

void PlanNotice::compare(const Account *account, const Endpoint &endpoint)
{
    const bool differs = account && (account->product != endpoint.product || account->mode != endpoint.mode);
    setVisible(differs);
    if (!differs)
        return;
    //: %1 a plan: "Short-lived · Channel"
    m_note->setText(tr("This key is saved as %1.").arg(planName(account->product, account->mode)));
    m_save->setText(tr("Save to key"));
    m_back->setText(tr("Undo", "go back to the key's plan"));
}

} // namespace proxydeck
