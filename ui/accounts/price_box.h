// SPDX-License-Identifier: MIT
#pragma once

class QDoubleSpinBox;
class QWidget;

namespace proxydeck {

struct Account;

/// A box for the price of one IP. Its lowest value stands for a price that nobody has entered; its text is set with
/// setSpecialValueText().
QDoubleSpinBox *makePriceBox(QWidget *parent);

void setPrice(QDoubleSpinBox &box, const Account &account);
void takePrice(const QDoubleSpinBox &box, Account &account);

} // namespace proxydeck
