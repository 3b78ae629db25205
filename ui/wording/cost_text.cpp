// SPDX-License-Identifier: MIT
#include "ui/wording/cost_text.h"

#include <QLocale>

namespace proxydeck {

namespace {

constexpr qint64 costUnit = 10'000; ///< of Account::price

} // namespace

QString costText(qint64 cost)
{
    int places = 4;
    for (qint64 rest = cost; places > 2 && rest % 10 == 0; rest /= 10)
        --places;
    return QLocale().toString(double(cost) / costUnit, 'f', places);
}

} // namespace proxydeck
