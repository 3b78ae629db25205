// SPDX-License-Identifier: MIT
#include "ui/wording/stock_retry_wording.h"

#include "base/visible_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

struct StockRetryWords
{
    Q_DECLARE_TR_FUNCTIONS(StockRetry)
};

} // namespace

QString stockRetryText(const StockRetry::State &state, const QString &name)
{
    const QLocale locale;
    const QString shown = visibleText(name);
    const QString most = locale.toString(StockRetry::mostTries);
    if (state.call)
        //: %1 the name of a key, %2 of %3 tries
        return StockRetryWords::tr("“%1” has no stock. Try %2 of %3 is under way.")
            .arg(shown, locale.toString(state.tries), most);
    // Rounded up: 0:00 while it still waits looks stuck.
    const qint64 seconds = (state.nextInMs + 999) / 1'000;
    const QString left = u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
    //: %1 the name of a key, %2 of %3 tries, %4 minutes and seconds
    return StockRetryWords::tr("“%1” has no stock. Try %2 of %3 in %4.")
        .arg(shown, locale.toString(state.tries + 1), most, left);
}

QString stockRetryEndText(StockRetry::End why, const QString &name)
{
    const QString shown = visibleText(name);
    switch (why) {
    case StockRetry::End::GaveUp:
        //: %1 the name of a key, %2 a number
        return StockRetryWords::tr("“%1” still has no stock after %2 tries. It is not tried again.")
            .arg(shown, QLocale().toString(StockRetry::mostTries));
    case StockRetry::End::OtherError:
        return StockRetryWords::tr("“%1” is not tried again: the last try ended differently.").arg(shown);
    case StockRetry::End::KeyChanged:
        return shown.isEmpty() ? StockRetryWords::tr("Retrying until in stock has ended: the key was deleted.")
                               : StockRetryWords::tr("“%1” is not tried again: the key was changed.").arg(shown);
    case StockRetry::End::KeyMissing:
        return StockRetryWords::tr("“%1” is not tried again: its key is not available.").arg(shown);
    case StockRetry::End::Cancelled:
        return StockRetryWords::tr("“%1” is not tried again.").arg(shown);
    case StockRetry::End::InStock:
    case StockRetry::End::Pressed:
        break;
    }
    return {};
}

QString stockRetryLeftOutText(const QString &name)
{
    return StockRetryWords::tr("“%1” has no stock either. It is not tried again: one key at a time.")
        .arg(visibleText(name));
}

} // namespace proxydeck
