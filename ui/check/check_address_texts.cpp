// SPDX-License-Identifier: MIT
#include "ui/check/check_address_texts.h"

#include "base/visible_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

struct CheckAddressTexts
{
    Q_DECLARE_TR_FUNCTIONS(CheckAddressTexts)
};

} // namespace

QString checkAddressText(const CheckAddress &address)
{
    QStringList parts{visibleText(address.url())};
    if (address.method == CheckAddress::Method::Head)
        parts.append(u"HEAD"_s);
    if (address.status != 0)
        parts.append(CheckAddressTexts::tr("status %1", "of an HTTP answer").arg(address.status));
    if (!address.text.isEmpty())
        parts.append(CheckAddressTexts::tr("contains “%1”", "an HTTP answer").arg(visibleText(address.text)));
    if (address.readsExit)
        parts.append(CheckAddressTexts::tr("tells the exit IP"));
    return parts.join(u" · "_s);
}

QString checkAddressFaultText(CheckAddress::Fault fault)
{
    using Fault = CheckAddress::Fault;
    switch (fault) {
    case Fault::NotAUrl:
        return CheckAddressTexts::tr("Enter a whole address, such as https://example.com/ip.");
    case Fault::OtherScheme:
        return CheckAddressTexts::tr("The address has to begin with https:// or http://.");
    case Fault::HasLogin:
        return CheckAddressTexts::tr(
            "Leave user and password out: an address is kept in the settings, where secrets do "
            "not belong.");
    case Fault::BadHost:
        return CheckAddressTexts::tr("This is not the name or address of a host.");
    case Fault::TooLong:
        return CheckAddressTexts::tr("The address is too long.");
    }
    return {};
}

} // namespace proxydeck
