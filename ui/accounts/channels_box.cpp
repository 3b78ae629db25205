// SPDX-License-Identifier: MIT
#include "ui/accounts/channels_box.h"

#include "accounts/account.h"
#include "ui/widgets/number_box.h"

#include <QCoreApplication>
#include <QSpinBox>

#include <algorithm>

namespace proxydeck {

namespace {

constexpr int mostChannels = 100'000;

} // namespace

QSpinBox *makeChannelsBox(QWidget *parent)
{
    auto *box = new NumberBox(parent);
    box->setRange(0, mostChannels);
    box->setAccelerated(true);
    box->setSpecialValueText(channelsNotEnteredText());
    return box;
}

QString channelsNotEnteredText() { return QCoreApplication::translate("ChannelsBox", "Not entered"); }

void setChannels(QSpinBox &box, const Account &account)
{
    box.setValue(account.channelsEntered ? account.channels : 0);
}

void takeChannels(const QSpinBox &box, Account &account)
{
    account.channelsEntered = box.value() > 0;
    account.channels = std::max(1, box.value());
}

} // namespace proxydeck
