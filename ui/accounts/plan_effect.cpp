// SPDX-License-Identifier: MIT
#include "ui/accounts/plan_effect.h"

#include "accounts/account.h"
#include "catalogue/catalogue.h"

#include <QCoreApplication>
#include <QLocale>

namespace proxydeck {

namespace {

struct PlanEffect
{
    Q_DECLARE_TR_FUNCTIONS(PlanEffect)
};

/// What the call that extracts allows a minute.
int callsAllowed(const Catalogue &catalogue, const Account &account)
{
    const Endpoint *endpoint = catalogue.find(account.product, account.mode, Action::Extract);
    return endpoint ? callsPerMinute(*endpoint, account.channels) : 0;
}

} // namespace

bool isOtherPlan(const Account &before, const Account &after)
{
    return before.product != after.product || before.mode != after.mode;
}

QString planEffectText(const Catalogue &catalogue, const Account &before, const Account &after)
{
    const QLocale locale;
    const int calls = callsAllowed(catalogue, after);
    const int callsBefore = callsAllowed(catalogue, before);
    const QString effect = calls == callsBefore
        ? PlanEffect::tr("%1 calls a minute.").arg(locale.toString(calls))
        : PlanEffect::tr("%1 calls a minute instead of %2.").arg(locale.toString(calls), locale.toString(callsBefore));
    if (!isOtherPlan(before, after))
        return effect;
    //: between two sentences
    return PlanEffect::tr("%1 %2").arg(
        effect, PlanEffect::tr("The form shows the fields of this plan; those of the old one are kept."));
}

QString planWaitingText(int waiting)
{
    if (waiting == 0)
        return {};
    return waiting == 1 ? PlanEffect::tr("One call of this key is waiting. It is cancelled, not sent.")
                        : PlanEffect::tr("%1 calls of this key are waiting. They are cancelled, not sent.")
                              .arg(QLocale().toString(waiting));
}

} // namespace proxydeck
