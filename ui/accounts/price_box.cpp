// SPDX-License-Identifier: MIT
#include "ui/accounts/price_box.h"

#include "accounts/account.h"

#include <QDoubleSpinBox>

#include <cmath>

namespace proxydeck {

namespace {

constexpr double priceUnit = 10'000; ///< Account::price counts ten-thousandths
constexpr double noPrice = -1.0 / priceUnit;

} // namespace

QDoubleSpinBox *makePriceBox(QWidget *parent)
{
    auto *box = new QDoubleSpinBox(parent);
    box->setDecimals(4);
    box->setRange(noPrice, 100'000);
    box->setSingleStep(0.01);
    box->setValue(noPrice);
    return box;
}

void setPrice(QDoubleSpinBox &box, const Account &account)
{
    box.setValue(account.price ? double(*account.price) / priceUnit : noPrice);
}

void takePrice(const QDoubleSpinBox &box, Account &account)
{
    const qint64 price = std::llround(box.value() * priceUnit);
    account.price = price < 0 ? std::nullopt : std::optional<qint64>(price);
}

} // namespace proxydeck
