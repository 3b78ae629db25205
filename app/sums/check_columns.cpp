// SPDX-License-Identifier: MIT
#include "sums/check_columns.h"

#include <QSqlQuery>
#include <QVariant>

namespace proxydeck {

CheckOutcome checkOf(const QSqlQuery &row, int first)
{
    if (row.isNull(first))
        return {};
    bool isKnown = true;
    const auto number = [&](int column, auto last) {
        const qint64 value = row.value(first + column).toLongLong();
        isKnown = isKnown && value >= 0 && value <= qint64(last);
        return decltype(last)(value);
    };
    const auto ms = [&](int column) { return row.isNull(first + column) ? -1 : row.value(first + column).toInt(); };
    CheckOutcome check;
    check.verdict = number(0, CheckVerdict::Cancelled);
    check.stage = number(1, CheckStage::Done);
    check.protocol = number(2, CheckProtocol::Socks5);
    check.tlsFault = number(3, TlsFault::Other);
    check.status = row.value(first + 4).toInt();
    check.times = {ms(5), ms(6), ms(7), ms(8), ms(9)};
    check.exitIp = row.value(first + 10).toString();
    check.address = row.value(first + 11).toUInt();
    check.atMs = row.value(first + 12).toLongLong();
    return isKnown ? check : CheckOutcome();
}

} // namespace proxydeck
