// SPDX-License-Identifier: MIT
#include "ui/calls/call_actions.h"

#include "desk/call.h"
#include "ui/calls/call_delegate.h"
#include "ui/look/themed_icon.h"
#include "ui/wording/call_texts.h"

#include <QAction>
#include <QMenu>

namespace proxydeck {

using namespace Qt::StringLiterals;

CallActions::CallActions(QObject *parent)
    : QObject(parent)
    , selectLeases(make(u"selectLeases"_s))
    , reconcile(make(u"reconcile"_s))
    , cancel(make(u"cancel"_s))
    , openPage(make(u"openPage"_s))
    , showCode(make(u"showCode"_s))
    , copyRequest(make(u"copyRequest"_s))
    , copySupport(make(u"copySupport"_s))
    , showReceived(make(u"showReceived"_s))
    , filterByKey(make(u"filterByKey"_s))
    , filterByRequest(make(u"filterByRequest"_s))
    , callAgain(make(u"callAgain"_s))
    , toggleGroup(make(u"toggleGroup"_s))
    , pin(make(u"pinCall"_s))
    , details(make(u"callDetails"_s))
    , closeDetails(make(u"closeDetails"_s))
{
    pin->setCheckable(true);
    details->setCheckable(true);
    details->setChecked(true);
    details->setIcon(themedIcon("details"_L1));
    details->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F4));
    toggleGroup->setVisible(false);
    connect(closeDetails, &QAction::triggered, this, [this] { details->setChecked(false); });
    clear();
}

QAction *CallActions::make(const QString &name)
{
    auto *action = new QAction(this);
    action->setObjectName(name);
    action->setAutoRepeat(false);
    action->setMenuRole(QAction::NoRole);
    return action;
}

QList<QAction *> CallActions::buttons() const
{
    return {selectLeases, reconcile, cancel, openPage, showCode, copyRequest, copySupport, showReceived};
}

void CallActions::fill(QMenu &menu) const
{
    menu.addActions({selectLeases, toggleGroup, reconcile, cancel, openPage, showCode});
    menu.addSeparator();
    menu.addActions({filterByKey, filterByRequest});
    menu.addSeparator();
    menu.addActions({copyRequest, copySupport, showReceived});
    menu.addSeparator();
    menu.addActions({pin, details});
    menu.addSeparator();
    menu.addAction(callAgain);
}

void CallActions::update(const Call &call, const Wording &wording, const Catalogue &catalogue, int leases)
{
    const bool ended = call.isOver();
    m_leases = leases;
    selectLeases->setVisible(leases > 0);
    selectLeases->setText(CallDelegate::linkText(leases));
    reconcile->setVisible(ended && canReconcile(call, catalogue));
    cancel->setVisible(!ended);
    cancel->setText(call.isUnderWay() ? tr("Give up waiting") : tr("Cancel"));
    openPage->setVisible(!wording.page.isEmpty());
    openPage->setText(wording.pageLabel);
    showCode->setVisible(call.error && !call.error->code.isEmpty());
    copyRequest->setVisible(!call.requestId.isEmpty());
    copySupport->setVisible(ended);
    showReceived->setVisible(!callReceivedText(call).isEmpty());
    filterByKey->setVisible(true);
    filterByRequest->setVisible(!call.requestId.isEmpty());
    // While the outcome is unknown, calling again could pay twice for the same order.
    callAgain->setVisible(ended && call.endpoint && !call.isUnknown());
}

void CallActions::clear()
{
    for (QAction *action : buttons() + QList<QAction *>{filterByKey, filterByRequest, callAgain})
        action->setVisible(false);
}

void CallActions::retranslate()
{
    selectLeases->setText(CallDelegate::linkText(m_leases));
    reconcile->setText(tr("&List in use"));
    showCode->setText(tr("A&bout this code"));
    copyRequest->setText(tr("Copy re&quest ID"));
    copySupport->setText(tr("Copy for &support"));
    copySupport->setToolTip(
        tr("Time, request without secrets, code and request ID: what the vendor's support asks for"));
    showReceived->setText(tr("Show received &text"));
    filterByKey->setText(tr("Show only leases of this &key"));
    filterByRequest->setText(tr("Show only leases of this r&equest"));
    callAgain->setText(tr("Call &again"));
    pin->setText(tr("P&in"));
    pin->setToolTip(tr("Stay with this call when newer ones come"));
    details->setText(tr("Call &details"));
    closeDetails->setText(tr("Close"));
    closeDetails->setToolTip(tr("Close the details: Esc"));
}

} // namespace proxydeck

#include "moc_call_actions.cpp"
