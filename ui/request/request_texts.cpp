// SPDX-License-Identifier: MIT
#include "ui/request/request_texts.h"

#include "accounts/account.h"
#include "catalogue/form_model.h"

#include <QCoreApplication>
#include <QLocale>

namespace proxydeck {

namespace {

struct RequestWords
{
    Q_DECLARE_TR_FUNCTIONS(RequestPanel)
};

} // namespace

QString callButtonText(const FormModel &form)
{
    const int number = form.fieldNamed(u"num");
    const bool countable = number < 0 || form.problem(number) == FieldProblem::None;
    const QString count = QLocale().toString(form.wantedCount());
    switch (form.endpoint().action) {
    case Action::Extract:
        //: %1 a number of IPs
        return countable ? RequestWords::tr("Extract %1").arg(count) : RequestWords::tr("Extract");
    case Action::ListInUse:
        return RequestWords::tr("List in use");
    case Action::ExtractAndList:
        //: %1 a number of IPs
        return countable ? RequestWords::tr("Extract %1 and list").arg(count) : RequestWords::tr("Extract and list");
    }
    return {};
}

QString manyKeysButtonText(int keys, int ips)
{
    const QLocale locale;
    //: %1 a number of IPs, %2 a number of keys, at least 2
    return RequestWords::tr("Extract %1 with %2 keys").arg(locale.toString(ips), locale.toString(keys));
}

QString rateRuleText(const Endpoint &endpoint, const Account *account)
{
    const QLocale locale;
    if (endpoint.rate == RateRule::SixtyAMinute)
        return RequestWords::tr("%1 calls a minute").arg(locale.toString(callsPerMinute(endpoint, 1)));
    if (!account)
        return RequestWords::tr("Channels × 5 + 10 calls a minute");
    const QString calls = locale.toString(callsPerMinute(endpoint, account->channels));
    if (account->channels == 1)
        return RequestWords::tr("%1 calls a minute (1 channel × 5 + 10)").arg(calls);
    return RequestWords::tr("%1 calls a minute (%2 channels × 5 + 10)").arg(calls, locale.toString(account->channels));
}

} // namespace proxydeck
