// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QSpinBox;
class QWidget;

namespace proxydeck {

struct Account;

/// A spin box for the number of channels. Its lowest value stands for a number that nobody has entered, so that a
/// default is never taken for what was bought.
QSpinBox *makeChannelsBox(QWidget *parent);
/// The text of that value, for setSpecialValueText().
QString channelsNotEnteredText();

void setChannels(QSpinBox &box, const Account &account);
void takeChannels(const QSpinBox &box, Account &account);

} // namespace proxydeck
